import PIMCatalog

/// Watches what points do in the numbers of a CSV file that are read as Akeneo writes them, with a decimal point.
///
/// `1.234` may be 1234 that a spreadsheet wrote. It is taken for 1.234 in silence where another number of the file shows
/// that its points are decimal (`12.50`, `0.250`, `1,234.5`); else it is told, as an error where a number shows that they
/// are not (`1.234,50`, `1.234.567`, `12,50`).
struct PointCells {
    private struct Column {
        let name: String
        let text: String
        let position: SourcePosition
        var count = 1
    }

    private enum Sign {
        case doubtful
        case isDecimal
        case isNotDecimal
        case nothing
    }

    private var columns: [Column] = []
    private var indices: [String: Int] = [:]
    private var hasDecimal = false
    private var contrary: (text: String, line: Int)?
    private var decimalComma: (text: String, line: Int)?
    private var groupComma: (text: String, line: Int)?
    /// The numbers that can be read in two ways, each with the number of its finding.
    var doubts: [(finding: Int, cell: AmbiguousCell)] = []

    /// Takes note of the numbers in a cell that was read.
    mutating func note(_ text: String, in column: String, at position: SourcePosition) {
        for number in Self.numbers(in: text) {
            noteComma(of: number, position.line)
            switch Self.sign(of: number) {
            case .nothing: break
            case .isDecimal: hasDecimal = true
            case .isNotDecimal: contrary = contrary ?? (String(decoding: number, as: UTF8.self), position.line)
            case .doubtful:
                if let index = indices[column] {
                    columns[index].count += 1
                    continue
                }
                indices[column] = columns.count
                let text = String(decoding: number, as: UTF8.self)
                columns.append(Column(name: column, text: text, position: position))
            }
        }
    }

    /// Takes note of a comma that can be one thing only.
    private mutating func noteComma(of number: ArraySlice<UInt8>, _ line: Int) {
        let marks = number.indices.filter { Self.isMark(number[$0]) }
        guard let first = marks.first, let last = marks.last, marks.contains(where: { number[$0] == UInt8(ascii: ",") })
        else { return }
        let shown = (String(decoding: number, as: UTF8.self), line)
        if first == last {
            if number.endIndex - last != 4 { decimalComma = decimalComma ?? shown }
        } else if number[first] == UInt8(ascii: ",") {
            groupComma = groupComma ?? shown
        } else if number[last] == UInt8(ascii: ",") {
            decimalComma = decimalComma ?? shown
        }
    }

    /// What to do about a number that can be read in two ways, by what the file's other numbers show; nil where they show
    /// nothing, or both.
    func remedy(of cell: AmbiguousCell) -> String? {
        switch (decimalComma, groupComma) {
        case (let (text, line)?, nil): cell.remedy(besides: text, on: line, hasDecimalComma: true)
        case (nil, let (text, line)?): cell.remedy(besides: text, on: line, hasDecimalComma: false)
        default: nil
        }
    }

    /// Tells of what was taken for decimals without proof, once for each column.
    func report(to log: inout ImportLog) {
        guard contrary != nil || !hasDecimal else { return }
        for column in columns {
            let whole = column.text.filter { $0 != "." }
            let times = column.count > 1 ? " (\(column.count) such numbers, first here)" : ""
            let reason =
                contrary.map { ", but in \"\($0.text)\" on line \($0.line) a point is no decimal one" }
                ?? ", as Akeneo writes decimals"
            log.report(
                "ambiguous-number",
                contrary == nil ? .warning : .error,
                "column \"\(column.name)\": \"\(column.text)\" is read as \(column.text)\(reason); it may be \(whole)\(times)",
                remedy: "name a language whose numbers they are: --numbers en_US for \(column.text), "
                    + "--numbers de_DE for \(whole)",
                at: column.position
            )
        }
    }

    /// The runs of ASCII digits with points and commas between them.
    private static func numbers(in text: String) -> [ArraySlice<UInt8>] {
        let bytes = Array(text.utf8)
        var runs: [ArraySlice<UInt8>] = []
        var start: Int?
        for index in bytes.indices {
            let isInside =
                isMark(bytes[index]) && index + 1 < bytes.count && isDigit(bytes[index + 1]) && start != nil
            if isDigit(bytes[index]) || isInside {
                start = start ?? index
            } else if let first = start {
                runs.append(bytes[first..<index])
                start = nil
            }
        }
        if let start { runs.append(bytes[start...]) }
        return runs
    }

    private static func sign(of number: ArraySlice<UInt8>) -> Sign {
        let marks = number.indices.filter { isMark(number[$0]) }
        guard let last = marks.last else { return .nothing }
        let decimals = number.endIndex - last - 1
        let isPoint = number[last] == UInt8(ascii: ".")
        // Of several marks the first parts thousands.
        guard marks.count == 1 else { return number[marks[0]] == UInt8(ascii: ".") ? .isNotDecimal : .isDecimal }
        let isGroup = decimals == 3 && (1...3).contains(last - number.startIndex) && number.first != UInt8(ascii: "0")
        guard isPoint else { return isGroup ? .nothing : .isNotDecimal }
        return isGroup ? .doubtful : .isDecimal
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }
}
