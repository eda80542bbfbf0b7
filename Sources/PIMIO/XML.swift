/// Checks of finished XML files, streaming and with the reader's protections.
public enum XML {
    /// Checks that a file is well-formed and returns the number of its elements.
    @discardableResult
    public static func verify(path: String, limits: XMLLimits = .init()) throws(PIMIOError) -> Int {
        var reader = try XMLNodeReader(path: path, limits: limits)
        var count = 0
        while try reader.advance() {
            if reader.kind == .start { count += 1 }
        }
        return count
    }

    /// Checks that a file is well-formed and returns how many of its elements have a name, prefix included.
    public static func countElements(
        named name: String,
        in path: String,
        limits: XMLLimits = .init()
    ) throws(PIMIOError) -> Int {
        var reader = try XMLNodeReader(path: path, limits: limits)
        let name = Array(name.utf8CString)
        var count = 0
        while try reader.advance() {
            if reader.kind == .start && reader.isNamed(name) { count += 1 }
        }
        return count
    }
}
