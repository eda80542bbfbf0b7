import PIMCatalog
import PIMText

extension RuleKind {
    /// Values that stay as they were agreed, for as long as the guideline counts.
    public static let crossFreeze = RuleKind(
        "cross.freeze",
        "An attribute of some products stays as it was agreed.",
        subject: .listing,
        parameters: [
            Parameter("attribute", .attribute, isRequired: true, "the attribute that must not change"),
            Parameter("values", .textsByName, "its values by product"),
            Parameter(
                "hashes",
                .textsByName,
                "its values by product as FNV-1a hashes of 64 bits, 16 hexadecimal digits"
            ),
        ],
        examples: [
            Example(
                [
                    "attribute": "name", "values": ["A-1": "Ciepły but", "A-2": "Ciepły but"],
                    "hashes": ["A-5": "af63dc4c8601ec8c"],
                ],
                listings: [
                    ListingSample("A-1", "pl_PL", ["name": "Ciepły but"]),
                    ListingSample("A-3", "pl_PL", ["name": "Nowy but"]),
                    ListingSample("A-5", "pl_PL", ["name": "a"]),
                    ListingSample(
                        "A-2",
                        "pl_PL",
                        ["name": "Nowy but"],
                        breach: "name \"Nowy but\" was to stay \"Ciepły but\""
                    ),
                    ListingSample("A-2", "pl_PL", [:], breach: "name was to stay \"Ciepły but\", and is not there"),
                    ListingSample("A-5", "pl_PL", ["name": "b"], breach: "name \"b\" was to stay as it was agreed"),
                ]
            ),
            Example(
                ["attribute": "price", "values": ["A-1": "99.5 PLN", "A-2": "99.5 PLN"]],
                listings: [
                    ListingSample("A-1", "pl_PL", ["price": ["PLN": .decimal("99.5")]]),
                    ListingSample(
                        "A-2",
                        "pl_PL",
                        ["price": ["PLN": 100]],
                        breach: "price \"100 PLN\" was to stay \"99.5 PLN\""
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            try settings.needsOne(of: ["values", "hashes"])
            let name = settings.text("attribute") ?? ""
            let values = Dictionary(settings.textsByName("values").map { ($0.name, $0.text) }) { $1 }
            var hashes: [String: UInt64] = [:]
            for (product, text) in settings.textsByName("hashes") {
                guard text.utf8.count == 16, let hash = UInt64(text, radix: 16) else {
                    let remedy = "write 16 hexadecimal digits"
                    throw RuleProblem("hashes/\(product)", "\"\(text)\" is no hash", remedy: remedy)
                }
                hashes[product] = hash
            }
            let agreed = hashes
            return .listing { checked in
                let product = checked.listing.identifier
                let (wanted, hash) = (values[product], agreed[product])
                guard wanted != nil || hash != nil, let number = checked.number(of: name) else { return [] }
                let words = checked.words(at: number)
                if let wanted, words.map({ $0.utf8.elementsEqual(wanted.utf8) }) != true {
                    let told = checked.quoted(wanted, at: number, else: "as it was agreed")
                    let end = words == nil ? ", and is not there" : ""
                    let message = "\(checked.said(at: number)) was to stay \(told)\(end)"
                    return [ListingBreach(message, attribute: checked.code(number))]
                }
                if let hash, words.map({ fnv($0) == hash }) != true {
                    let end = words == nil ? ", and is not there" : ""
                    let message = "\(checked.said(at: number)) was to stay as it was agreed\(end)"
                    return [ListingBreach(message, attribute: checked.code(number))]
                }
                return []
            }
        }
    )

    /// The FNV-1a hash of a text's UTF-8 bytes.
    ///
    /// **Source:** offset basis and prime of RFC 9923, as https://docs.rs/crate/fnv64-rs/0.3.0 has them, read 2026-11-22.
    static func fnv(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
