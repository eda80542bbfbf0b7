/// A table of replacements; at each place the longest entry that fits wins.
struct TextReplacements: Sendable {
    private struct Entry: Sendable {
        let from: [UInt8]
        let to: [UInt8]
        let isAtStart: Bool
        let isAtEnd: Bool
    }

    private var entries: [Entry] = []
    private var firstBytes = [Bool](repeating: false, count: 256)

    /// Whether there is nothing to replace.
    var isEmpty: Bool { entries.isEmpty }

    /// Adds an entry; `_` at its ends stands for the ends of a word.
    mutating func add(_ from: [UInt8], _ to: [UInt8]) {
        let mark = UInt8(ascii: "_")
        let isAtStart = from.count > 1 && from.first == mark
        let isAtEnd = from.count > (isAtStart ? 2 : 1) && from.last == mark
        let pattern = Array(from.dropFirst(isAtStart ? 1 : 0).dropLast(isAtEnd ? 1 : 0))
        guard let first = pattern.first else {
            return
        }
        firstBytes[Int(first)] = true
        let written = to.map { $0 == mark ? UInt8(ascii: " ") : $0 }
        entries.append(Entry(from: pattern, to: written, isAtStart: isAtStart, isAtEnd: isAtEnd))
        entries.sort { $0.from.count > $1.from.count }
    }

    /// The bytes with all replacements made; nil where there is none to make.
    func applied(to bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard !isEmpty, bytes.contains(where: { firstBytes[Int($0)] }) else {
            return nil
        }
        var result: [UInt8] = []
        var isChanged = false
        var index = 0
        while index < bytes.count {
            if firstBytes[Int(bytes[index])], let entry = entries.first(where: { fits($0, bytes, index) }) {
                result.append(contentsOf: entry.to)
                index += entry.from.count
                isChanged = true
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return isChanged ? result : nil
    }

    private func fits(_ entry: Entry, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let end = index + entry.from.count
        guard end <= bytes.count, !entry.isAtStart || index == 0, !entry.isAtEnd || end == bytes.count else {
            return false
        }
        return bytes[index..<end].elementsEqual(entry.from)
    }
}
