import PIMFormats
import PIMIO
import PIMText

/// Turns a finished feed from UTF-8 into its own encoding, and back for being checked.
///
/// Nothing is ever replaced: a character that the encoding does not hold, or bytes that are none of its text, throw. The
/// declaration of XML names the encoding of the file it stands in.
struct FeedTranscoding {
    private let encoding: TextEncoding
    private let isXML: Bool

    init(_ format: FeedFormat) {
        encoding = format.encoding
        if case .xml = format.container { isXML = true } else { isXML = false }
    }

    /// Writes a UTF-8 file in the feed's encoding.
    func encode(_ path: String, to file: inout AtomicFile) throws(PIMIOError) {
        var encoder = TextEncoder(encoding)
        var isFirst = true
        try Files.readBlocks(path) { block throws(PIMIOError) in
            let text = isFirst ? try declared(block, from: .utf8, to: encoding, path) : block
            isFirst = false
            var bytes: [UInt8] = []
            do throws(TextEncodingProblem) { bytes = try encoder.encode(text) } catch { throw failure(error, path) }
            try file.write(bytes)
        }
        do throws(TextEncodingProblem) { try encoder.finish() } catch { throw failure(error, path) }
    }

    /// Writes a file that is in the feed's encoding as UTF-8.
    func decode(_ path: String, to file: inout AtomicFile) throws(PIMIOError) {
        var decoder = TextDecoder(encoding)
        var isFirst = true
        try Files.readBlocks(path) { block throws(PIMIOError) in
            var text: [UInt8] = []
            do throws(TextEncodingProblem) { text = try decoder.decode(block) } catch { throw failure(error, path) }
            try file.write(isFirst ? try declared(text, from: encoding, to: .utf8, path) : text)
            isFirst = false
        }
        do throws(TextEncodingProblem) { try decoder.finish() } catch { throw failure(error, path) }
    }

    /// The first block with the declaration of another encoding.
    private func declared(
        _ block: [UInt8],
        from source: TextEncoding,
        to target: TextEncoding,
        _ path: String
    ) throws(PIMIOError) -> [UInt8] {
        guard isXML else { return block }
        let expected = Self.declaration(source)
        guard block.starts(with: expected) else {
            let message = "expected an XML declaration with the encoding \(source.xmlName)"
            throw PIMIOError(code: .invalidEncoding, path: path, line: 1, message: message)
        }
        return Self.declaration(target) + block[expected.count...]
    }

    private static func declaration(_ encoding: TextEncoding) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"\(encoding.xmlName)\"?>\n".utf8)
    }

    private func failure(_ problem: TextEncodingProblem, _ path: String) -> PIMIOError {
        let message =
            switch problem {
            case .stranger(let scalar): "\(encoding.rawValue) cannot hold \(scalar.named)"
            case .malformed(let offset): "expected text in \(encoding.rawValue), found other bytes at \(offset)"
            }
        return PIMIOError(code: .invalidEncoding, path: path, message: message)
    }
}
