import PIMIO
import PIMText

extension ImportRequest {
    /// The source's files in UTF-8, in a folder of their own; nil where they are UTF-8 already.
    ///
    /// CSV files are turned from the request's encoding; JSON is UTF-8, or UTF-16 where that is named. Throws where a file is not in the encoding.
    func decodedSource() throws -> TemporaryFolder? {
        guard encoding != .utf8 else { return nil }
        let folder = try TemporaryFolder("pim-import")
        for name in try Files.list(source) {
            let path = Files.join(source, name)
            let isTable = name.hasSuffix(".csv")
            guard isTable || name.hasSuffix(".json") || name.hasSuffix(".jsonl"), !Files.isDirectory(path) else {
                continue
            }
            var file = try AtomicFile(target: Files.join(folder.path, name))
            var decoder = TextDecoder(isTable ? encoding : .utf8, needsMark: false)
            var isFirst = true
            try Files.readBlocks(path) { block throws(PIMIOError) in
                if isFirst, !isTable, block.prefix(4).contains(0), [.utf16, .utf16HighFirst].contains(encoding) {
                    decoder = TextDecoder(encoding, needsMark: false)
                }
                isFirst = false
                var text: [UInt8] = []
                do throws(TextEncodingProblem) { text = try decoder.decode(block) } catch { throw failure(error, path) }
                try file.write(text)
            }
            do throws(TextEncodingProblem) { try decoder.finish() } catch { throw failure(error, path) }
            try file.commit()
        }
        return folder
    }

    private func failure(_ problem: TextEncodingProblem, _ path: String) -> PIMIOError {
        let place = if case .malformed(let offset) = problem { " at byte \(offset)" } else { "" }
        return PIMIOError(
            code: .invalidEncoding,
            path: path,
            message: "expected text in \(encoding.rawValue), found other bytes\(place); name the file's own encoding"
        )
    }
}
