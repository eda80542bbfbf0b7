import Testing

@testable import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("Files that replace others")
struct FileOwnershipTests {
    @Test("have the owner, the group and the permissions of those they replace")
    func ownership() throws {
        try withFolder { folder in
            let path = Files.join(folder, "feed.xml")
            try Files.writeAtomically(bytes("old"), to: path)
            #expect(chmod(path, 0o640) == 0)
            // Only the superuser may give a file away.
            let isSuperuser = geteuid() == 0
            if isSuperuser { #expect(chown(path, 1, 33) == 0) }
            try Files.writeAtomically(bytes("new"), to: path)
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o640)
            #expect(status.st_uid == (isSuperuser ? 1 : geteuid()))
            if isSuperuser { #expect(status.st_gid == 33) }
            #expect(try Files.read(path) == bytes("new"))
        }
    }

    @Test("stand behind symbolic links")
    func destinations() throws {
        try withFolder { folder in
            let path = Files.join(folder, "web/feed.xml")
            try Files.writeAtomically([], to: path)
            makeLink(to: "web/feed.xml", at: Files.join(folder, "a"))
            makeLink(to: Files.join(folder, "a"), at: Files.join(folder, "b"))
            makeLink(to: "web/later.xml", at: Files.join(folder, "c"))
            makeLink(to: "nowhere/feed.xml", at: Files.join(folder, "d"))
            makeLink(to: "f", at: Files.join(folder, "e"))
            makeLink(to: "e", at: Files.join(folder, "f"))
            makeLink(to: "web", at: Files.join(folder, "link"))
            #expect(try Files.destination(of: Files.join(folder, "a")) == path)
            #expect(try Files.destination(of: Files.join(folder, "b")) == path)
            #expect(try Files.destination(of: Files.join(folder, "c")) == Files.join(folder, "web/later.xml"))
            #expect(try Files.destination(of: Files.join(folder, "x/y")) == Files.join(folder, "x/y"))
            for name in ["d", "e"] {
                #expect(throws: PIMIOError.self) { try Files.destination(of: Files.join(folder, name)) }
            }
            let real = Files.real(folder)
            #expect(Files.real(Files.join(folder, "link/feed.xml")) == Files.join(real, "web/feed.xml"))
            #expect(Files.real(Files.join(folder, "link/x/y.xml")) == Files.join(real, "web/x/y.xml"))
            #expect(Files.real("/none/x") == "/none/x")
        }
    }
}
