import Testing

@testable import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("What is not ours", .tags(.security))
struct FileSafetyTests {
    private static func mode(_ path: String) -> mode_t {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
    }

    @Test("a pipe, or a link to one, is never replaced by a file", arguments: ["pipe", "link"])
    func pipes(name: String) throws {
        try withFolder { folder in
            let pipe = Files.join(folder, "pipe")
            #expect(mkfifo(pipe, 0o600) == 0)
            makeLink(to: pipe, at: Files.join(folder, "link"))
            let path = Files.join(folder, name)
            let error = #expect(throws: PIMIOError.self) { try Files.writeAtomically(bytes("x"), to: path) }
            #expect(error?.description == "\(path): cannot write: it is a device, a pipe or a socket, and not a file")
            #expect(Self.mode(pipe) == S_IFIFO)
            #expect(Self.mode(Files.join(folder, "link")) == S_IFLNK)
            let left = try Files.list(folder)
            #expect(left == ["link", "pipe"])
        }
    }

    @Test("a device is never replaced by a file")
    func devices() throws {
        try withFolder { folder in
            let path = Files.join(folder, "null")
            // Only the superuser may make one.
            guard mknod(path, S_IFCHR | 0o666, dev_t(1 << 8 | 3)) == 0 else { return }
            #expect(throws: PIMIOError.self) { try Files.writeAtomically(bytes("x"), to: path) }
            #expect(Self.mode(path) == S_IFCHR)
        }
    }

    @Test("a temporary file that others put in the place of ours is neither published nor removed")
    func exchanged() throws {
        try withFolder { folder in
            let target = Files.join(folder, "feed.xml")
            try Files.writeAtomically(bytes("old"), to: target)
            let place = "\(target).tmp-\(currentProcess())-0"
            let error = #expect(throws: PIMIOError.self) { try Self.exchange(place, of: target) }
            #expect(error?.message == "cannot write: somebody else took \(place) away")
            #expect(try Files.read(target) == bytes("old"))
            #expect(try Files.read(place) == bytes("theirs"))
        }
    }

    private static func exchange(_ place: String, of target: String) throws {
        var file = try AtomicFile(target: target)
        try file.write(bytes("new"))
        #expect(file.temporaryPath == place)
        try Files.writeAtomically(bytes("theirs"), to: place)
        try file.commit()
    }

    @Test("a folder named ~ is never made", arguments: ["~", "~/shop/feeds", "shop/~"])
    func home(path: String) throws {
        try withFolder { folder in
            let error = #expect(throws: PIMIOError.self) { try Files.makeDirectory(Files.join(folder, path)) }
            #expect(error?.message == "cannot write: the shell left ~ as it stands; write $HOME")
            #expect(!Files.exists(Files.join(folder, "~")) && !Files.exists(Files.join(folder, "shop/~")))
            try Files.makeDirectory(Files.join(folder, "a~/~b"))
        }
    }

    @Test("what a link leads to stays, with a slash behind the link too")
    func slashes() throws {
        try withFolder { folder in
            let kept = Files.join(folder, "outside/kept.txt")
            try Files.writeAtomically(bytes("x"), to: kept)
            let link = Files.join(folder, "link")
            makeLink(to: "outside", at: link)
            #expect(Files.isLink(link) && Files.isLink(link + "//") && !Files.isLink(Files.join(folder, "outside")))
            Files.removeTree(link + "/")
            #expect(try Files.read(kept) == bytes("x"))
        }
    }

    @Test("a file that is no lock is not emptied where a lock belongs", arguments: ["root:x:0:0\n", "\nx", "1 2 3\n"])
    func locks(text: String) throws {
        try withFolder { folder in
            let file = Files.join(folder, "file")
            let path = Files.join(folder, "lock")
            try Files.writeAtomically(bytes(text), to: file)
            #expect(link(file, path) == 0)
            guard !text.hasPrefix("1") else {
                try FileLock(path: path).release()
                return
            }
            let error = #expect(throws: PIMIOError.self) { _ = try FileLock(path: path) }
            #expect(error?.message == "expected the file of a lock, found something else")
            #expect(try Files.read(file) == bytes(text))
            #expect(Files.exists(path))
        }
    }

    @Test("a pipe is no lock, and stays")
    func lockPipe() throws {
        try withFolder { folder in
            let path = Files.join(folder, "lock")
            #expect(mkfifo(path, 0o600) == 0)
            #expect(throws: PIMIOError.self) { _ = try FileLock(path: path) }
            #expect(Self.mode(path) == S_IFIFO)
        }
    }
}
