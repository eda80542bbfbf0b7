/// Checks the bytes of an XML document block by block in constant memory, with no more of XML than feeds need.
///
/// The document must be well-formed XML 1.0 in UTF-8. Beyond what well-formedness asks, a DOCTYPE, another encoding than
/// UTF-8, a version other than 1.x, names with colons that namespaces do not allow, and tags, names and numbers of
/// attributes of absurd size are refused. Whether a prefix is declared is not looked at, nor what `xml:id` says.
struct XMLByteCheck: ~Copyable {
    /// The number of bytes one tag may have.
    static let maximumConstruct = 16 << 20

    private var source: ByteSource
    private let limits: XMLLimits
    private let blockSize: Int
    private let wanted: Int
    /// The wanted name, the names of the elements that were open before, then the bytes of the document.
    private var block: [UInt8]
    private var position: Int
    private var isAtEnd = false
    private var bytesRead = 0
    private var linesBefore = 0
    private var open = [XMLOpenName](repeating: XMLOpenName(start: 0, count: 0), count: 32)
    private var progress = XMLProgress()

    init(source: consuming ByteSource, wanted: [UInt8] = [], limits: XMLLimits, blockSize: Int = 1 << 18) {
        self.source = source
        self.limits = limits
        self.blockSize = max(blockSize, 1)
        self.wanted = wanted.count
        block = wanted
        position = wanted.count
    }

    /// Reads to the end: the number of elements, and how many of them have the wanted name.
    mutating func count() throws(PIMIOError) -> (elements: Int, matching: Int) {
        while block.count - wanted < 9 && !isAtEnd { try refill() }
        if let refusal = Signature.problem(of: block[wanted...], path: source.name) { throw refusal }
        if block[wanted...].starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
        while true {
            let problem = scan()
            switch problem.kind {
            case .roomNeeded:
                open += open
            case .incomplete where !isAtEnd:
                guard block.count - position <= Self.maximumConstruct else {
                    throw described(XMLProblem(kind: .constructTooLong, position: position))
                }
                try refill()
            case .incomplete:
                guard position == block.count, progress.isComplete else {
                    throw described(XMLProblem(kind: .truncated, position: block.count))
                }
                return (progress.elements, progress.matching)
            default: throw described(problem)
            }
        }
    }

    /// Checks what of the block is whole, says why it stopped.
    private mutating func scan() -> XMLProblem {
        let isLast = isAtEnd
        let wanted = wanted
        let maximumDepth = limits.maxDepth
        var position = position
        var progress = progress
        let outcome = unsafe block.withUnsafeBufferPointer { bytes -> XMLProblem in
            unsafe open.withUnsafeMutableBufferPointer { open in
                guard let base = bytes.baseAddress, let start = open.baseAddress else {
                    return XMLProblem(kind: .incomplete, position: 0)
                }
                var scanner = unsafe XMLScanner(
                    base,
                    from: position,
                    to: bytes.count,
                    isLast: isLast,
                    open: open,
                    start: start,
                    wanted: wanted,
                    maximumDepth: maximumDepth,
                    progress: progress
                )
                defer {
                    position = scanner.position
                    progress = scanner.progress
                }
                do throws(XMLProblem) {
                    try scanner.run()
                } catch {
                    return error
                }
            }
        }
        self.position = position
        self.progress = progress
        return outcome
    }

    /// Reads on behind the names that are still needed and what is not checked yet.
    ///
    /// Two bytes before the position are kept, so that the end of a section is known in text.
    private mutating func refill() throws(PIMIOError) {
        let first = max(position - 2, wanted)
        linesBefore += ByteSearch.count(0x0A, in: block, to: first)
        var kept = Array(block[..<wanted])
        for index in 0..<progress.depth {
            let name = open[index]
            open[index] = XMLOpenName(start: kept.count, count: name.count)
            kept += block[name.start..<name.start + name.count]
        }
        let unread = block.count - position
        position = kept.count + position - first
        kept += block[first...]
        block = try source.next(after: kept[...], count: max(blockSize, unread), filling: unread >= blockSize)
        let new = block.count - kept.count
        isAtEnd = new == 0
        bytesRead += new
        guard bytesRead <= limits.maxBytes else {
            throw PIMIOError(
                code: .tooLarge,
                path: source.name,
                line: linesBefore + 1,
                message: "expected at most \(limits.maxBytes) bytes"
            )
        }
    }

    private func described(_ problem: XMLProblem) -> PIMIOError {
        let index = min(problem.position, block.count)
        let line = linesBefore + ByteSearch.count(0x0A, in: block, to: index) + 1
        let message = problem.kind.message(limits)
        return PIMIOError(code: problem.kind.code, path: source.name, line: line, message: message)
    }
}
