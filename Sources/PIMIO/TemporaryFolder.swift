#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A folder of its own under TMPDIR (or /tmp) that goes, with what is in it, when nobody holds it any more.
public final class TemporaryFolder: Sendable {
    /// Where the folder is.
    public let path: String

    /// Makes a folder nobody else can read; throws where the disk refuses.
    public init(_ purpose: String = "pim") throws(PIMIOError) {
        let place = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        let pattern = Files.join(place.isEmpty ? "/tmp" : place, "\(purpose)-XXXXXX")
        var name = Array(pattern.utf8CString)
        let made = unsafe name.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return false }
            return unsafe mkdtemp(start) != nil
        }
        guard made else {
            throw PIMIOError(code: .notWritable, path: pattern, message: "no temporary folder can be made there")
        }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        Files.removeTree(path)
    }
}
