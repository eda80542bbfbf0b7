/// Checks documents of a feed one after another, and counts the items they stand for.
package struct JSONDocumentCheck {
    private enum Outcome {
        case items(Int)
        case repeated(JSONText)
    }

    private let members: [UInt8]?
    private var keys = JSONKeys()

    /// Creates a check; the elements of the array under the key `members` are items, as is a document without one.
    package init(members: String?) {
        self.members = members.map { Array($0.utf8) }
    }

    /// The number of items of the document in a range, which must be one object with each of its keys once.
    package mutating func countItems(in bytes: [UInt8], _ range: Range<Int>) throws(PIMIOError) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range must lie inside the block")
        let limits = JSONLimits()
        let outcome: Outcome
        do throws(JSONProblem) {
            guard range.count <= limits.maxBytes else {
                throw JSONProblem(kind: .tooLarge, position: range.lowerBound)
            }
            outcome = try scan(bytes, range, maximumDepth: limits.maxDepth)
        } catch {
            throw error.described(in: range)
        }
        switch outcome {
        case .items(let count): return count
        case .repeated(let key):
            throw PIMIOError(
                code: .invalidSyntax,
                column: key.range.lowerBound - range.lowerBound + 1,
                message: "expected each key once, found \"\(key.string(in: bytes))\" again"
            )
        }
    }

    private mutating func scan(
        _ bytes: [UInt8],
        _ range: Range<Int>,
        maximumDepth: Int
    ) throws(JSONProblem) -> Outcome {
        keys.removeAll()
        return unsafe try bytes.withUnsafeBufferPointer { buffer throws(JSONProblem) -> Outcome in
            guard let base = buffer.baseAddress else {
                throw JSONProblem(kind: .objectExpected, position: range.lowerBound)
            }
            let scanner = unsafe JSONScanner(base: base, end: range.upperBound, position: range.lowerBound)
            let opening = scanner.next(range.lowerBound)
            guard opening.byte == UInt8(ascii: "{") else { throw scanner.problem(.objectExpected, opening.index) }
            var count = 1
            var index = opening.index + 1
            var hasMore = scanner.next(index).byte != UInt8(ascii: "}")
            while hasMore {
                let key = try scanner.keyEnd(index)
                guard keys.insert(key.text, in: bytes) else { return .repeated(key.text) }
                if let members, key.text.equals(members, in: bytes) {
                    (index, count) = try scanner.elementsEnd(key.index, maxDepth: maximumDepth - 1)
                } else {
                    index = try scanner.valueEnd(key.index, maxDepth: maximumDepth - 1)
                }
                let after = scanner.next(index)
                index = after.index
                hasMore = after.byte == UInt8(ascii: ",")
                guard hasMore || after.byte == UInt8(ascii: "}") else {
                    throw scanner.problem(.commaOrBraceExpected, index)
                }
                if hasMore { index += 1 }
            }
            // The closing brace, and nothing but white space behind it.
            let last = scanner.next(scanner.next(index).index + 1)
            guard last.index == range.upperBound else { throw scanner.problem(.trailingBytes, last.index) }
            return .items(count)
        }
    }
}

extension JSONScanner {
    /// The index behind the array at an index, all of which is checked, and the number of its elements.
    fileprivate func elementsEnd(_ start: Int, maxDepth: Int) throws(JSONProblem) -> (index: Int, count: Int) {
        let opening = next(start)
        guard opening.byte == UInt8(ascii: "[") else { throw problem(.arrayExpected, opening.index) }
        guard maxDepth > 0 else { throw problem(.tooDeep, opening.index) }
        let first = next(opening.index + 1)
        guard first.byte != UInt8(ascii: "]") else { return (first.index + 1, 0) }
        var index = first.index
        var count = 0
        while true {
            index = try valueEnd(index, maxDepth: maxDepth - 1)
            count += 1
            let after = next(index)
            guard after.byte != UInt8(ascii: "]") else { return (after.index + 1, count) }
            guard after.byte == UInt8(ascii: ",") else { throw problem(.commaOrBracketExpected, after.index) }
            index = after.index + 1
        }
    }
}

/// The keys of one document, compared where they stand; strings are only made where there are escapes or many keys.
private struct JSONKeys {
    private static let capacity = 64

    private var plain: [(tag: UInt64, range: Range<Int>)] = Array(repeating: (0, 0..<0), count: Self.capacity)
    private var count = 0
    /// A bit of each tag: a key whose bit is not there is new.
    private var bits: UInt64 = 0
    private var others: Set<[UInt8]> = []

    mutating func removeAll() {
        count = 0
        bits = 0
        if !others.isEmpty { others = [] }
    }

    /// Adds a key, false where it was there.
    @inline(__always)
    mutating func insert(_ text: JSONText, in bytes: [UInt8]) -> Bool {
        guard others.isEmpty, !text.hasEscapes, count < plain.count else { return insertOther(text, in: bytes) }
        let tag = Self.tag(text.range, in: bytes)
        let bit = 1 &<< (tag &>> 58)
        if bits & bit != 0, hasPlain(text.range, tag, in: bytes) { return false }
        bits |= bit
        plain[count] = (tag, text.range)
        count &+= 1
        return true
    }

    private func hasPlain(_ range: Range<Int>, _ tag: UInt64, in bytes: [UInt8]) -> Bool {
        plain[..<count].contains { $0.tag == tag && bytes[$0.range].elementsEqual(bytes[range]) }
    }

    private mutating func insertOther(_ text: JSONText, in bytes: [UInt8]) -> Bool {
        if others.isEmpty { others = Set(plain[..<count].map { Array(bytes[$0.range]) }) }
        return others.insert(Array(text.string(in: bytes).utf8)).inserted
    }

    /// A number that differs for most keys that differ: of the first and the last bytes, and of how many there are.
    @inline(__always)
    private static func tag(_ range: Range<Int>, in bytes: [UInt8]) -> UInt64 {
        let bytes = bytes.span
        let count = range.count
        var word = UInt64(truncatingIfNeeded: count)
        if count >= 8 {
            word &*= 0xC2B2_AE3D_27D4_EB4F
            unsafe word ^= bytes.bytes.unsafeLoadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
            word &*= 0xC2B2_AE3D_27D4_EB4F
            unsafe word ^= bytes.bytes.unsafeLoadUnaligned(fromByteOffset: range.upperBound - 8, as: UInt64.self)
        } else {
            word |= ByteBlock.restWords(bytes, at: range.lowerBound, count: count).low &<< 8
        }
        return word &* 0x9E37_79B9_7F4A_7C15
    }
}

extension JSONText {
    /// Whether the text, escapes resolved, has exactly these bytes.
    fileprivate func equals(_ name: [UInt8], in bytes: [UInt8]) -> Bool {
        guard !hasEscapes else { return string(in: bytes).utf8.elementsEqual(name) }
        return range.count == name.count && bytes[range].elementsEqual(name)
    }
}
