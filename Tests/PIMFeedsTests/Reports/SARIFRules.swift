import PIMIO

/// What the OASIS schema of SARIF 2.1.0, and the standard beside it, ask of the parts that are written here.
///
/// **Source:** oasis-tcs/sarif-spec, Schemata/sarif-schema-2.1.0.json, read 2026-11-22; all these objects allow no other keys.
struct SARIFRules {
    indirect enum Kind: Sendable {
        case text
        case absoluteAddress
        case address
        case integer(least: Int)
        case boolean
        case choice([String])
        case object(String)
        case list(Kind)
        case map(Kind)
        case anything
    }

    struct Shape: Sendable {
        let keys: [String: Kind]
        var required: [String] = []
        var oneOf: [String] = []
    }

    static let levels: Kind = .choice(["none", "note", "warning", "error"])

    static let shapes: [String: Shape] = [
        "log": Shape(
            keys: ["$schema": .absoluteAddress, "version": .choice(["2.1.0"]), "runs": .list(.object("run"))],
            required: ["version", "runs"]
        ),
        "run": Shape(
            keys: [
                "tool": .object("tool"), "automationDetails": .object("automationDetails"),
                "columnKind": .choice(["utf16CodeUnits", "unicodeCodePoints"]),
                "originalUriBaseIds": .map(.object("artifactLocation")), "results": .list(.object("result")),
                "invocations": .list(.object("invocation")),
            ],
            required: ["tool"]
        ),
        "tool": Shape(keys: ["driver": .object("driver")], required: ["driver"]),
        "driver": Shape(
            keys: [
                "name": .text, "semanticVersion": .text, "informationUri": .absoluteAddress,
                "rules": .list(.object("rule")),
            ],
            required: ["name"]
        ),
        "rule": Shape(
            keys: [
                "id": .text, "shortDescription": .object("multiformat"), "help": .object("multiformat"),
                "defaultConfiguration": .object("configuration"),
            ],
            required: ["id"]
        ),
        "configuration": Shape(keys: ["level": levels]),
        "multiformat": Shape(keys: ["text": .text, "markdown": .text], required: ["text"]),
        "automationDetails": Shape(keys: ["id": .text]),
        "invocation": Shape(keys: ["executionSuccessful": .boolean], required: ["executionSuccessful"]),
        "result": Shape(
            keys: [
                "ruleId": .text, "ruleIndex": .integer(least: -1), "level": levels, "message": .object("message"),
                "locations": .list(.object("location")), "partialFingerprints": .map(.text),
                "baselineState": .choice(["new", "unchanged", "updated", "absent"]), "properties": .anything,
                "fixes": .list(.object("fix")),
            ],
            required: ["message"]
        ),
        "message": Shape(keys: ["text": .text, "id": .text], oneOf: ["text", "id"]),
        "location": Shape(
            keys: ["physicalLocation": .object("physical"), "logicalLocations": .list(.object("logical"))]
        ),
        "physical": Shape(
            keys: ["artifactLocation": .object("artifactLocation"), "region": .object("region")],
            oneOf: ["artifactLocation", "address"]
        ),
        "artifactLocation": Shape(keys: ["uri": .address, "uriBaseId": .text, "description": .object("message")]),
        "region": Shape(
            keys: [
                "startLine": .integer(least: 1), "startColumn": .integer(least: 1), "endColumn": .integer(least: 1),
                "snippet": .object("content"),
            ],
            required: ["startLine"]
        ),
        "content": Shape(keys: ["text": .text]),
        "fix": Shape(
            keys: ["description": .object("message"), "artifactChanges": .list(.object("change"))],
            required: ["artifactChanges"]
        ),
        "change": Shape(
            keys: ["artifactLocation": .object("artifactLocation"), "replacements": .list(.object("replacement"))],
            required: ["artifactLocation", "replacements"]
        ),
        "replacement": Shape(
            keys: ["deletedRegion": .object("region"), "insertedContent": .object("content")],
            required: ["deletedRegion"]
        ),
        "logical": Shape(keys: ["name": .text, "fullyQualifiedName": .text, "kind": .text]),
    ]

    /// Every breach in a log.
    static func breaches(_ log: JSONNode) -> [String] {
        var breaches = check(log, .object("log"), "log")
        for run in log["runs"]?.array ?? [] {
            let ids = (run["tool"]?["driver"]?["rules"]?.array ?? []).map { $0["id"]?.string ?? "" }
            if Set(ids).count != ids.count { breaches.append("a rule is described twice") }
            for result in run["results"]?.array ?? [] {
                let id = result["ruleId"]?.string ?? ""
                guard let number = result["ruleIndex"]?.integer else {
                    if ids.contains(id) { breaches.append("\(id) has no number") }
                    continue
                }
                if !ids.indices.contains(number) || ids[number] != id { breaches.append("\(id) is not \(number)") }
            }
        }
        return breaches
    }

    private static func check(_ node: JSONNode, _ kind: Kind, _ path: String) -> [String] {
        switch kind {
        case .anything: return []
        case .text: return node.string == nil ? ["\(path) is no text"] : []
        case .boolean: return node.bool == nil ? ["\(path) is no boolean"] : []
        case .integer(let least): return (node.integer ?? .min) < least ? ["\(path) is below \(least)"] : []
        case .choice(let words): return words.contains(node.string ?? "") ? [] : ["\(path) is none of \(words)"]
        case .address, .absoluteAddress: return check(address: node.string ?? " ", kind, path)
        case .list(let kind):
            guard let elements = node.array else { return ["\(path) is no list"] }
            return elements.enumerated().flatMap { check($1, kind, "\(path)[\($0)]") }
        case .map(let kind):
            guard let members = node.object else { return ["\(path) is no object"] }
            return members.flatMap { check($0.value, kind, "\(path).\($0.key)") }
        case .object(let name):
            guard let members = node.object, let shape = shapes[name] else { return ["\(path) is no object"] }
            let keys = members.map(\.key)
            var breaches = shape.required.filter { !keys.contains($0) }.map { "\(path) lacks \($0)" }
            if !shape.oneOf.isEmpty, !shape.oneOf.contains(where: keys.contains) {
                breaches.append("\(path) has none of \(shape.oneOf)")
            }
            for member in members {
                guard let kind = shape.keys[member.key] else {
                    breaches.append("\(path) has \(member.key)")
                    continue
                }
                breaches += check(member.value, kind, "\(path).\(member.key)")
            }
            return breaches
        }
    }

    private static func check(address: String, _ kind: Kind, _ path: String) -> [String] {
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%".utf8)
        guard address.utf8.allSatisfy(allowed.contains) else { return ["\(path) has bytes no address may have"] }
        let bytes = Array(address.utf8)
        for index in bytes.indices where bytes[index] == UInt8(ascii: "%") {
            let digits = bytes[(index + 1)...].prefix(2)
            let areHex = digits.allSatisfy { ($0 &- 0x30 < 10) || (($0 | 0x20) &- 0x61 < 6) }
            guard digits.count == 2, areHex else { return ["\(path) has a broken escape"] }
        }
        let first = address.prefix { $0 != "/" }
        if case .absoluteAddress = kind, !first.hasSuffix(":") { return ["\(path) is not absolute"] }
        if !address.hasPrefix("file:///"), case .address = kind, first.contains(":") {
            return ["\(path) begins like a scheme"]
        }
        return []
    }
}
