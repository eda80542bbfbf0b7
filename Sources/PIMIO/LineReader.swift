/// Reads lines block by block in constant memory, however large the file or a single line is.
///
/// Lines share the block they stand in: nothing is copied per line, and a block lives as long as one of its lines does.
public struct LineReader: ~Copyable {
    /// One line, without its line end.
    public struct Line: Sendable, Hashable {
        /// The block the line stands in.
        public let bytes: [UInt8]
        /// Where in the block it stands.
        public let range: Range<Int>
        /// The line's number, counted from 1.
        public let number: Int
        /// Whether the line exceeded the limit; its content was dropped and the range is empty.
        public let isTooLong: Bool
        /// Whether a line end followed; false only for a last line without one.
        public let isTerminated: Bool

        /// Creates a line.
        public init(bytes: [UInt8], range: Range<Int>, number: Int, isTooLong: Bool = false, isTerminated: Bool = true)
        {
            self.bytes = bytes
            self.range = range
            self.number = number
            self.isTooLong = isTooLong
            self.isTerminated = isTerminated
        }

        /// The line as text, with ill-formed parts replaced.
        public var string: String { String(decoding: bytes[range], as: UTF8.self) }

        /// Whether there is nothing but spaces, tabs and carriage returns.
        public var isBlank: Bool { bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
    }

    /// The number of bytes taken from the file so far.
    public private(set) var bytesRead = 0
    private var source: ByteSource
    private let maxLineBytes: Int
    private let takesGzip: Bool
    private let ofObjects: Bool
    private let blockSize: Int
    private var block: [UInt8] = []
    private var position = 0
    private var searched = 0
    private var number = 0
    private var isDropping = false
    private var isAtEnd = false
    private var hasStarted = false

    /// Opens a file; `-` is standard input.
    ///
    /// Where `takesGzip` is false, a file compressed with gzip is refused; where `ofObjects` is true, each line is to be
    /// one JSON object, and a file that clearly is something else, such as CSV, is refused by what it is.
    public init(
        path: String,
        maxLineBytes: Int = 16 << 20,
        takesGzip: Bool = false,
        ofObjects: Bool = false
    ) throws(PIMIOError) {
        let source = try ByteSource(path: path)
        self.init(source: source, maxLineBytes: maxLineBytes, takesGzip: takesGzip, ofObjects: ofObjects)
    }

    /// Reads from an open descriptor without closing it; `name` stands in messages.
    public init(descriptor: Int32, name: String, maxLineBytes: Int = 16 << 20) {
        self.init(source: ByteSource(descriptor: descriptor, name: name), maxLineBytes: maxLineBytes)
    }

    /// Reads from memory.
    ///
    /// Where `takesGzip` is false, bytes compressed with gzip are refused; where `ofObjects` is true, bytes that clearly
    /// are no lines of JSON objects.
    public init(
        bytes: [UInt8],
        name: String = "memory",
        maxLineBytes: Int = 16 << 20,
        takesGzip: Bool = false,
        ofObjects: Bool = false
    ) {
        let source = ByteSource(bytes: bytes, name: name)
        self.init(source: source, maxLineBytes: maxLineBytes, takesGzip: takesGzip, ofObjects: ofObjects)
    }

    init(
        source: consuming ByteSource,
        maxLineBytes: Int,
        blockSize: Int = 1 << 20,
        takesGzip: Bool = false,
        ofObjects: Bool = false
    ) {
        self.source = source
        self.maxLineBytes = max(maxLineBytes, 0)
        self.takesGzip = takesGzip
        self.ofObjects = ofObjects
        self.blockSize = max(blockSize, 1)
    }

    /// What is read, for messages.
    public var name: String { source.name }

    /// The next line, nil at the end.
    ///
    /// A file that does not begin as UTF-8 text does is refused once and has no lines.
    public mutating func next() throws(PIMIOError) -> Line? {
        if !hasStarted { try start() }
        while true {
            if let newline = ByteSearch.first(0x0A, in: block, from: searched, to: block.count) {
                return line(endingAt: newline, isTerminated: true)
            }
            searched = block.count
            guard !isAtEnd else {
                guard position < block.count || isDropping else { return nil }
                return line(endingAt: block.count, isTerminated: false)
            }
            if block.count - position > maxLineBytes + 1 { isDropping = true }
            if isDropping { position = block.count }
            try refill()
        }
    }

    private mutating func start() throws(PIMIOError) {
        hasStarted = true
        while block.count < Signature.length && !isAtEnd { try refill() }
        let isTaken = takesGzip && Signature.isGzip(block)
        if !isTaken, let problem = try problemOfStart() {
            position = block.count
            searched = position
            isAtEnd = true
            throw problem
        }
        if block.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        searched = position
    }

    /// What is wrong with the file as a whole, by its first lines.
    private mutating func problemOfStart() throws(PIMIOError) -> PIMIOError? {
        if let problem = Signature.problem(of: block, path: name, seeksUnits: ofObjects) { return problem }
        guard ofObjects, !Signature.beginsObject(block) else { return nil }
        while !isAtEnd && !Signature.showsForm(block) { try refill() }
        return Signature.stranger(toObjects: block).map { Signature.foreign($0, path: name) }
    }

    private mutating func refill() throws(PIMIOError) {
        let kept = block.count - position
        let block = try source.next(
            after: self.block[position...],
            count: max(blockSize, kept),
            filling: kept >= blockSize
        )
        self.block = block
        bytesRead += block.count - kept
        isAtEnd = block.count == kept
        searched = kept
        position = 0
    }

    private mutating func line(endingAt newline: Int, isTerminated: Bool) -> Line {
        number += 1
        var end = newline
        if isTerminated && end > position && block[end - 1] == 0x0D { end -= 1 }
        let range = position..<end
        let isTooLong = isDropping || range.count > maxLineBytes
        position = min(newline + 1, block.count)
        searched = position
        isDropping = false
        guard !isTooLong else {
            return Line(bytes: [], range: 0..<0, number: number, isTooLong: true, isTerminated: isTerminated)
        }
        return Line(bytes: block, range: range, number: number, isTerminated: isTerminated)
    }
}
