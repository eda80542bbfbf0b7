import PIMIO
import PIMText

/// A line of JSON whose texts are in normal form C, and the way back to the places of the line as it is written.
struct ComposedLine {
    /// The line.
    private(set) var bytes: [UInt8] = []
    /// Where texts that were changed end: here, and in the line as it is written.
    private var ends: [(here: Int, there: Int)] = []

    /// The line, which is sound JSON, with its texts composed; nil where they are so already.
    ///
    /// `suspect` holds all the texts that may not be.
    init?(_ line: [UInt8], in range: Range<Int>, suspect: Range<Int>) {
        let isComposed = line.withUnsafeBufferPointer { line in
            let part = UnsafeBufferPointer(rebasing: line[suspect])
            // Where a character is written by its number, only the text tells what it stands beside.
            return !Self.hasNumbers(part) && NormalForm.isNFC(part)
        }
        guard !isComposed else { return nil }
        bytes.reserveCapacity(range.count + 16)
        var index = range.lowerBound
        while index < range.upperBound {
            guard line[index] == UInt8(ascii: "\"") else {
                bytes.append(line[index])
                index += 1
                continue
            }
            let end = Self.end(ofText: index + 1, in: line, range)
            append(line, index + 1..<end, from: range.lowerBound)
            index = end + 1
        }
        guard !ends.isEmpty else { return nil }
    }

    /// The column of the line as it is written that a column here stands for.
    func column(of column: Int) -> Int {
        guard let end = ends.last(where: { $0.here < column }) else { return column }
        return column - end.here + end.there
    }

    private mutating func append(_ line: [UInt8], _ text: Range<Int>, from start: Int) {
        let written = JSONText(range: text, hasEscapes: line[text].contains(UInt8(ascii: "\\"))).string(in: line)
        guard !NormalForm.isNFC(written) else {
            bytes.append(contentsOf: line[text.lowerBound - 1...text.upperBound])
            return
        }
        var writer = JSONWriter()
        writer.string(NormalForm.nfc(written))
        bytes.append(contentsOf: writer.buffer.bytes)
        ends.append((bytes.count, text.upperBound + 1 - start))
    }

    private static func end(ofText start: Int, in line: [UInt8], _ range: Range<Int>) -> Int {
        var index = start
        while index < range.upperBound, line[index] != UInt8(ascii: "\"") {
            index += line[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index
    }

    /// Whether there is a `\u` among the bytes, or what looks like one.
    private static func hasNumbers(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var last: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "u"), last == UInt8(ascii: "\\") { return true }
            last = byte
        }
        return false
    }
}
