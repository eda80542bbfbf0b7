import PIMIO
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("Files")
struct FilesTests {
    @Test("reads, lists, measures, renames and removes")
    func operations() throws {
        try withFolder { folder in
            let path = Files.join(folder, "a", "b", "c.txt")
            try Files.writeAtomically(bytes("zażółć"), to: path)
            #expect(try Files.read(path) == bytes("zażółć"))
            #expect(try Files.size(path) == 10)
            #expect(Files.exists(path) && !Files.isDirectory(path))
            #expect(Files.isDirectory(Files.join(folder, "a")))
            try Files.writeAtomically([], to: Files.join(folder, "B"))
            try Files.writeAtomically([], to: Files.join(folder, "ą"))
            #expect(try Files.list(folder) == ["B", "a", "ą"])
            try Files.rename(path, to: Files.join(folder, "moved"))
            #expect(!Files.exists(path))
            try Files.remove(Files.join(folder, "moved"))
            try Files.remove(Files.join(folder, "moved"))
            #expect(try Files.read(Files.join(folder, "B")).isEmpty)
            #expect(throws: PIMIOError.self) { try Files.list(Files.join(folder, "none")) }
            #expect(throws: PIMIOError.self) { try Files.makeDirectory(Files.join(folder, "B", "x")) }
        }
    }

    @Test("refuses more bytes than allowed, also from endless devices", .tags(.security))
    func limits() throws {
        try withFolder { folder in
            let path = Files.join(folder, "five")
            try Files.writeAtomically(bytes("12345"), to: path)
            #expect(try Files.read(path, maxBytes: 5).count == 5)
            let error = try #require(throws: PIMIOError.self) { try Files.read(path, maxBytes: 4) }
            #expect(error.code == .tooLarge)
            #expect(error.message == "expected at most 4 bytes, found 5")
            #expect(throws: PIMIOError.self) { try Files.read("/dev/zero", maxBytes: 100_000) }
            #expect(throws: PIMIOError.self) { try Files.read("") }
            #expect(try #require(throws: PIMIOError.self) { try Files.read("/etc/hos\0ts") }.code == .forbidden)
        }
    }

    @Test(
        "joins and splits paths",
        arguments: [
            (Files.join("a", "b"), "a/b"), (Files.join("a/", "/b"), "a/b"), (Files.join("", "b"), "b"),
            (Files.join("/", "b"), "/b"),
            (Files.folder(of: "a/b/c"), "a/b"), (Files.folder(of: "c"), "."), (Files.folder(of: "/c"), "/"),
            (Files.folder(of: "a/b/"), "a"), (Files.name(of: "a/b.xml"), "b.xml"), (Files.name(of: "b"), "b"),
            (Files.absolute("/a/./b/../c"), "/a/c"), (Files.absolute("/../x"), "/x"),
        ]
    )
    func paths(_ example: (found: String, expected: String)) {
        #expect(example.found == example.expected)
    }

    @Test(
        "keeps paths from data inside their folder",
        .tags(.security),
        arguments: [
            ("a.jpg", true), ("a/b.jpg", true), ("./a", true), ("a..b/c", true), ("", false), ("/etc/passwd", false),
            ("..", false),
            ("a/../../b", false), ("a/..", false), ("a\0b", false), ("..\\b", false), ("\\\\host\\share", false),
            ("a\nb", false),
            ("link/passwd", false), ("link", false), ("dangling/x", false), ("real/x", true),
        ]
    )
    func inside(_ example: (path: String, isInside: Bool)) throws {
        try withFolder { whole in
            let folder = Files.join(whole, "folder")
            try Files.makeDirectory(Files.join(folder, "real"))
            try Files.writeAtomically(bytes("x"), to: Files.join(whole, "outside/passwd"))
            makeLink(to: Files.join(whole, "outside"), at: Files.join(folder, "link"))
            makeLink(to: "/no/such/place", at: Files.join(folder, "dangling"))
            #expect(Files.isInside(folder: folder, path: example.path) == example.isInside)
            #expect(Files.isInside(folder: folder + "/", path: example.path) == example.isInside)
        }
    }
}

@Suite("Folders to throw away")
struct RemovedTreeTests {
    @Test("go with what is in them, without what their links lead to", .tags(.security))
    func linksStay() throws {
        try withFolder { folder in
            let kept = Files.join(folder, "outside/kept.txt")
            try Files.writeAtomically(bytes("x"), to: kept)
            try withFolder { inner in
                makeLink(to: Files.join(folder, "outside"), at: Files.join(inner, "folder"))
                makeLink(to: kept, at: Files.join(inner, "file"))
                makeLink(to: "/no/such/place", at: Files.join(inner, "dangling"))
                try Files.makeDirectory(Files.join(inner, "deep/deeper"))
                Files.removeTree(inner)
                #expect(!Files.exists(inner))
            }
            #expect(try Files.read(kept) == bytes("x"))
        }
    }
}

@Suite("Atomic file")
struct AtomicFileTests {
    @Test("appears only when committed")
    func commit() throws {
        try withFolder { folder in
            let target = Files.join(folder, "deep", "feed.xml")
            var file = try AtomicFile(target: target)
            try file.write(bytes("new"))
            #expect(!Files.exists(target))
            #expect(file.temporaryPath.hasPrefix(target + ".tmp-"))
            try file.close()
            #expect(try Files.read(file.temporaryPath) == bytes("new"))
            #expect(file.bytesWritten == 3)
            #expect(throws: PIMIOError.self) { try write(&file) }
            try file.commit()
            #expect(try Files.read(target) == bytes("new"))
            #expect(try Files.list(Files.join(folder, "deep")) == ["feed.xml"])
        }
    }

    @Test("leaves the old file when it is dropped")
    func drop() throws {
        try withFolder { folder in
            let target = Files.join(folder, "feed.xml")
            try Files.writeAtomically(bytes("old"), to: target)
            try abandon(target)
            #expect(try Files.read(target) == bytes("old"))
            #expect(try Files.list(folder) == ["feed.xml"])
        }
    }

    @Test("two writers of one target do not meet")
    func writers() throws {
        try withFolder { folder in
            let target = Files.join(folder, "feed.xml")
            var first = try AtomicFile(target: target)
            var second = try AtomicFile(target: target)
            #expect(first.temporaryPath != second.temporaryPath)
            try first.write(bytes("first"))
            try second.write(bytes("second"))
            try second.commit()
            try first.commit()
            #expect(try Files.read(target) == bytes("first"))
        }
    }

    @Test("large and small pieces arrive in order")
    func pieces() throws {
        try withFolder { folder in
            let target = Files.join(folder, "data")
            var expected: [UInt8] = []
            var file = try AtomicFile(target: target)
            for number in 0..<300 {
                let piece = [UInt8](repeating: UInt8(number & 0xFF), count: number * 7)
                expected += piece
                try file.write(piece)
            }
            #expect(file.bytesWritten == expected.count)
            try file.commit()
            #expect(try Files.read(target) == expected)
        }
    }

    @Test("removes leftovers of dead processes only")
    func leftovers() throws {
        try withFolder { folder in
            let target = Files.join(folder, "feed.xml")
            let living = try AtomicFile(target: target)
            for name in [
                "feed.xml.tmp-2000000000-0", "feed.xml.tmp-x-0", "feed.xml.tmp-0-0", "other.xml.tmp-2000000000-0",
            ] {
                try Files.writeAtomically([], to: Files.join(folder, name))
            }
            AtomicFile.removeLeftovers(of: target)
            let left = try Files.list(folder)
            #expect(left.contains(Files.name(of: living.temporaryPath)))
            #expect(!left.contains("feed.xml.tmp-2000000000-0"))
            #expect(left.count == 4)
        }
    }

    @Test("that holds other bytes than were written never appears", .tags(.security), arguments: [true, false])
    func strangers(isLonger: Bool) throws {
        try withFolder { folder in
            let target = Files.join(folder, "feed.xml")
            try Files.writeAtomically(bytes("old"), to: target)
            var file = try AtomicFile(target: target)
            try file.write([UInt8](repeating: 65, count: 1 << 17))
            // As a message of the program would, were the file to have the number of standard error.
            let handle = try #require(fopen(file.temporaryPath, isLonger ? "a" : "w"))
            fputs("a message", handle)
            fclose(handle)
            let error = #expect(throws: PIMIOError.self) { try file.close() }
            #expect(error?.message.hasPrefix("expected the 131072 bytes that were written, found ") == true)
            #expect(try Files.read(target) == bytes("old"))
        }
    }

    @Test("a target that cannot be written is an error with its path")
    func unwritable() throws {
        try withFolder { folder in
            let error = #expect(throws: PIMIOError.self) { _ = try AtomicFile(target: folder) }
            #expect(error?.description == "\(folder): cannot write: it is a folder")
        }
    }

    private func abandon(_ target: String) throws {
        var file = try AtomicFile(target: target)
        try file.write(bytes("half"))
        try file.close()
    }

    private func write(_ file: inout AtomicFile) throws {
        try file.write([1])
    }
}

@Suite("File lock")
struct FileLockTests {
    @Test("has one holder at a time and says who")
    func exclusive() throws {
        try withFolder { folder in
            let path = Files.join(folder, "locks", "feed.lock")
            var lock = try FileLock(path: path)
            try lock.heartbeat()
            let error = #expect(throws: PIMIOError.self) { _ = try FileLock(path: path) }
            #expect(error?.code == .locked)
            #expect(error?.message.contains("held by process \(currentProcess()) for 0 s") == true)
            lock.release()
            #expect(!Files.exists(path))
            let again = try FileLock(path: path)
            again.release()
        }
    }

    @Test("takes over from a dead process")
    func takeOver() throws {
        try withFolder { folder in
            let path = Files.join(folder, "feed.lock")
            try Files.writeAtomically(bytes("2000000000 1 1\nleftover text of another length"), to: path)
            let lock = try FileLock(path: path)
            #expect(String(decoding: try Files.read(path), as: UTF8.self).hasPrefix("\(currentProcess()) "))
            lock.release()
        }
    }

    @Test("is given back when it goes out of scope")
    func scope() throws {
        try withFolder { folder in
            let path = Files.join(folder, "feed.lock")
            try hold(path)
            try hold(path)
            #expect(!Files.exists(path))
        }
    }

    private func hold(_ path: String) throws {
        let lock = try FileLock(path: path)
        #expect(Files.exists(lock.path))
    }
}

@Suite("Sinks")
struct SinkTests {
    @Test("take what buffers hold and leave them empty")
    func drain() throws {
        var sink = MemorySink()
        var buffer = ByteBuffer(capacity: 8)
        buffer.append("a" as StaticString)
        buffer.append(UInt8(ascii: "b"))
        buffer.append("ż")
        buffer.append(bytes("xyz"), in: 1..<2)
        buffer.append(contentsOf: [0x21])
        for number in [0, 7, -12, 1_234_567_890, Int.max, Int.min] { buffer.append(integer: number) }
        try sink.drain(&buffer)
        try sink.drain(&buffer)
        #expect(buffer.isEmpty)
        #expect(String(decoding: sink.bytes, as: UTF8.self) == "abży!07-121234567890\(Int.max)\(Int.min)")
    }

    @Test("a closed reader is an error, not the end of the process")
    func brokenPipe() throws {
        DescriptorSink.ignoreBrokenPipes()
        let (reading, writing) = try makePipe()
        closeDescriptor(reading)
        var sink = DescriptorSink(writing)
        let failure = Result { () throws(PIMIOError) in try sink.write(bytes("x")) }
        closeDescriptor(writing)
        guard case .failure(let error) = failure else {
            Issue.record("the write went through")
            return
        }
        #expect(error.code == .readerGone)
        #expect(error.description == "standard output: cannot write: the reader went away")
    }
}
