import PIMCatalog
import PIMFormats
import PIMIO
import PIMIntake
import PIMText

/// Looks over a format that was read for what its container cannot write and for names that lead nowhere.
struct FormatCheck {
    private let format: FeedFormat
    private let reader: ObjectReader
    /// What was found.
    private(set) var log = IntakeLog()

    init(_ format: FeedFormat, _ reader: ObjectReader) {
        self.format = format
        self.reader = reader
    }

    mutating func run() {
        check(format.fields, at: "fields", of: "the format")
        if let grouping = format.grouping { check(grouping.fields, at: "grouping", of: "grouping") }
        checkRules()
        checkContainer()
        guard case .json = format.container, format.encoding != .utf8 else { return }
        report(
            "encoding",
            "JSON is UTF-8 without a mark (RFC 8259), not \(format.encoding.rawValue)",
            remedy: "take \"encoding\" out",
            at: "encoding"
        )
    }

    private mutating func report(_ rule: String, _ message: String, remedy: String, at key: String) {
        let node = reader.node[key]
        log.report(rule, message, remedy: remedy, at: node.map { reader.position(of: $0) } ?? reader.position)
    }

    private mutating func check(_ fields: [Field], at key: String, of owner: String) {
        var seen: Set<String> = []
        let names = fields.map(\.name)
        for field in fields {
            let what = "the field \"\(field.name)\""
            if !seen.insert(field.name).inserted {
                report("duplicate-field", "\(owner) has \(what) twice", remedy: "rename or drop one", at: key)
            }
            switch field.requirement {
            case .conditional(let condition), .advised(let condition):
                checkNames(in: condition, known: names, of: "the requirement of \(what)", at: key)
            case .required, .recommended, .optional: break
            }
            checkShape(of: field, what, at: key)
            check(field.fields, at: key, of: what)
        }
    }

    private mutating func checkShape(of field: Field, _ what: String, at key: String) {
        let limits = field.limits
        if (field.kind == .group) != !field.fields.isEmpty {
            let message =
                field.kind == .group
                ? "\(what) is a group without fields" : "\(what) has fields but is not a group"
            report("group", message, remedy: "give groups, and only groups, \"fields\"", at: key)
        }
        let isTurned =
            Self.isAbove(limits.minimumLength, limits.maximumLength) || Self.isAbove(limits.minimum, limits.maximum)
            || limits.minimumCount > limits.maximumCount
        let isNegative = [limits.minimumLength, limits.maximumLength, limits.maximumDecimals].contains { $0 ?? 0 < 0 }
        guard isTurned || isNegative || limits.maximumCount < 1 || limits.minimumCount < 0 else { return }
        report("limits", "the limits of \(what) let nothing through", remedy: "mend them", at: key)
    }

    private static func isAbove<Limit: Comparable>(_ minimum: Limit?, _ maximum: Limit?) -> Bool {
        guard let minimum, let maximum else { return false }
        return minimum > maximum
    }

    private mutating func checkNames(in condition: Condition, known: [String], of what: String, at key: String) {
        for name in condition.fieldNames where !known.contains(name) {
            let nearest = Suggestion.nearest(to: name, among: known)
            report(
                "unknown-field",
                "\(what) names the field \"\(name)\", which is not in the table",
                remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "add the field, or take the condition out",
                at: key
            )
        }
    }

    private mutating func checkRules() {
        let names = format.fields.map(\.name)
        var seen: Set<String> = []
        for rule in format.rules {
            let what = "the rule \"\(rule.code)\""
            if !seen.insert(rule.code).inserted {
                report("duplicate-rule", "\(what) stands twice", remedy: "rename one", at: "rules")
            }
            checkNames(in: .all([.present(rule.field), rule.brokenWhen]), known: names, of: what, at: "rules")
        }
    }

    private mutating func checkContainer() {
        switch format.container {
        case .xml(let layout): checkXML(layout)
        case .delimited(let layout): checkDelimited(layout)
        case .json:
            checkPaths(format.fields, at: "fields")
            guard let grouping = format.grouping else { return }
            checkPaths(grouping.fields, at: "grouping")
            let heads = grouping.fields.map { $0.name.split(separator: ".").first.map { String($0) } ?? "" }
            guard heads.contains(grouping.memberField) else { return }
            report(
                "duplicate-field",
                "\"member_field\" is \"\(grouping.memberField)\", which a field of the group has taken",
                remedy: "rename one",
                at: "grouping"
            )
        }
        if format.grouping != nil, case .json = format.container { return }
        guard format.grouping != nil else { return }
        report(
            "grouping",
            "only JSON can hold the members of a group",
            remedy: "take \"grouping\" out, or make the container \"json\"",
            at: "grouping"
        )
    }

    private mutating func checkDelimited(_ layout: FeedFormat.DelimitedLayout) {
        if ![",", ";", "\t", "|"].contains(layout.delimiter) {
            report(
                "delimiter",
                "the delimiter is \"\(layout.delimiter)\"",
                remedy: "one of \",\", \";\", \"\\t\" and \"|\"",
                at: "container"
            )
        }
        guard
            layout.listSeparator.isEmpty || layout.partSeparator.isEmpty
                || layout.listSeparator == layout.partSeparator
        else { return }
        report(
            "delimiter",
            "\"list_separator\" and \"part_separator\" must be two different texts",
            remedy: "choose others",
            at: "container"
        )
    }

    /// A field `a` cannot stand beside `a.b`: one is a value, the other an object.
    private mutating func checkPaths(_ fields: [Field], at key: String) {
        let names = Set(fields.map(\.name))
        for field in fields {
            let parts = field.name.split(separator: ".", omittingEmptySubsequences: false)
            for length in 1..<max(parts.count, 1) {
                let head = parts.prefix(length).joined(separator: ".")
                guard names.contains(head) else { continue }
                report(
                    "duplicate-field",
                    "the field \"\(head)\" is a value, and \"\(field.name)\" makes it an object",
                    remedy: "rename one",
                    at: key
                )
            }
            checkPaths(field.fields, at: key)
        }
    }

    private mutating func checkXML(_ layout: FeedFormat.XMLLayout) {
        var names = [layout.root, layout.item] + [layout.wrapper].compactMap(\.self)
        names += layout.rootAttributes.map(\.name) + format.header.map(\.name)
        let fieldNames = Self.names(in: format.fields).map { layout.prefix + $0 }
        for name in names + fieldNames where !Self.isXMLName(name) {
            report("xml-name", "\"\(name)\" cannot name an XML element", remedy: "rename it", at: "container")
        }
        let taken = [layout.root, layout.wrapper].compactMap(\.self) + format.header.map(\.name) + fieldNames
        guard taken.contains(layout.item) else { return }
        report(
            "xml-name",
            "the item's element \"\(layout.item)\" names something else too, so items cannot be counted",
            remedy: "rename one",
            at: "container"
        )
    }

    private static func names(in fields: [Field]) -> [String] {
        fields.flatMap { [$0.name] + names(in: $0.fields) }
    }

    /// Letters, digits, `_`, `-`, `.` and one `:` between two names; no digit, hyphen or point first.
    static func isXMLName(_ name: String) -> Bool {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy { part in
                guard let first = part.unicodeScalars.first, first == "_" || first.properties.isAlphabetic else {
                    return false
                }
                return part.unicodeScalars.allSatisfy { scalar in
                    scalar == "_" || scalar == "-" || scalar == "." || scalar.properties.isAlphabetic
                        || ("0"..."9").contains(scalar)
                }
            }
    }
}
