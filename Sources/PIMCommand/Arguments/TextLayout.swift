/// Text for a terminal of 80 columns: wrapped paragraphs and two-column lists.
enum TextLayout {
    /// The greatest number of characters in a line.
    static let width = 80

    /// The words of a text in lines of at most the width, each after the indentation.
    ///
    /// A word that is longer than a line stands in a line of its own.
    static func wrapped(_ text: String, indentation: Int = 0, width: Int = width) -> [String] {
        let margin = String(repeating: " ", count: indentation)
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            if !line.isEmpty, indentation + line.count + 1 + word.count > width {
                lines.append(margin + line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " \(word)"
        }
        if !line.isEmpty { lines.append(margin + line) }
        return lines
    }

    /// Paragraphs with an empty line between; lines that begin with two spaces stay as they are.
    static func paragraphs(_ text: String) -> [String] {
        var lines: [String] = []
        var paragraph = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isKept = line.hasPrefix("  ")
            if line.isEmpty || isKept {
                lines += wrapped(paragraph)
                paragraph = ""
                lines.append(String(line))
            } else {
                paragraph += " \(line)"
            }
        }
        return lines + wrapped(paragraph)
    }

    /// Names on the left, their explanation on the right; a name that is too long has the explanation below it.
    static func list(_ rows: [(name: String, text: String)], greatestNameWidth: Int = 24) -> [String] {
        let fitting = rows.map(\.name.count).filter { $0 <= greatestNameWidth }
        let column = (fitting.max() ?? greatestNameWidth) + 4
        var lines: [String] = []
        for row in rows {
            var explanation = wrapped(row.text, indentation: column)
            let name = "  \(row.name)"
            if name.count + 2 <= column, let first = explanation.first {
                explanation[0] = name + first.dropFirst(name.count)
            } else {
                explanation.insert(name, at: 0)
            }
            lines += explanation
        }
        return lines
    }

    /// Rows in columns as wide as their widest cell, two spaces between; the last column is not padded.
    static func table(_ rows: [[String]]) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : padded(cell, to: widths[column])
            }
            return cells.joined(separator: "  ").trimmingEnd
        }
    }

    /// The text with spaces after it, up to a number of characters.
    static func padded(_ text: String, to count: Int) -> String {
        text + String(repeating: " ", count: max(0, count - text.count))
    }

    /// The text with spaces before it, up to a number of characters.
    static func aligned(_ text: String, to count: Int) -> String {
        String(repeating: " ", count: max(0, count - text.count)) + text
    }
}

extension String {
    /// The text without spaces at its end.
    fileprivate var trimmingEnd: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
