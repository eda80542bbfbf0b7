import PIMCatalog
import PIMIO

extension StructureFiles {
    mutating func readChannels(_ reader: inout ObjectReader) {
        for var item in reader.objects("channels", &log) ?? [] {
            guard let code = item.required("code", of: "a channel", &log) else { continue }
            var channel = Channel(ChannelCode(code), labels: item.labels(&log))
            channel.source = item.position
            channel.extends = item.string("extends", &log).map { ChannelCode($0) }
            channel.locales = item.strings("locales", &log)?.map { LocaleCode($0) }
            channel.currencies = item.strings("currencies", &log)?.map { CurrencyCode($0) }
            channel.tree = item.string("tree", &log).map { CategoryCode($0) }
            for (attribute, unit) in item.texts("units", &log) { channel.units[AttributeCode(attribute)] = unit }
            if var fallbacks = item.object("fallbacks", &log) {
                for member in fallbacks.node.object ?? [] {
                    let locales = fallbacks.strings(member.key, &log) ?? []
                    channel.fallbacks[LocaleCode(member.key)] = locales.map { LocaleCode($0) }
                }
            }
            if var shop = item.object("shop", &log) { channel.shop = self.shop(&shop) }
            channel.extra = item.json("extra")
            item.finish("the channel \"\(code)\"", &log)
            draft.channels.append(channel)
        }
        for var item in reader.objects("audiences", &log) ?? [] {
            guard let code = item.required("code", of: "an audience", &log) else { continue }
            var audience = Audience(AudienceCode(code), labels: item.labels(&log))
            audience.extends = item.string("extends", &log).map { AudienceCode($0) }
            audience.source = item.position
            item.finish("the audience \"\(code)\"", &log)
            draft.audiences.append(audience)
        }
    }

    mutating func readLocations(_ reader: inout ObjectReader) {
        for var item in reader.objects("locations", &log) ?? [] {
            guard let code = item.required("code", of: "a location", &log) else { continue }
            let kind = item.word("kind", as: Location.Kind.self, &log) ?? .store
            var location = Location(LocationCode(code), kind: kind, labels: item.labels(&log))
            location.country = item.string("country", &log).map { CountryCode($0) }
            location.channels = codes("channels", &item)
            location.pickup = item.string("pickup", &log)
            location.extra = item.json("extra")
            location.source = item.position
            item.finish("the location \"\(code)\"", &log)
            draft.locations.append(location)
        }
    }

    mutating func readMeasurements(_ reader: inout ObjectReader) {
        for item in reader.objects("measurement_families", &log) ?? [] {
            guard let family = MeasurementFile.family(item, &log) else { continue }
            draft.measurementFamilies.append(family)
        }
    }
}

/// One measurement family as Akeneo and our own directory write it.
enum MeasurementFile {
    static func family(_ reader: ObjectReader, _ log: inout IntakeLog) -> MeasurementFamily? {
        var item = reader
        guard let code = item.required("code", of: "a measurement family", &log),
            let standard = item.required("standard_unit_code", of: "the measurement family \"\(code)\"", &log)
        else { return nil }
        var labels: [String: String] = [:]
        for (locale, text) in item.texts("labels", &log) { labels[locale] = text }
        var units: [MeasurementFamily.Unit] = []
        if let members = item.object("units", &log) {
            for member in members.node.object ?? [] {
                guard member.value.object != nil else {
                    log.report(
                        "wrong-type",
                        "the unit \"\(member.key)\" is \(member.value.kindName), expected an object",
                        at: item.position(of: member.value)
                    )
                    continue
                }
                guard let unit = unit(member.key, ObjectReader(member.value, file: item.file), &log) else { continue }
                units.append(unit)
            }
        }
        item.finish("the measurement family \"\(code)\"", &log)
        return MeasurementFamily(code: code, labels: labels, standardUnit: standard, units: units)
    }

    private static func unit(
        _ key: String,
        _ reader: ObjectReader,
        _ log: inout IntakeLog
    ) -> MeasurementFamily.Unit? {
        var item = reader
        let code = item.string("code", &log) ?? key
        var labels: [String: String] = [:]
        for (locale, text) in item.texts("labels", &log) { labels[locale] = text }
        var operations: [MeasurementFamily.Operation] = []
        if item.node("convert_from_standard") == nil {
            log.report(
                "missing-key",
                "the unit \"\(code)\" lacks \"convert_from_standard\"",
                remedy: "say how it becomes the standard unit, such as [{\"operator\":\"mul\",\"value\":\"0.001\"}]",
                at: item.position
            )
        }
        for var step in item.objects("convert_from_standard", &log) ?? [] {
            let name = step.required("operator", of: "a conversion of \(code)", &log)
            if step.node("value") == nil {
                log.report(
                    "missing-key",
                    "a conversion of \(code) lacks \"value\"",
                    remedy: "add it",
                    at: step.position
                )
            }
            let value = step.decimal("value", &log)
            step.finish("a conversion of \(code)", &log)
            guard let name, let value else { continue }
            guard let operation = MeasurementFamily.Operation(name, value) else {
                log.report(
                    "unknown-word",
                    "\"\(name)\" is not a conversion of \(code)",
                    remedy: "one of mul, div, add, sub, with a value other than 0",
                    at: step.position
                )
                continue
            }
            operations.append(operation)
        }
        let symbol = item.string("symbol", &log) ?? ""
        item.finish("the unit \"\(code)\"", &log)
        return MeasurementFamily.Unit(code: code, symbol: symbol, labels: labels, operations: operations)
    }
}
