import PIMCatalog
import PIMFormats
import PIMIO
import PIMText

extension FormatRenderer {
    mutating func fields(_ fields: [Field]) {
        list("fields", fields) { field, renderer in renderer.write(field) }
    }

    private mutating func write(_ field: Field) {
        object {
            $0.pair("name", field.name)
            $0.pair("kind", field.kind.rawValue)
            $0.write(field.requirement)
            if field.sources != [.role(Role(field.name))] { $0.texts("sources", field.sources.map(\.spelling)) }
            $0.write(field.limits)
            $0.list("words", field.words) { word, renderer in renderer.write(word) }
            $0.list("units", field.units) { unit, renderer in
                renderer.object {
                    $0.pair("feed", unit.feed)
                    $0.pair("catalog", unit.catalog)
                }
            }
            $0.fields(field.fields)
            if !field.textRules.isEmpty { $0.texts("text_rules", field.textRules.map(\.rawValue)) }
            if let tags = field.tags { $0.texts("tags", tags.map(\.spelling)) }
            $0.pair("grade", field.grade.rawValue, unless: Field.Grade.official.rawValue)
            $0.pair("note", field.note, unless: "")
            $0.pair("joiner", field.joiner, unless: FormatDefaults.joiner)
        }
    }

    private mutating func write(_ requirement: Field.Requirement) {
        switch requirement {
        case .optional: break
        case .required: pair("requirement", "required")
        case .recommended: pair("requirement", "recommended")
        case .conditional(let condition): write("when", condition)
        case .advised(let condition): write("advised_when", condition)
        }
    }

    private mutating func write(_ word: String, _ condition: Condition) {
        writer.key("requirement")
        object {
            $0.writer.key(word)
            $0.write(condition)
        }
    }

    private mutating func write(_ word: Field.Word) {
        guard !word.catalog.isEmpty else {
            writer.string(word.feed)
            return
        }
        object {
            $0.pair("feed", word.feed)
            $0.texts("catalog", word.catalog)
        }
    }

    private mutating func write(_ limits: Field.Limits) {
        let standard = Field.Limits()
        guard limits != standard else { return }
        writer.key("limits")
        object {
            $0.pair("max_length", limits.maximumLength)
            $0.pair("min_length", limits.minimumLength)
            $0.pair("unit", limits.unit.spelling, unless: standard.unit.spelling)
            if let minimum = limits.minimum { $0.pair("min", minimum.description) }
            if let maximum = limits.maximum { $0.pair("max", maximum.description) }
            $0.pair("decimals", limits.maximumDecimals)
            if limits.maximumCount == Int.max {
                $0.pair("max_count", FormatDefaults.anyNumber)
            } else {
                $0.pair("max_count", limits.maximumCount, unless: standard.maximumCount)
            }
            $0.pair("min_count", limits.minimumCount, unless: standard.minimumCount)
            $0.pair("cut", limits.cutsText, unless: standard.cutsText)
        }
    }

    mutating func write(_ condition: Condition) {
        object {
            switch condition {
            case .present(let name): $0.pair("present", name)
            case .absent(let name): $0.pair("absent", name)
            case .zero(let name): $0.pair("zero", name)
            case .equals(let name, let words):
                $0.pair("field", name)
                $0.texts("is", words)
            case .within(let name, let paths):
                $0.pair("field", name)
                $0.texts("within", paths)
            case .country(let codes): $0.texts("country", codes)
            case .notLess(let first, let second): $0.texts("not-less", [first, second])
            case .same(let first, let second): $0.texts("same", [first, second])
            case .isVariant: $0.pair("variant", true, unless: false)
            case .all(let parts): $0.conditions("all", parts)
            case .any(let parts): $0.conditions("any", parts)
            case .not(let part):
                $0.writer.key("not")
                $0.write(part)
            }
        }
    }

    private mutating func conditions(_ key: String, _ parts: [Condition]) {
        writer.key(key)
        writer.beginArray()
        for part in parts { write(part) }
        writer.endArray()
    }
}

extension Field.Source {
    /// The source as files write it, such as `role:title`.
    fileprivate var spelling: String {
        switch self {
        case .role(let role): "role:" + role.word
        case .attribute(let code): "attribute:" + code.text
        case .constant(let text): "constant:" + text
        case .category(let key): "category:" + key
        case .computed(let computed): "computed:" + computed.rawValue
        }
    }
}
