import PIMText

/// How the time that a pattern takes grows with a text, at worst.
struct PatternCost: Sendable {
    /// Steps grow with this power of the length of a row of these characters.
    private struct Growth: Sendable, Hashable {
        let power: Int
        let letters: PatternLetters
        let ascii: [Bool]
    }

    private let growths: [Growth]

    /// More steps than these are not made for a text; they take a second or two.
    private static let stepLimit = 5_000_000.0
    /// Ways through what stands once in a pattern.
    private static let wayLimit = 4096.0

    /// Judges a pattern; what is wrong with one that may never end is said as the end of a message.
    init(_ source: String, isCaseless: Bool) throws(UnknownPattern) {
        let part = Self.withoutEnd(try PatternReader.part(of: source, isCaseless: isCaseless))
        let graph = try PatternGraph(part)
        let loops = PatternLoops(graph)
        if loops.hasTwoWaysAround { throw UnknownPattern(what: "what is repeated can be read in two ways") }
        guard loops.ways <= Self.wayLimit else {
            throw UnknownPattern(what: "too many of its parts can be read in two ways")
        }
        growths = loops.chains.filter { $0.power > 1 }.map { chain in
            let ascii = (UInt32(0)..<128).map { chain.letters.contains($0) }
            return Growth(power: chain.power, letters: chain.letters, ascii: ascii)
        }
    }

    /// What may be repeated at the very end takes no second try.
    private static func withoutEnd(_ part: PatternPart) -> PatternPart {
        guard case .sequence(var parts) = part, let last = parts.last else {
            guard case .repeated(.letters(let set), let least, _) = part else { return part }
            return least == 0 ? .empty : .letters(set)
        }
        guard case .repeated(.letters(let set), let least, _) = last else { return part }
        parts[parts.count - 1] = least == 0 ? .empty : .letters(set)
        return .sequence(parts)
    }

    /// Whether the pattern surely is done with a text in reasonable time.
    func isBearable(for bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        growths.allSatisfy { growth in
            var steps = 0.0
            var run = 0.0
            var index = 0
            func close() {
                guard run > 1 else { return }
                // Choices of so many places in a row.
                steps += (0..<growth.power).reduce(1.0) { $0 * (run + Double($1)) / Double($1 + 1) }
            }
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x80 {
                    index += 1
                    if growth.ascii[Int(byte)] {
                        run += 1
                        continue
                    }
                } else if let scalar = bytes.scalar(from: index) {
                    index = scalar.range.upperBound
                    if growth.letters.contains(scalar.value) {
                        run += 1
                        continue
                    }
                    // A mark belongs to the character before it.
                    if Unicode.Scalar(scalar.value)?.properties.isGraphemeExtend == true { continue }
                } else {
                    index += 1
                }
                close()
                run = 0
                guard steps <= Self.stepLimit else { return false }
            }
            close()
            return steps <= Self.stepLimit
        }
    }
}
