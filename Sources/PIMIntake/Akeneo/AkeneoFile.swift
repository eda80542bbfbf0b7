import PIMCatalog
import PIMIO
import PIMText

/// One file of an Akeneo export: `<name>.csv`, or its standard format as `<name>.json` or `<name>.jsonl`.
struct AkeneoFile {
    enum Form: String, CaseIterable {
        case csv
        case json
        case lines = "jsonl"
    }

    let name: String
    let path: String
    let form: Form
    let pace: ImportPace

    /// Finds the file of that name; nil where there is none.
    ///
    /// A second form of the same name is reported and not read.
    init?(_ name: String, in folder: String, pace: ImportPace, _ log: inout ImportLog) {
        let forms = Form.allCases.filter { Files.exists(Files.join(folder, "\(name).\($0.rawValue)")) }
        guard let form = forms.first else { return nil }
        self.form = form
        self.pace = pace
        self.name = "\(name).\(form.rawValue)"
        path = Files.join(folder, self.name)
        for other in forms.dropFirst() {
            log.report(
                "second-form",
                .warning,
                "\(name).\(other.rawValue) is not read, because \(self.name) stands beside it",
                remedy: "take one of them away",
                at: SourcePosition(file: "\(name).\(other.rawValue)", line: 1)
            )
        }
    }

    /// Reads all records; what cannot be read is rejected, with its place.
    func records(_ count: inout LineCount, _ log: inout ImportLog) throws -> [AkeneoRecord] {
        switch form {
        case .csv: try rows(&count, &log)
        case .json, .lines: try objects(&count, &log)
        }
    }

    private func objects(_ count: inout LineCount, _ log: inout ImportLog) throws -> [AkeneoRecord] {
        var nodes = try nodes(&count, &log)
        var result: [AkeneoRecord] = []
        while let node = try nodes.next(&count, &log) { result.append(AkeneoRecord(node, file: name)) }
        return result
    }

    private func rows(_ count: inout LineCount, _ log: inout ImportLog) throws -> [AkeneoRecord] {
        try noteControls(&log)
        var rows = try DelimitedRows(path: path, pace: pace)
        var header: [String] = []
        var result: [AkeneoRecord] = []
        while let item = try rows.next() {
            guard let row = Self.usable(item, in: name, columns: header.count, &count, &log) else { continue }
            guard !header.isEmpty else {
                header = Self.distinct(row.fields.map { NormalForm.nfc($0).trimmedSpaces })
                continue
            }
            count.read += 1
            let position = SourcePosition(file: name, line: row.line)
            let composed = Self.composed(row, code: header.firstIndex(of: "code"), in: name, &log)
            result.append(AkeneoRecord(position: position, header: header, fields: composed.fields))
        }
        return result
    }

    /// The names of columns, each once: a second one of the same name gets a number, so that it is kept apart.
    private static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.map { name in
            var distinct = name
            var number = 1
            while !seen.insert(distinct).inserted {
                number += 1
                distinct = "\(name) (\(number))"
            }
            return distinct
        }
    }

    /// A row that can be read under its header; others are counted and rejected.
    ///
    /// A header is not counted.
    static func usable(
        _ item: DelimitedRows.Item,
        in file: String,
        columns: Int,
        _ count: inout LineCount,
        _ log: inout ImportLog
    ) -> Row? {
        switch item {
        case .unreadable(let error, let isLast):
            count.read += 1
            count.rejected += 1
            let remedy =
                switch error.code {
                case .invalidEncoding:
                    "save the file as UTF-8, or name its encoding, such as --encoding windows-1250 or utf-16le"
                case .foreignForm: ""
                default: isLast ? "mend the file; the rest of it was not read" : "mend the row"
                }
            log.reject(
                "the \(error.code == .foreignForm ? "file" : "row") cannot be read: \(error.message)",
                remedy: remedy,
                at: SourcePosition(file: file, line: error.line ?? 1)
            )
            return nil
        case .row(let row):
            let surplus = row.fields.dropFirst(columns)
            guard columns > 0, let extra = surplus.first(where: { !$0.isEmpty }) else { return row }
            count.read += 1
            count.rejected += 1
            log.reject(
                "the row has \(row.fields.count) fields, the header \(columns); "
                    + "the first that has no column is \(ImportLog.shown(extra))",
                remedy: "put quotes around fields that hold the delimiter",
                at: SourcePosition(file: file, line: row.line)
            )
            return nil
        }
    }

    /// The row with its texts in normal form C; a code that changes by that is reported.
    static func composed(_ row: Row, code: Int?, in file: String, _ log: inout ImportLog) -> Row {
        let composed = Row(fields: row.fields.map { NormalForm.nfc($0) }, line: row.line)
        if let code, code < row.fields.count {
            log.noteComposed(row.fields[code], composed.fields[code], at: SourcePosition(file: file, line: row.line))
        }
        return composed
    }

    /// The objects of a JSON file, one after the other.
    func nodes(_ count: inout LineCount, _ log: inout ImportLog) throws -> AkeneoNodes {
        try noteControls(&log)
        return try AkeneoNodes(self, &count, &log)
    }
}
