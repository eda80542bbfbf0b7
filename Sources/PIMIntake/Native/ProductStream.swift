public import PIMCatalog
package import PIMIO

/// Product or model lines, one at a time, in the order of the files; memory does not grow with their number.
public struct ProductStream: ~Copyable {
    /// What a line gave.
    public enum Item: Sendable {
        /// A product, and what is wrong with its values.
        case product(Product, [Finding])
        /// A line that is no product, and why.
        case rejected(Finding)
    }

    private let files: [ProductFile]
    private let spool: String?
    private let folder: TemporaryFolder?
    private var judge: LineJudge
    private let maximumLineBytes: Int
    private var nextFile = 0
    private var lines: LineReader?
    private var bytesBefore = 0

    /// How many bytes of input were read so far.
    public private(set) var bytesRead = 0

    /// The longest line that is read, in bytes.
    static let maximumLineBytes = 16 << 20

    init(
        files: [ProductFile],
        reader: ProductReader,
        kind: Product.Kind,
        maximumLineBytes: Int = ProductStream.maximumLineBytes
    ) {
        self.files = files
        judge = LineJudge(files: files, reader: reader, kind: kind)
        self.maximumLineBytes = maximumLineBytes
        spool = nil
        folder = nil
    }

    /// Reads lines that were put into another order: each stands behind the number of its file and its own number.
    ///
    /// The folder they lie in is kept as long as the stream.
    init(spool: String, in folder: TemporaryFolder, of files: [ProductFile], reader: ProductReader) {
        self.files = files
        self.folder = folder
        maximumLineBytes = Self.maximumLineBytes
        judge = LineJudge(files: files, reader: reader, kind: .product)
        self.spool = spool
    }

    /// The next line that is not blank; nil at the end of the last file.
    ///
    /// Throws a `PIMIOError` where a file cannot be read; a bad line is an item, not an error.
    public mutating func next() throws -> Item? {
        guard let line = try nextLine() else { return nil }
        return item(of: line)
    }

    /// One line and where it stands.
    package struct PlacedLine: Sendable {
        let bytes: [UInt8]
        let range: Range<Int>
        let file: Int
        package let number: Int
        package let isTooLong: Bool
        let isTerminated: Bool

        /// The number of its bytes.
        package var count: Int { range.count }

        /// The hash of its bytes.
        package var contentHash: UInt64 { LineHash.hash64(bytes, in: range) }
    }

    /// The next line that is not blank; nil at the end of the last file.
    package mutating func nextLine() throws(PIMIOError) -> PlacedLine? {
        while true {
            if lines == nil {
                guard nextFile < (spool == nil ? files.count : 1) else { return nil }
                lines = try LineReader(
                    path: spool ?? files[nextFile].path,
                    maxLineBytes: maximumLineBytes + 40,
                    ofObjects: spool == nil
                )
                nextFile += 1
            }
            let line = try lines?.next()
            bytesRead = bytesBefore + (lines?.bytesRead ?? 0)
            guard let line else {
                bytesBefore = bytesRead
                lines = nil
                continue
            }
            if line.isTooLong || !line.isBlank { return placed(line) }
        }
    }

    private func placed(_ line: LineReader.Line) -> PlacedLine {
        var range = line.range
        var file = nextFile - 1
        var number = line.number
        if spool != nil {
            file = Self.number(in: line.bytes, &range)
            number = Self.number(in: line.bytes, &range)
        }
        return PlacedLine(
            bytes: line.bytes,
            range: range,
            file: file,
            number: number,
            isTooLong: line.isTooLong || range.count > maximumLineBytes || (spool != nil && range.isEmpty),
            isTerminated: line.isTerminated
        )
    }

    /// Takes a number and the blank behind it off the front of a spooled line.
    private static func number(in bytes: [UInt8], _ range: inout Range<Int>) -> Int {
        var result = 0
        var index = range.lowerBound
        while index < range.upperBound, bytes[index] != UInt8(ascii: " ") {
            result = result * 10 + Int(bytes[index] & 0x0F)
            index += 1
        }
        range = min(index + 1, range.upperBound)..<range.upperBound
        return result
    }

    mutating func item(of line: PlacedLine) -> Item {
        judge.item(of: line)
    }

    /// What tells products from bad lines, for those who read the lines of chunks themselves.
    package var lineJudge: LineJudge { judge }

    /// The next lines that are not blank, about so many bytes of them; nil at the end of the last file.
    ///
    /// Throws a `PIMIOError` where a file cannot be read.
    package mutating func nextChunk(bytes: Int) throws(PIMIOError) -> [PlacedLine]? {
        var chunk: [PlacedLine] = []
        chunk.reserveCapacity(128)
        var count = 0
        while count < bytes {
            guard let line = try nextLine() else { break }
            count += line.range.count + 1
            chunk.append(line)
        }
        return chunk.isEmpty ? nil : chunk
    }
}

/// Tells products from bad lines; each thread has its own, since it remembers what lines have in common.
package struct LineJudge: Sendable {
    private let files: [ProductFile]
    private let reader: ProductReader
    private let kind: Product.Kind
    private var memory = LineMemory()

    init(files: [ProductFile], reader: ProductReader, kind: Product.Kind) {
        self.files = files
        self.reader = reader
        self.kind = kind
    }

    /// Where a line stands.
    package func position(of line: ProductStream.PlacedLine) -> SourcePosition {
        SourcePosition(file: files[line.file].name, line: line.number)
    }

    /// What a line gives.
    package mutating func item(of line: ProductStream.PlacedLine) -> ProductStream.Item {
        var product = Product(identifier: "")
        var findings: [Finding] = []
        if let rejection = read(line, into: &product, &findings) { return .rejected(rejection) }
        return .product(product, findings)
    }

    /// Reads a line into a product, with what is wrong with its values; why it is none where it is none.
    package mutating func read(
        _ line: ProductStream.PlacedLine,
        into product: inout Product,
        _ findings: inout [Finding]
    ) -> Finding? {
        let position = position(of: line)
        guard !line.isTooLong else {
            return Finding(
                "line.too-long",
                .error,
                "the line is longer than 16 MiB, so it was not read",
                remedy: "one product a line; is a line break missing?",
                at: position
            )
        }
        do {
            findings = try reader.read(line.bytes, in: line.range, at: position, kind: kind, into: &product, &memory)
            return nil
        } catch {
            var place = position
            place.column = error.column
            return Finding(
                line.isTerminated ? "line.unreadable" : "line.cut-off",
                .error,
                error.message,
                remedy: line.isTerminated ? "mend the line" : "the file ends in this line: was it cut off?",
                at: place,
                product: product.identifier.isEmpty ? nil : product.identifier
            )
        }
    }
}
