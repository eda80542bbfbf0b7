import Testing

@testable import PIMIO

/// What reading came to: the rows, and the problem that ended it.
private struct Reading: Equatable, CustomStringConvertible {
    var rows: [[[UInt8]]] = []
    var lines: [Int] = []
    var problem: PIMIOError?

    var description: String { "\(rows.count) rows, lines \(lines), \(problem.map { "\($0)" } ?? "no problem")" }

    mutating func add(_ row: Row) {
        rows.append(row.fields.map { Array($0.utf8) })
        lines.append(row.line)
    }
}

@Suite("Delimited reader, against a reader byte by byte")
struct DelimitedPropertyTests {
    private static let texts: [String] = [
        "a", "word", " ", ",", ",", ";", "\t", "\"", "\"", "\"\"", "\n", "\r", "\r\n", "ż", "łóżko", "م", "字", "😀",
        "\u{1}", String(repeating: "long text ", count: 5), String(repeating: "ąę ", count: 9),
        ",\"quoted, and \"\"doubled\"\"\",", "x,y\nz,w\n",
    ]
    private static let pieces: [[UInt8]] = texts.map { bytes($0) }
    private static let faults: [[UInt8]] = [
        [0], [0xC3], [0xA9], [0xFF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF0, 0x9F], [0xF5],
        [0xC3, 0x22],
    ]

    private static func source(_ generator: inout SeededGenerator) -> [UInt8] {
        var source: [UInt8] = []
        let hasFaults = Int.random(in: 0..<4, using: &generator) == 0
        for _ in 0..<Int.random(in: 0...40, using: &generator) {
            let isFault = hasFaults && Int.random(in: 0..<12, using: &generator) == 0
            source += (isFault ? faults : pieces).randomElement(using: &generator) ?? []
        }
        return source
    }

    private static func expected(_ source: [UInt8], delimiter: UInt8, maximumField: Int) -> Reading {
        var reading = Reading()
        var reader = DelimitedReference(source, delimiter: delimiter, maximumField: maximumField)
        do throws(PIMIOError) {
            while let row = try reader.next() { reading.add(row) }
        } catch {
            reading.problem = error
        }
        return reading
    }

    private static func reader(
        _ source: [UInt8],
        delimiter: UInt8,
        maximumField: Int,
        blockSize: Int
    ) throws(PIMIOError) -> DelimitedReader {
        try DelimitedReader(
            source: ByteSource(bytes: source, name: "in.csv"),
            delimiter: delimiter,
            maxFieldBytes: maximumField,
            blockSize: blockSize
        )
    }

    @Test("Rows, lines and problems are the same, with text and without", .tags(.security), arguments: 0..<8)
    func same(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2500 {
            let source = Self.source(&generator)
            guard Signature.refusal(of: source) == nil else { continue }
            let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "a"), 0xA9, 0xC5]
            let delimiter = delimiters.randomElement(using: &generator) ?? 0
            let isSmall = Bool.random(using: &generator)
            let maximum = isSmall ? Int.random(in: 0...30, using: &generator) : 1 << 20
            let expected = Self.expected(source, delimiter: delimiter, maximumField: maximum)
            for blockSize in [4, Int.random(in: 5...40, using: &generator), 1 << 16] {
                var found = Reading()
                var shapes = Reading()
                var rows = try Self.reader(source, delimiter: delimiter, maximumField: maximum, blockSize: blockSize)
                var counts = try Self.reader(source, delimiter: delimiter, maximumField: maximum, blockSize: blockSize)
                do throws(PIMIOError) {
                    while let row = try rows.next() { found.add(row) }
                } catch {
                    found.problem = error
                }
                var columns: [Int] = []
                do throws(PIMIOError) {
                    while let shape = try counts.nextShape() {
                        columns.append(shape.columns)
                        shapes.lines.append(shape.line)
                    }
                } catch {
                    shapes.problem = error
                }
                #expect(found == expected, "\(source) blocks of \(blockSize), fields of \(maximum), \(delimiter)")
                #expect(columns == expected.rows.map(\.count))
                #expect(shapes.lines == expected.lines && shapes.problem == expected.problem)
                if expected.problem == nil { #expect(counts.endsWithLineFeed == (source.last == 0x0A), "\(source)") }
            }
        }
    }

    @Test("Rows of more fields than there is room for at first are read whole")
    func wide() throws {
        let source = bytes((0..<300).map { "f\($0)" }.joined(separator: ",") + "\n1,2\n")
        var reader = try DelimitedReader(bytes: source)
        #expect(try reader.next()?.fields == (0..<300).map { "f\($0)" })
        #expect(try reader.next() == Row(fields: ["1", "2"], line: 2))
        #expect(try reader.next() == nil)
    }

    @Test("What was refused once is refused again")
    func refusedAgain() throws {
        var reader = try DelimitedReader(bytes: bytes("a,\"b\"c\nd,e\n"))
        let first = #expect(throws: PIMIOError.self) { try reader.next() }
        let second = #expect(throws: PIMIOError.self) { try reader.next() }
        #expect(first == second && first != nil)
    }
}
