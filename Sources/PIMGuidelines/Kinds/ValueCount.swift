import PIMCatalog
import PIMText

extension RuleKind {
    /// How many elements attributes may have together.
    public static let valueCount = RuleKind(
        "value.count",
        "Attributes have so many elements: pictures, options, lines, bullet points.",
        subject: .listing,
        parameters: [
            Parameter("attributes", .attributes, isRequired: true, "the attributes that are counted together"),
            Parameter("min", .count, "the least number that is allowed"),
            Parameter("max", .count, "the greatest number that is allowed"),
            Parameter("of", .word(CountedThing.allCases.map(\.rawValue)), "what is counted; values is usual"),
        ],
        examples: [
            Example(
                ["attributes": ["benefit_1", "benefit_2"], "min": 2],
                listings: [
                    ListingSample("A-1", "pl_PL", ["benefit_1": "Lekki", "benefit_2": "Ciepły"]),
                    ListingSample(
                        "A-2",
                        "pl_PL",
                        ["benefit_1": "Lekki", "benefit_2": " "],
                        breach: "benefit_1, benefit_2 have 1 value, at least 2 are required"
                    ),
                ]
            ),
            Example(
                ["attributes": ["description"], "min": 2, "max": 3, "of": "bullets"],
                listings: [
                    ListingSample("A-1", "en_GB", ["description": "<ul><li>Light<li class=\"x\">Warm</ul>"]),
                    ListingSample("A-2", "fa_IR", ["description": "<p>• سبک<br>• گرم</p>"]),
                    ListingSample(
                        "A-3",
                        "en_GB",
                        ["description": "<p>Light and <link>warm</p>"],
                        breach: "description has 0 bullets, at least 2 are required"
                    ),
                    ListingSample(
                        "A-4",
                        "en_GB",
                        ["description": "<ul><li>a</li><li>b</li><li>c</li><li>d</li></ul>"],
                        breach: "description has 4 bullets, at most 3 are allowed"
                    ),
                ]
            ),
            Example(
                ["attributes": ["description"], "max": 2, "of": "lines"],
                listings: [
                    ListingSample("A-1", "en_GB", ["description": "<p>Light</p><p></p><p>Warm</p>"]),
                    ListingSample(
                        "A-2",
                        "en_GB",
                        ["description": "<p>Light</p>Warm<br>Soft"],
                        breach: "description has 3 lines, at most 2 are allowed"
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            try settings.needsOne(of: ["min", "max"])
            let (least, most) = try settings.bounds("min", "max")
            let names = try settings.attributes("attributes")
            let thing = settings.word("of", as: CountedThing.self, else: .values)
            return .listing { checked in
                let numbers = checked.numbers(of: names)
                guard let first = numbers.first else { return [] }
                let count = numbers.reduce(0) { $0 + thing.count(in: checked, at: $1) }
                let codes = numbers.map { checked.code($0).text }.joined(separator: ", ")
                let have = numbers.count == 1 ? "has" : "have"
                let subject = "\(codes) \(have) \(count) \(thing.word(count))"
                guard let bound = bound(ofCount: count, least, most) else { return [] }
                return [ListingBreach("\(subject), \(bound)", attribute: checked.code(first))]
            }
        }
    )
}

/// What a rule counts.
private enum CountedThing: String, CaseIterable {
    case values
    case lines
    case bullets

    func word(_ count: Int) -> String {
        count == 1 ? String(rawValue.dropLast()) : rawValue
    }

    func count(in checked: CheckedListing, at number: Int) -> Int {
        guard let value = checked.listing.value(at: number) else { return 0 }
        switch (self, value) {
        case (.values, .options(let texts)), (.values, .media(let texts)), (.values, .references(let texts)):
            return texts.count { !$0.isEmpty }
        case (.values, .table(let rows)): return rows.count
        case (.values, _): return checked.words(of: value, at: number) == nil ? 0 : 1
        case (.lines, .text(let text)): return Self.lines(of: text, checked, number).count
        case (.bullets, .text(let text)):
            let items = Self.listItems(in: text)
            return items > 0 ? items : Self.lines(of: text, checked, number).count { Self.isBullet($0) }
        default: return 0
        }
    }

    private static func lines(of text: String, _ checked: CheckedListing, _ number: Int) -> [String] {
        let isRich = checked.structure.attributes[number].type == .richtext
        let plain = isRich ? PlainText.paragraphs(fromHTML: text) : text
        return plain.split(whereSeparator: \.isNewline).map(String.init).filter { $0.utf8.contains { $0 > 0x20 } }
    }

    private static func isBullet(_ line: String) -> Bool {
        let marks: [Unicode.Scalar] = [
            "\u{2022}", "\u{B7}", "\u{2013}", "\u{2014}", "-", "*", "\u{25AA}", "\u{2713}", "\u{2714}",
        ]
        guard let first = line.unicodeScalars.first(where: { $0.value > 0x20 }) else { return false }
        return marks.contains(first)
    }

    /// The number of `<li>` tags.
    private static func listItems(in text: String) -> Int {
        text.withBytes { bytes in
            var count = 0
            for index in bytes.indices.dropLast(3) where bytes[index] == UInt8(ascii: "<") {
                let isItem =
                    bytes[index + 1] | 0x20 == UInt8(ascii: "l") && bytes[index + 2] | 0x20 == UInt8(ascii: "i")
                if isItem, bytes[index + 3] == UInt8(ascii: ">") || bytes[index + 3] <= 0x20 { count += 1 }
            }
            return count
        }
    }
}
