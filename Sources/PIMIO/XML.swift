/// Checks of finished XML files, streaming and in constant memory.
///
/// They take well-formed XML 1.0 in UTF-8 without a DOCTYPE; a file in another encoding or with a DOCTYPE is refused.
public enum XML {
    /// Checks that a file is well-formed and returns the number of its elements.
    @discardableResult
    public static func verify(path: String, limits: XMLLimits = .init()) throws(PIMIOError) -> Int {
        var check = XMLByteCheck(source: try source(path), limits: limits)
        return try check.count().elements
    }

    /// Checks that a file is well-formed and returns how many of its elements have a name, prefix included.
    public static func countElements(
        named name: String,
        in path: String,
        limits: XMLLimits = .init()
    ) throws(PIMIOError) -> Int {
        var check = XMLByteCheck(source: try source(path), wanted: Array(name.utf8), limits: limits)
        return try check.count().matching
    }

    /// Checks bytes as a file is checked, in blocks of a size.
    package static func countElements(
        named name: String,
        in bytes: [UInt8],
        path: String = "memory",
        limits: XMLLimits = .init(),
        blockSize: Int = 1 << 18
    ) throws(PIMIOError) -> (elements: Int, matching: Int) {
        let source = ByteSource(bytes: bytes, name: path)
        var check = XMLByteCheck(source: source, wanted: Array(name.utf8), limits: limits, blockSize: blockSize)
        return try check.count()
    }

    /// The file of a path; `-` is a name like others.
    private static func source(_ path: String) throws(PIMIOError) -> ByteSource {
        try ByteSource(path: path == "-" ? "./-" : path)
    }
}
