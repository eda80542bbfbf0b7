import PIMText

/// The scanner of markup, entities and the sanitizer.
struct MarkupTarget: TextTarget {
    private let sanitizers: [(sanitizer: MarkupSanitizer, judge: MarkupJudge)]
    private var tags = 0

    init() {
        let few = ["b", "p", "br", "ul", "li"]
        let many = few + ["a", "img", "table", "tr", "td", "div", "h2", "script", "style", "svg", "iframe"]
        let attributes = [
            "a": ["href", "title", "onclick", "style"], "img": ["src", "alt", "srcset", "onerror"], "td": ["class"],
        ]
        sanitizers = [
            (MarkupSanitizer(allowing: []), MarkupJudge(elements: [], attributes: [:])),
            (MarkupSanitizer(allowing: few), MarkupJudge(elements: Set(few), attributes: [:])),
            (
                MarkupSanitizer(allowing: many, attributes: attributes),
                MarkupJudge(
                    elements: Set(many).subtracting(["script", "style", "svg", "iframe"]),
                    attributes: ["a": ["href", "title"], "img": ["src", "alt"], "td": ["class"]]
                )
            ),
        ]
    }

    private static let pieces = [
        "<", ">", "/", "=", "\"", "'", "`", "&", ";", "#", "!", "-", " ", "\n", "\t", "\u{C}", "\r\n", "\u{0}", "x",
        "ł",
        "5 < 7 & 9", "<b>", "</b>", "<B >", "<b/>", "<b", "</b", "<p>", "</p>", "<p title=\"</p>\">", "<br>", "<br/>",
        "<ul>", "<li>", "</li>", "</ul>", "<ol>", "<div>", "</div>", "<h2>", "<table>", "<tr>", "<td class=x>",
        "</table>", "<a href=", "<a href=\"https://x.pl/?a=1&amp;b\">", "</a>",
        "<a\nhref='https://x.pl'\ttitle=\"a>b\">",
        "href=", "https://x.pl/", "http:", "javascript:alert(1)", "JaVaScRiPt&#58;", "java\tscript:",
        "&#x6A;avascript:",
        "data:text/html,", "vbscript:", "//x.pl", "<img src=https://x.pl/a.jpg alt=\"y\" onerror=alert(1)>",
        "<img src=x", " onclick=alert(1)", " style=\"x:expression(1)\"", "<script>", "</script>", "<script", "alert(1)",
        "<style>", "</style>", "<!--", "-->", "--!>", "<!-->", "<!DOCTYPE html>", "<![CDATA[", "]]>", "<?php", "?>",
        "<svg/onload=alert(1)>", "<math>", "<iframe src=https://x.pl>", "<noscript>", "<textarea>", "<title>", "<xmp>",
        "<template>", "<plaintext>", "&lt;", "&gt;", "&amp;", "&amp;lt;", "&quot;", "&nbsp;", "&eacute;", "&notin",
        "&lt",
        "&#60;", "&#x3C", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", "&;", "&#;", "&#x;", "\u{AD}", "\u{202E}",
        "\u{FEFF}", "می\u{200C}خواهم", "👨‍👩‍👧", "\u{A0}", "İ", "<ſcript>", "<\u{212A}bd>", "•", "- ",
    ]

    var counts: [(name: String, count: Int)] { [("tags that sanitizers let through", tags)] }

    mutating func text(_ random: inout FuzzRandom) -> [UInt8] {
        TextMutation.text(of: Self.pieces, most: random.pick([3, 8, 25, 80]), &random)
    }

    mutating func problems(with text: [UInt8], _ random: inout FuzzRandom) -> [String] {
        let html = String(decoding: text, as: UTF8.self)
        var problems: [String] = []
        for (number, pair) in sanitizers.enumerated() {
            let clean = pair.sanitizer.sanitized(html)
            tags += clean.utf8.count { $0 == UInt8(ascii: "<") }
            if let problem = pair.judge.problem(of: clean) {
                problems.append("sanitizer \(number) lets through: \(problem) in \(clean.debugDescription)")
            }
            let again = pair.sanitizer.sanitized(clean)
            if !again.utf8.elementsEqual(clean.utf8) {
                problems.append("sanitizer \(number) goes on: \(clean.debugDescription) to \(again.debugDescription)")
            }
        }
        let plain = [
            ("clean", PlainText.clean(html)), ("fromHTML", PlainText.fromHTML(html)),
            ("paragraphs", PlainText.paragraphs(fromHTML: html)), ("lines", PlainText.lines(fromHTML: html)),
        ]
        for (way, result) in plain {
            for line in result.split(separator: "\n", omittingEmptySubsequences: false) {
                let text = String(line)
                if !PlainText.clean(text).utf8.elementsEqual(text.utf8) {
                    problems.append("\(way) is not clean: \(result.debugDescription)")
                    break
                }
            }
        }
        let escaped = PlainText.fromHTML(PlainText.escapeHTML(html))
        if !escaped.utf8.elementsEqual(plain[0].1.utf8) {
            problems.append("escaped text does not come back: \(escaped.debugDescription)")
        }
        let unescaped = PlainText.unescaped(html)
        if !PlainText.isDoubleEscaped(html), !unescaped.utf8.elementsEqual(html.utf8), unescaped.isEmpty, !html.isEmpty
        {
            problems.append("unescaping loses all: \(unescaped.debugDescription)")
        }
        return problems
    }
}

/// Reads sanitized markup by rules of its own, as strict as what the sanitizer promises.
struct MarkupJudge {
    let elements: Set<String>
    let attributes: [String: Set<String>]

    /// What is wrong with it; nil where nothing is.
    func problem(of html: String) -> String? {
        var rest = Array(html.utf8)[...]
        var open: [String] = []
        func word() -> String {
            let word = rest.prefix { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) }
            rest = rest.dropFirst(word.count)
            return String(decoding: word, as: UTF8.self)
        }
        func take(_ text: String) -> Bool {
            guard rest.starts(with: text.utf8) else { return false }
            rest = rest.dropFirst(text.utf8.count)
            return true
        }
        while let start = rest.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }) {
            rest = rest[start...]
            guard take("<") else { return "a > in a text" }
            let isEnd = take("/")
            let name = word()
            guard elements.contains(name) else { return "the element `\(name)`" }
            while !isEnd, take(" ") {
                let key = word()
                guard attributes[name]?.contains(key) == true else { return "the attribute `\(key)`" }
                guard take("=\"") else { return "no value" }
                let value = String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
                if value.utf8.contains(UInt8(ascii: "<")) { return "a < in a value" }
                let isAddress = key == "href" || key == "src"
                let scheme = value.utf8.prefix { $0 != UInt8(ascii: ":") }
                if isAddress, !["http", "https"].contains(String(scheme)?.lowercased()) {
                    return "the address \(value)"
                }
                rest = rest.dropFirst(value.utf8.count)
                guard take("\"") else { return "no end of a value" }
            }
            guard take(">") else { return "no end of a tag" }
            if isEnd {
                guard open.popLast() == name else { return "the end of \(name)" }
            } else if name != "br", name != "img" {
                open.append(name)
            }
        }
        return open.isEmpty ? nil : "open elements \(open)"
    }
}
