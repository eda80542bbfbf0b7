extension Files {
    /// Hands on the bytes of a file as they are, block by block, in constant memory; `-` is standard input.
    public static func readBlocks(
        _ path: String,
        size: Int = 1 << 18,
        _ take: ([UInt8]) throws(PIMIOError) -> Void
    ) throws(PIMIOError) {
        var source = try ByteSource(path: path)
        while true {
            let block = try source.next(count: max(size, 1))
            guard !block.isEmpty else { return }
            try take(block)
        }
    }
}
