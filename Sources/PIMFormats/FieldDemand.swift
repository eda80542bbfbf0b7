import PIMCatalog
import PIMText

/// A field, prepared for judging the values that do not surely fit.
final class FieldDemand: Sendable {
    let field: Field
    /// The name findings use; a group's sub-field has the group's name and a dot before its own.
    let name: String
    /// Who takes the feed.
    let channel: String
    /// How bad a breach is.
    let severity: Finding.Severity
    let words: WordTable?
    /// The fields of a group's rows.
    let rowTable: FieldTable?
    /// What the field demands of a value's bytes.
    let facts: FieldFacts
    private let block: WordBlock
    /// What keeps rich text to the field's tags; nil for other kinds.
    let sanitizer: MarkupSanitizer?

    /// What its amounts must be, where it holds any.
    let money: MoneyDemand

    init(_ field: Field, within group: String?, taker: Taker) {
        let name = group.map { "\($0).\(field.name)" } ?? field.name
        self.field = field
        self.name = name
        channel = taker.channel
        money = group == nil ? taker.money : taker.money.withoutCurrency
        severity = field.grade == .official ? .error : .warning
        sanitizer = field.kind == .richText ? field.sanitizer : nil
        words = field.words.isEmpty ? nil : WordTable(field.words)
        var block = WordBlock()
        facts = FieldFacts(field, words: &block, money)
        self.block = block
        rowTable =
            field.kind == .group
            ? FieldTable(fields: field.fields, within: name, taker: taker) : nil
    }

    /// What becomes of a cell.
    struct Change {
        var slot: CellSlot
        var isRefusal = false
    }

    /// What a cell becomes, whose texts stand in `record`; nil where it fits as it is.
    func change(
        of slot: CellSlot,
        in record: inout Record,
        _ inquiry: inout Inquiry
    ) -> Change? {
        switch slot {
        case .empty, .json:
            return nil
        case .text(let text):
            guard !text.isEmpty else { return Change(slot: .empty) }
            guard field.limits.minimumCount < 2 else { return listChange([text], in: &record, &inquiry) }
            switch judgement(of: text, in: &record, &inquiry.findings) {
            case .fits: return nil
            case .becomes(let changed): return Change(slot: changed.isEmpty ? .empty : .text(changed))
            case .refused: return Change(slot: .empty, isRefusal: true)
            }
        case .list(let run):
            return listChange(Array(record.texts[run.range]), in: &record, &inquiry)
        case .rows(let run):
            return rowsChange(run, in: &record, &inquiry)
        }
    }

    private func listChange(
        _ values: [CellText],
        in record: inout Record,
        _ inquiry: inout Inquiry
    ) -> Change? {
        var list: [CellText] = []
        var isRefusal = false
        var isChanged = false
        for value in values {
            switch value.isEmpty ? .becomes(value) : judgement(of: value, in: &record, &inquiry.findings) {
            case .fits:
                list.append(value)
            case .becomes(let changed):
                isChanged = true
                if !changed.isEmpty {
                    list.append(changed)
                }
            case .refused:
                isChanged = true
                isRefusal = true
            }
        }
        let limits = field.limits
        if !list.isEmpty, list.count < limits.minimumCount {
            inquiry.findings.append(tooFew(list.count))
            return Change(slot: .empty, isRefusal: true)
        }
        guard list.count > limits.maximumCount else {
            guard isChanged else { return nil }
            return Change(slot: list.isEmpty ? .empty : .list(record.append(places: list)), isRefusal: isRefusal)
        }
        inquiry.findings.append(tooMany(list.count))
        guard limits.maximumCount > 1 else { return Change(slot: list.first.map(CellSlot.text) ?? .empty) }
        return Change(slot: .list(record.append(places: Array(list.prefix(limits.maximumCount)))))
    }

    /// What rows become; their parts change where they stand.
    private func rowsChange(_ run: CellRun, in record: inout Record, _ inquiry: inout Inquiry) -> Change? {
        guard let rowTable else { return nil }
        let rows = Array(record.rows[run.range])
        var kept: [CellRun] = []
        var isChanged = false
        for row in rows {
            var rowInquiry = Inquiry(market: inquiry.market, isVariant: inquiry.isVariant)
            let outcome = rowTable.check(row.range, of: &record, &rowInquiry)
            inquiry.findings += rowInquiry.findings
            if outcome.isChanged || outcome.lacksRequired { isChanged = true }
            if !outcome.lacksRequired { kept.append(row) }
        }
        if kept.count > field.limits.maximumCount {
            inquiry.findings.append(tooMany(kept.count))
            return Change(slot: .rows(record.append(rows: Array(kept.prefix(field.limits.maximumCount)))))
        }
        guard isChanged else { return nil }
        return Change(slot: kept.isEmpty ? .empty : .rows(record.append(rows: kept)), isRefusal: kept.isEmpty)
    }

    /// Whether a value in a record surely fits.
    func fits(_ text: CellText, in record: borrowing Record) -> Bool {
        facts.takesAll
            || record.bytes.withUnsafeBufferPointer { bytes in
                block.withView { words in
                    withUnsafePointer(to: facts) { $0.fits(bytes.part(text.range), words) }
                }
            }
    }

    private func tooFew(_ count: Int) -> Finding {
        finding(
            "count",
            severity,
            "\(name) has \(Self.counted(count)), \(channel) takes \(field.limits.minimumCount) or more",
            remedy: "add values or leave the field out; the feed leaves it out"
        )
    }

    private func tooMany(_ count: Int) -> Finding {
        finding(
            "count",
            .warning,
            "\(name) has \(Self.counted(count)), \(channel) takes \(field.limits.maximumCount)",
            remedy: "put the most important first; the feed leaves out the rest"
        )
    }

    private static func counted(_ count: Int) -> String {
        count == 1 ? "1 value" : "\(count) values"
    }

    func finding(_ code: String, _ severity: Finding.Severity, _ message: String, remedy: String) -> Finding {
        Finding("format." + code, severity, message, remedy: remedy, field: name)
    }
}
