#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Which file of the system an open descriptor or a name means, whatever names the file has.
struct FileIdentity: Equatable {
    private var device: dev_t = 0
    private var number: ino_t = 0

    /// The file behind an open descriptor.
    init(_ descriptor: Int32) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return }
        (device, number) = (status.st_dev, status.st_ino)
    }

    /// What has a name, a symbolic link itself; nil where nothing has.
    init?(_ path: String) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        (device, number) = (status.st_dev, status.st_ino)
    }
}
