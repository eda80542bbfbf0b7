/// Where in HTML the parts of its plain text stand.
package struct MarkupPlaces: Sendable {
    /// Runs of text without markup between, in the order of the text; at most one space parts two.
    private var runs: [(plain: Range<Int>, source: Int)] = []

    /// Reads HTML; nil where invisible characters are left out of its plain text.
    package init?(_ html: String) {
        guard let found = html.withBytes({ MarkupScanner.runs(of: $0) }) else { return nil }
        let bytes = Array(html.utf8)
        for run in found where !run.source.isEmpty {
            let end = run.plain + run.source.count
            if let last = runs.last, last.plain.upperBound + 1 == run.plain,
                last.source + last.plain.count + 1 == run.source.lowerBound, bytes[run.source.lowerBound - 1] == 0x20
            {
                runs[runs.count - 1].plain = last.plain.lowerBound..<end
            } else if let last = runs.last, last.plain.upperBound == run.plain,
                last.source + last.plain.count == run.source.lowerBound
            {
                runs[runs.count - 1].plain = last.plain.lowerBound..<end
            } else {
                runs.append((run.plain..<end, run.source.lowerBound))
            }
        }
    }

    /// Where a part of the plain text, in UTF-8 bytes, stands; nil where tags, entities or more than one space stand in it,
    /// or where it is empty and stands between two runs.
    package func source(of part: Range<Int>) -> Range<Int>? {
        let holding = runs.filter { $0.plain.lowerBound <= part.lowerBound && part.upperBound <= $0.plain.upperBound }
        guard let run = holding.first, holding.count == 1 else { return nil }
        let start = run.source + part.lowerBound - run.plain.lowerBound
        return start..<start + part.count
    }
}

extension PlainText {
    /// HTML after a change of its plain text, in UTF-8 bytes of that; nil where the change is not one of text alone.
    ///
    /// Nothing but the bytes of the part is written anew, and the plain text of what comes out is the changed one.
    package static func replacing(_ part: Range<Int>, with replacement: String, inHTML html: String) -> String? {
        let plain = Array(fromHTML(html).utf8)
        guard part.upperBound <= plain.count, let source = MarkupPlaces(html)?.source(of: part) else { return nil }
        let bytes = Array(html.utf8)
        let cutsCharacter = [source.lowerBound, source.upperBound].contains { place in
            place < bytes.count && bytes[place] & 0xC0 == 0x80
        }
        guard !cutsCharacter, bytes[source].elementsEqual(plain[part]) else { return nil }
        var written: [UInt8] = []
        for byte in replacement.utf8 {
            switch byte {
            case UInt8(ascii: "&"): written += Array("&amp;".utf8)
            case UInt8(ascii: "<"): written += Array("&lt;".utf8)
            default: written.append(byte)
            }
        }
        let wanted = plain[..<part.lowerBound] + Array(replacement.utf8) + plain[part.upperBound...]
        let changed = bytes[..<source.lowerBound] + written + bytes[source.upperBound...]
        let result = String(decoding: changed, as: UTF8.self)
        let shown = fromHTML(result)
        guard shown.utf8.elementsEqual(clean(String(decoding: wanted, as: UTF8.self)).utf8) else { return nil }
        return result
    }
}
