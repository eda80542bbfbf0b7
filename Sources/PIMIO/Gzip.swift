import CLibXML2

/// Compression of finished files; equal input gives equal bytes, since neither name nor time is stored.
public enum Gzip {
    /// Whether this machine's libxml2 can compress.
    public static var isAvailable: Bool { pim_gzip_is_available() != 0 }

    /// Compresses a file into another one, which appears only when it is complete.
    public static func compress(file: String, to target: String, level: Int = 6) throws(PIMIOError) {
        try checkAvailable(target)
        precondition((1...9).contains(level), "the level must lie between 1 and 9")
        var source = try ByteSource(path: file)
        var draft = try AtomicFile(target: target)
        let path = deviceName(draft.lend(), or: draft.temporaryPath)
        try quietly { () throws(PIMIOError) in
            guard let output = unsafe xmlOutputBufferCreateFilename(path, nil, Int32(level)) else {
                throw PIMIOError(code: .notWritable, path: target, message: "cannot write: the file cannot be opened")
            }
            do throws(PIMIOError) {
                while true {
                    let block = try source.next(count: 1 << 18)
                    guard !block.isEmpty else { break }
                    let written = unsafe block.withUnsafeBytes {
                        unsafe pim_gzip_write(output, $0.baseAddress, Int32($0.count))
                    }
                    guard written == block.count else { throw failedWrite(target) }
                }
            } catch {
                _ = unsafe pim_gzip_finish(output)
                throw error
            }
            guard unsafe pim_gzip_finish(output) == 0 else { throw failedWrite(target) }
        }
        try draft.commit()
    }

    /// Decompresses a file completely and returns the number of bytes in it; damage and truncation throw.
    @discardableResult
    public static func verify(_ path: String, maxBytes: Int = 1 << 40) throws(PIMIOError) -> Int {
        var size = 0
        try read(path, maxBytes: maxBytes) { (block: [UInt8]) throws(PIMIOError) in size += block.count }
        return size
    }

    /// The number of bytes a compressed file holds, found by decompressing all of it.
    public static func decompressedSize(_ path: String, maxBytes: Int = 1 << 40) throws(PIMIOError) -> Int {
        try verify(path, maxBytes: maxBytes)
    }

    /// Decompresses a file into another one, which appears only when it is complete.
    public static func decompress(
        file: String,
        to target: String,
        maxBytes: Int = 1 << 34
    ) throws(PIMIOError) {
        var output = try AtomicFile(target: target)
        try read(file, maxBytes: maxBytes) { (block: [UInt8]) throws(PIMIOError) in try output.write(block) }
        try output.commit()
    }

    private static func read(
        _ path: String,
        maxBytes: Int,
        _ body: ([UInt8]) throws(PIMIOError) -> Void
    ) throws(PIMIOError) {
        try checkAvailable(path)
        let expected = try storedSize(path)
        let source = try ByteSource(path: path)
        let device = deviceName(source.openDescriptor, or: path)
        try quietly { () throws(PIMIOError) in
            guard
                let input = unsafe xmlParserInputBufferCreateFilename(device, XML_CHAR_ENCODING_NONE)
            else { throw PIMIOError(code: .notReadable, path: path, message: "cannot read: the file cannot be opened") }
            var size = 0
            do throws(PIMIOError) {
                while let block = unsafe try nextBlock(input, path) {
                    size += block.count
                    guard size <= maxBytes else {
                        let message = "expected at most \(maxBytes) bytes after decompression"
                        throw PIMIOError(code: .tooLarge, path: path, message: message)
                    }
                    try body(block)
                }
            } catch {
                _ = unsafe pim_gzip_end(input)
                throw error
            }
            let isComplete = unsafe pim_gzip_end(input) == 0
            guard isComplete, UInt32(truncatingIfNeeded: size) == expected else { throw damaged(path, .truncated) }
        }
    }

    @unsafe
    private static func nextBlock(_ input: xmlParserInputBufferPtr, _ path: String) throws(PIMIOError) -> [UInt8]? {
        var received: Int32 = 0
        let block = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 18) { room, used in
            received = unsafe pim_gzip_read(input, room.baseAddress, Int32(room.count))
            used = max(Int(received), 0)
        }
        guard received >= 0 else { throw damaged(path, .invalidSyntax) }
        return block.isEmpty ? nil : block
    }

    /// The size noted in the last four bytes, modulo 2^32; throws when the file does not begin like gzip.
    private static func storedSize(_ path: String) throws(PIMIOError) -> UInt32 {
        var source = try ByteSource(path: path)
        var tail: [UInt8] = []
        var isFirst = true
        while true {
            let block = try source.next(after: tail[...], count: 1 << 18)
            guard block.count > tail.count else { break }
            if isFirst && !block.starts(with: [0x1F, 0x8B]) { throw damaged(path, .invalidSyntax) }
            isFirst = false
            tail = Array(block.suffix(4))
        }
        guard tail.count == 4 else { throw damaged(path, .truncated) }
        return tail.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// A name for an open file that libxml2 cannot mistake for a URL: it would resolve `%20` and the like in a path.
    private static func deviceName(_ descriptor: Int32, or path: String) -> String {
        let name = "/dev/fd/\(descriptor)"
        return Files.exists(name) ? name : Files.absolute(path)
    }

    private static func quietly(_ body: () throws(PIMIOError) -> Void) throws(PIMIOError) {
        pim_xml_silence()
        defer { pim_xml_unsilence() }
        try body()
    }

    private static func checkAvailable(_ path: String) throws(PIMIOError) {
        guard !isAvailable else { return }
        let message = "expected a libxml2 built with zlib, found one without: gzip is not available here"
        throw PIMIOError(code: .ioFailure, path: path, message: message)
    }

    private static func failedWrite(_ path: String) -> PIMIOError {
        PIMIOError(code: .ioFailure, path: path, message: "cannot write: the compressed bytes were not accepted")
    }

    private static func damaged(_ path: String, _ code: PIMIOError.Code) -> PIMIOError {
        PIMIOError(code: code, path: path, message: "expected a complete gzip file")
    }
}
