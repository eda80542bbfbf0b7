#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Turns the system's error numbers into errors with the same sentences on every machine.
enum SystemError {
    static func reading(_ path: String, _ code: Int32) -> PIMIOError {
        PIMIOError(code: kind(code, otherwise: .notReadable), path: path, message: "cannot read: " + sentence(code))
    }

    static func writing(_ path: String, _ code: Int32) -> PIMIOError {
        PIMIOError(code: kind(code, otherwise: .notWritable), path: path, message: "cannot write: " + sentence(code))
    }

    static func removing(_ path: String, _ code: Int32) -> PIMIOError {
        PIMIOError(code: kind(code, otherwise: .notWritable), path: path, message: "cannot remove: " + sentence(code))
    }

    /// Throws when a path cannot be handed to the system as it is.
    static func check(path: String) throws(PIMIOError) {
        guard !path.isEmpty else {
            throw PIMIOError(code: .notFound, message: "expected a path, found an empty text")
        }
        guard !path.utf8.contains(0) else {
            throw PIMIOError(code: .forbidden, message: "expected a path without a NUL character")
        }
    }

    private static func kind(_ code: Int32, otherwise: PIMIOError.Code) -> PIMIOError.Code {
        switch code {
        case ENOENT, ENOTDIR: .notFound
        case EACCES, EPERM, EISDIR, EROFS, EEXIST, ENOTEMPTY, ENAMETOOLONG, ELOOP: otherwise
        case EMFILE, ENFILE: .tooManyFiles
        case EFBIG: .tooLarge
        case EPIPE: .readerGone
        default: .ioFailure
        }
    }

    private static func sentence(_ code: Int32) -> String {
        switch code {
        case ENOENT: "no such file or folder"
        case ENOTDIR: "a part of the path is not a folder"
        case EACCES, EPERM: "permission denied"
        case EISDIR: "it is a folder"
        case EROFS: "the file system is read-only"
        case EEXIST: "it exists already"
        case ENOTEMPTY: "the folder is not empty"
        case ENOSPC, EDQUOT: "no space left"
        case EFBIG: "the file would be larger than the system allows (`ulimit -f`)"
        case EMFILE, ENFILE: "too many open files; raise the limit (`ulimit -n`)"
        case ENAMETOOLONG: "the name is too long"
        case ELOOP: "too many symbolic links"
        case EPIPE: "the reader went away"
        case EXDEV: "source and target are on different file systems"
        case EBADF: "the file is not open"
        case EIO: "the device failed"
        default: "system error \(code)"
        }
    }
}
