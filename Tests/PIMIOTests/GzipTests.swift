import PIMIO
import Testing

@Suite("Gzip", .enabled(if: Gzip.isAvailable))
struct GzipTests {
    @Test("gives equal bytes for equal input, and the input back")
    func roundTrip() throws {
        try withFolder { folder in
            let plain = Files.join(folder, "plain file.xml")
            var generator = SeededGenerator(seed: 1)
            let content = (0..<600_000).map { _ in UInt8.random(in: 97...110, using: &generator) }
            try Files.writeAtomically(content, to: plain)
            let first = Files.join(folder, "a.gz")
            let second = Files.join(folder, "b%20:c.gz")
            try Gzip.compress(file: plain, to: first)
            try Gzip.compress(file: plain, to: second)
            let compressed = try Files.read(first)
            #expect(compressed == (try Files.read(second)))
            #expect(compressed.starts(with: [0x1F, 0x8B, 0x08, 0x00, 0, 0, 0, 0]))
            #expect(compressed.count < 400_000)
            #expect(try Gzip.verify(first) == content.count)
            #expect(try Gzip.decompressedSize(first) == content.count)
            try Gzip.decompress(file: first, to: plain + ".back")
            #expect(try Files.read(plain + ".back") == content)
            #expect(try Files.list(folder).count == 4)
        }
    }

    @Test("an empty file stays empty")
    func empty() throws {
        try withFolder { folder in
            let plain = Files.join(folder, "empty")
            try Files.writeAtomically([], to: plain)
            try Gzip.compress(file: plain, to: plain + ".gz", level: 9)
            #expect(try Gzip.verify(plain + ".gz") == 0)
        }
    }

    @Test("damage, truncation and bombs are refused", .tags(.security))
    func damage() throws {
        try withFolder { folder in
            let plain = Files.join(folder, "zeros")
            let path = plain + ".gz"
            try Files.writeAtomically([UInt8](repeating: 0, count: 1 << 20), to: plain)
            try Gzip.compress(file: plain, to: path)
            let bomb = try #require(throws: PIMIOError.self) { try Gzip.verify(path, maxBytes: 1 << 16) }
            #expect(bomb.code == .tooLarge)
            var generator = SeededGenerator(seed: 3)
            let content = (0..<100_000).map { _ in UInt8.random(in: 97...110, using: &generator) }
            try Files.writeAtomically(content, to: plain)
            try Gzip.compress(file: plain, to: path)
            let whole = try Files.read(path)
            for length in [0, 1, 2, 9, 20, whole.count / 2, whole.count - 8, whole.count - 1] {
                try Files.writeAtomically(Array(whole[..<length]), to: path)
                #expect(throws: PIMIOError.self, "\(length) of \(whole.count) bytes") { try Gzip.verify(path) }
            }
            for index in [0, 2, 40, whole.count - 8, whole.count - 2] {
                var damaged = whole
                damaged[index] ^= 0x55
                try Files.writeAtomically(damaged, to: path)
                #expect(throws: PIMIOError.self, "byte \(index)") { try Gzip.verify(path) }
            }
            try Files.writeAtomically(bytes("plain text"), to: path)
            #expect(throws: PIMIOError.self) { try Gzip.verify(path) }
            #expect(throws: PIMIOError.self) { try Gzip.compress(file: folder + "/none", to: path) }
            #expect(try Files.read(path) == bytes("plain text"))
        }
    }
}

@Suite("Content hash")
struct ContentHashTests {
    @Test(
        "gives the published values",
        arguments: [
            ("", 0, 0xEF46_DB37_51D8_E999), ("a", 0, 0xD24E_C4F1_A98C_6E5B), ("abc", 0, 0x44BC_2CF5_AD77_0999),
            ("Nobody inspects the spammish repetition", 0, 0xFBCE_A83C_8A37_8BF1),
            ("xxhash", 20_141_025, 13_067_679_811_253_438_005),
        ] as [(String, UInt64, UInt64)]
    )
    func vectors(_ example: (text: String, seed: UInt64, hash: UInt64)) {
        #expect(ContentHash.hash64(bytes(example.text), seed: example.seed) == example.hash)
    }

    @Test("is the same however the bytes are cut")
    func pieces() {
        var generator = SeededGenerator(seed: 9)
        for length in 0..<140 {
            let content = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let whole = ContentHash.hash64(content, seed: 42)
            #expect(ContentHash.hash64([1, 2] + content + [3], in: 2..<length + 2, seed: 42) == whole)
            var hasher = ContentHasher(seed: 42)
            var index = 0
            while index < length {
                let end = min(length, index + Int.random(in: 0...40, using: &generator))
                hasher.update(content, in: index..<end)
                index = end
            }
            #expect(hasher.finish() == whole)
        }
    }

    @Test("renders 16 digits")
    func hex() {
        #expect(ContentHash.hex(0xEF) == "00000000000000ef")
        #expect(ContentHash.hex(0xEF46_DB37_51D8_E999) == "ef46db3751d8e999")
    }

    @Test("reads files")
    func file() throws {
        try withFolder { folder in
            let content = [UInt8](repeating: 7, count: 600_001)
            try Files.writeAtomically(content, to: Files.join(folder, "x"))
            #expect(try ContentHash.hash64(file: Files.join(folder, "x")) == ContentHash.hash64(content))
        }
    }
}
