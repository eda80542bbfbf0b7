import Testing

@testable import PIMIO

@Suite("Line reader")
struct LineReaderTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let source: String
        let lines: [String]
        var testDescription: String { source.debugDescription }
    }

    static let examples: [Example] = [
        Example(source: "", lines: []),
        Example(source: "\n", lines: [""]),
        Example(source: "a", lines: ["a"]),
        Example(source: "a\n", lines: ["a"]),
        Example(source: "a\nb", lines: ["a", "b"]),
        Example(source: "a\r\nb\r\n", lines: ["a", "b"]),
        Example(source: "\n\n\r\n\n", lines: ["", "", "", ""]),
        Example(source: "a\rb\nc\r", lines: ["a\rb", "c\r"]),
        Example(source: "\u{FEFF}first\nsecond", lines: ["first", "second"]),
        Example(source: "\u{FEFF}", lines: []),
        Example(source: "\u{FEFF}\n", lines: [""]),
        Example(source: "a\n\u{FEFF}b\n", lines: ["a", "\u{FEFF}b"]),
        Example(source: "Zażółć\ngęślą 😀\n", lines: ["Zażółć", "gęślą 😀"]),
        Example(
            source: "0123456789\n01234\n0123456789012345678\nx",
            lines: ["0123456789", "01234", "0123456789012345678", "x"]
        ),
    ]

    @Test("gives the same lines for every block size", arguments: examples)
    func blockSizes(_ example: Example) throws {
        for blockSize in 1...example.source.utf8.count + 4 {
            let source = ByteSource(bytes: bytes(example.source), name: "memory")
            var reader = LineReader(source: source, maxLineBytes: 100, blockSize: blockSize)
            var lines: [LineReader.Line] = []
            while let line = try reader.next() { lines.append(line) }
            #expect(lines.map { Array($0.string.utf8) } == example.lines.map { Array($0.utf8) })
            #expect(lines.map(\.number) == lines.indices.map { $0 + 1 })
            #expect(reader.bytesRead == example.source.utf8.count)
            let isTerminated = example.source.hasSuffix("\n") || example.source.utf8.last == 0x0A
            if let last = lines.last { #expect(last.isTerminated == isTerminated) }
            let isEachTerminated = lines.dropLast().allSatisfy { $0.isTerminated }
            #expect(isEachTerminated)
            #expect(try reader.next() == nil)
        }
    }

    @Test("drops a line over the limit and goes on, whatever the block size", .tags(.security), arguments: 1...40)
    func tooLong(_ blockSize: Int) throws {
        let text = "12345\r\n123456\n" + String(repeating: "x", count: 33) + "\nok\n1234567"
        let source = ByteSource(bytes: bytes(text), name: "memory")
        var reader = LineReader(source: source, maxLineBytes: 5, blockSize: blockSize)
        var lines: [LineReader.Line] = []
        while let line = try reader.next() { lines.append(line) }
        #expect(lines.map(\.isTooLong) == [false, true, true, false, true])
        #expect(lines.map(\.string) == ["12345", "", "", "ok", ""])
        #expect(lines.map(\.number) == [1, 2, 3, 4, 5])
        #expect(lines.map(\.isTerminated) == [true, true, true, true, false])
    }

    @Test("a line of a gigabyte costs no memory", .tags(.security))
    func hugeLine() throws {
        try withFolder { folder in
            let path = Files.join(folder, "huge.jsonl")
            try Files.writeAtomically([], to: path)
            appendHole(to: path, size: 1 << 30, then: bytes("\nafter\n"))
            let before = peakMemory()
            var reader = try LineReader(path: path, maxLineBytes: 1 << 20)
            let first = try #require(try reader.next())
            #expect(first.isTooLong && first.range.isEmpty && first.number == 1)
            #expect(try reader.next()?.string == "after")
            #expect(try reader.next() == nil)
            #expect(reader.bytesRead == (1 << 30) + 7)
            #expect(peakMemory() - before < 256 << 20)
        }
    }

    @Test("lines keep their block when the reader goes on")
    func sharing() throws {
        let text = (0..<1000).map { "line \($0)\n" }.joined()
        var reader = LineReader(
            source: ByteSource(bytes: bytes(text), name: "memory"),
            maxLineBytes: 100,
            blockSize: 64
        )
        var lines: [LineReader.Line] = []
        while let line = try reader.next() { lines.append(line) }
        #expect(lines.map(\.string) == (0..<1000).map { "line \($0)" })
        #expect(lines.last?.isBlank == false)
    }

    @Test("a missing file and a folder are errors with the path")
    func unreadable() throws {
        let error = #expect(throws: PIMIOError.self) { _ = try LineReader(path: "/tmp/no/such/file") }
        #expect(error?.code == .notFound)
        var folder = try LineReader(path: "/tmp")
        let failure = Result { () throws(PIMIOError) in try folder.next() }
        guard case .failure(let reason) = failure else {
            Issue.record("a folder was read")
            return
        }
        #expect(reason.code == .notReadable)
        #expect(reason.description == "/tmp: cannot read: it is a folder")
    }

    @Test("memory and files give the same lines")
    func file() throws {
        try withFolder { folder in
            let path = Files.join(folder, "lines.txt")
            let text = (0..<5000).map { String(repeating: "ż", count: $0 % 97) }.joined(separator: "\n")
            try Files.writeAtomically(bytes(text), to: path)
            var fromFile = LineReader(source: try ByteSource(path: path), maxLineBytes: 1 << 20, blockSize: 777)
            var fromMemory = LineReader(bytes: bytes(text))
            while true {
                let left = try fromFile.next()
                let right = try fromMemory.next()
                #expect(left?.string == right?.string)
                guard left != nil else { break }
            }
        }
    }
}
