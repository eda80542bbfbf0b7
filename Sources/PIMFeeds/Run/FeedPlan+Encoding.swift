import PIMCatalog
import PIMFormats
import PIMText

extension FeedPlan {
    /// The values that have a character which the feed's encoding does not hold, one finding for each field.
    func strangers(in record: Record) -> [Finding] {
        let isHeld = record.bytes.withUnsafeBufferPointer { format.encoding.holdsAll(of: $0) }
        guard !isHeld else { return [] }
        var findings: [Finding] = []
        for place in record.places where place < fields.count {
            var found: [Unicode.Scalar] = []
            note(record.allSlots[place], of: record, &found)
            guard let first = found.first else { continue }
            findings.append(finding(first, others: found.count - 1, fields[place].field.name))
        }
        return findings
    }

    private func finding(_ first: Unicode.Scalar, others: Int, _ name: String) -> Finding {
        let more = others > 0 ? " and \(others) other \(others == 1 ? "character" : "characters")" : ""
        let isMark = first.properties.generalCategory == .nonspacingMark
        let replaced = isMark ? "write the letter and its mark as one character" : "replace the letter"
        return Finding(
            "format.encoding",
            .error,
            "\(name) has \(first.named)\(more), which \(format.encoding.rawValue) cannot hold",
            remedy: "write the feed in utf-8, or \(replaced); the feed leaves the item out",
            field: name
        )
    }

    private func note(_ slot: CellSlot, of record: Record, _ found: inout [Unicode.Scalar]) {
        switch slot {
        case .empty: break
        case .text(let text), .json(let text): note(text, of: record, &found)
        case .list(let run):
            for number in run.range { note(record.texts[number], of: record, &found) }
        case .rows(let run):
            for row in record.rows[run.range] {
                for place in row.range { note(record.allSlots[place], of: record, &found) }
            }
        }
    }

    private func note(_ text: CellText, of record: Record, _ found: inout [Unicode.Scalar]) {
        let strangers = record.bytes.withUnsafeBufferPointer { bytes in
            format.encoding.strangers(in: UnsafeBufferPointer(rebasing: bytes[text.range]))
        }
        for stranger in strangers where !found.contains(stranger) { found.append(stranger) }
    }
}
