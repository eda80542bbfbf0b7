import PIMCatalog
import PIMGuidelines
import PIMIO
import PIMIntake

/// Reads a guideline's JSON, reporting every slip.
struct GuidelineReader {
    var log: IntakeLog

    mutating func guideline(_ reader: ObjectReader) -> Guideline? {
        var item = reader
        let code = item.required("guideline", of: "the file", &log)
        var guideline = Guideline(code ?? "")
        guideline.source = item.position
        guideline.title = item.string("title", &log) ?? guideline.code
        guideline.layer = item.word("layer", as: Guideline.Layer.self, &log) ?? .brand
        guideline.packs = item.strings("uses", &log) ?? []
        note("uses", "/uses", item, &guideline.places)
        guideline.pages = pages(&item)
        if let reach = item.object("applies", &log) {
            guideline.reach = self.reach(reach)
            for key in ["markets", "channels", "locales", "families", "categories", "segments"] {
                note(key, "/applies/\(key)", reach, &guideline.places)
            }
        }
        if let span = item.object("effective", &log) { (guideline.start, guideline.end) = days(span) }
        guideline.vocabularies = vocabularies(&item, &guideline.places)
        for reader in item.objects("rules", &log) ?? [] {
            guard var rule = rule(reader) else { continue }
            for key in ["kind", "attributes", "locales"] { note(key, "/\(key)", reader, &rule.places) }
            guideline.rules.append(rule)
        }
        for reader in item.objects("waivers", &log) ?? [] {
            guard let waiver = waiver(reader) else { continue }
            guideline.waivers.append(waiver)
            for key in ["rule", "attribute", "channel", "locale", "until"] {
                note(key, "\(waiver.pointer)/\(key)", reader, &guideline.places)
            }
        }
        item.finish("the guideline", &log)
        var seen: Set<String> = []
        for rule in guideline.rules where !seen.insert(rule.id).inserted {
            log.report(
                "duplicate",
                "the rule \"\(rule.id)\" stands twice, at \(rule.pointer)",
                remedy: "keep one",
                at: rule.source
            )
        }
        return code == nil ? nil : guideline
    }

    /// Notes where the elements of a list stand, by their JSON pointers.
    private func note(
        _ key: String,
        _ pointer: String,
        _ item: ObjectReader,
        _ places: inout [String: SourcePosition]
    ) {
        if let value = item.node[key] { places[pointer] = item.position(of: value) }
        for (number, element) in (item.node[key]?.array ?? []).enumerated() {
            places["\(pointer)/\(number)"] = item.position(of: element)
        }
    }

    private mutating func pages(_ item: inout ObjectReader) -> [Guideline.Page] {
        (item.objects("sources", &log) ?? []).compactMap { reader in
            var page = reader
            let url = page.required("url", of: "a source", &log)
            let date = page.required("date", of: "a source", &log)
            page.finish("the source", &log)
            guard let url, let date else { return nil }
            return Guideline.Page(url, read: date)
        }
    }

    private mutating func reach(_ reader: ObjectReader) -> Guideline.Reach {
        var item = reader
        var reach = Guideline.Reach()
        reach.markets = (item.strings("markets", &log) ?? []).map { CountryCode($0) }
        reach.channels = (item.strings("channels", &log) ?? []).map { ChannelCode($0) }
        reach.locales = item.strings("locales", &log) ?? []
        reach.families = (item.strings("families", &log) ?? []).map { FamilyCode($0) }
        reach.categories = (item.strings("categories", &log) ?? []).map { CategoryCode($0) }
        reach.segments = (item.strings("segments", &log) ?? []).map { AudienceCode($0) }
        item.finish("\"applies\"", &log)
        return reach
    }

    private mutating func days(_ reader: ObjectReader) -> (CalendarDate?, CalendarDate?) {
        var item = reader
        let start = item.date("from", &log)
        let end = item.date("until", &log)
        if let start, let end, end < start {
            log.report(
                "dates",
                "it ends before it begins" + item.whereabouts(),
                remedy: "mend the dates",
                at: item.position
            )
        }
        item.finish("\"effective\"", &log)
        return (start, end)
    }

    private mutating func vocabularies(
        _ item: inout ObjectReader,
        _ places: inout [String: SourcePosition]
    ) -> [String: SettingChange] {
        guard let node = item.node("vocabularies") else { return [:] }
        guard let members = node.object else {
            log.report(
                "wrong-type",
                "\"vocabularies\" is \(node.kindName), expected an object" + item.whereabouts("vocabularies"),
                remedy: "write an object of lists",
                at: item.position(of: node)
            )
            return [:]
        }
        var result: [String: SettingChange] = [:]
        for member in members {
            let change = change(member.value)
            if case .set(let value) = change, !value.isList {
                log.report(
                    "wrong-type",
                    "the vocabulary \"\(member.key)\" is \(member.value.kindName), expected a list"
                        + item.whereabouts("vocabularies", member.key),
                    remedy: "write a list of terms, or an object of lists under \"+\" and \"-\"",
                    at: item.position(of: member.value)
                )
                continue
            }
            result[member.key] = change
            note(member.value, member.key, item, &places)
        }
        return result
    }

    private mutating func waiver(_ reader: ObjectReader) -> Waiver? {
        var item = reader
        let rule = item.required("rule", of: "a waiver", &log)
        let reason = item.required("reason", of: "a waiver", &log)
        let approver = item.required("approver", of: "a waiver", &log)
        let end = item.date("until", &log)
        if end == nil, item.node["until"] == nil {
            let message = "a waiver lacks \"until\"" + item.whereabouts()
            log.report("missing-key", message, remedy: "say when it ends", at: item.position)
        }
        let product = item.string("product", &log)
        let attribute = item.string("attribute", &log)
        let locale = item.string("locale", &log)
        let channel = item.string("channel", &log)
        item.finish("the waiver", &log)
        guard let rule, let reason, let approver, let end else { return nil }
        var waiver = Waiver(rule: rule, reason: reason, approver: approver, until: end)
        waiver.product = product
        waiver.attribute = attribute.map { AttributeCode($0) }
        waiver.locale = locale
        waiver.channel = channel.map { ChannelCode($0) }
        waiver.source = item.position
        waiver.pointer = item.pointer ?? ""
        return waiver
    }
}
