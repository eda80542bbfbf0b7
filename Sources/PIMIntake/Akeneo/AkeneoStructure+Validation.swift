import PIMCatalog
import PIMIO
import PIMText

extension AkeneoStructure {
    /// What the record limits; what cannot be used stays for `extra`.
    mutating func validation(of type: AttributeType, _ record: inout AkeneoRecord) -> Validation {
        var validation = Validation()
        switch type {
        case .text, .richtext, .identifier:
            validation.maximumLength = whole("max_characters", &record)
            validation.pattern = pattern(&record)
        case .number, .prices, .measurement:
            validation.minimum = decimal("number_min", &record)
            validation.maximum = decimal("number_max", &record)
            if flag("decimals_allowed", &record) == false { validation.maximumDecimals = 0 }
            validation.allowsNegative = flag("negative_allowed", &record)
            if let low = validation.minimum, let high = validation.maximum, low > high {
                validation.minimum = nil
                validation.maximum = nil
                drop("number_min", "\(low)", "is above number_max, \(high)", remedy: "turn them around", &record)
                record.keep("number_max")
            }
        case .date:
            validation.earliest = date("date_min", &record)
            validation.latest = date("date_max", &record)
            if let early = validation.earliest, let late = validation.latest, early > late {
                validation.earliest = nil
                validation.latest = nil
                drop("date_min", "\(early)", "is after date_max, \(late)", remedy: "turn them around", &record)
                record.keep("date_max")
            }
        case .image, .file:
            validation.extensions = record.list("allowed_extensions").map { $0.lowercased() }
            validation.maximumMegabytes = decimal("max_file_size", &record)
        default: break
        }
        return validation
    }

    private mutating func whole(_ key: String, _ record: inout AkeneoRecord) -> Int? {
        guard let text = record.text(key) else { return nil }
        if let number = Int(text), number >= 0 { return number }
        drop(key, text, "is not a whole number", remedy: "write digits only", &record)
        return nil
    }

    private mutating func decimal(_ key: String, _ record: inout AkeneoRecord) -> ExactDecimal? {
        guard let text = record.text(key) else { return nil }
        if let number = ExactDecimal(text) { return number }
        drop(key, text, "is not a number", remedy: "write it like 12.50", &record)
        return nil
    }

    private mutating func date(_ key: String, _ record: inout AkeneoRecord) -> CalendarDate? {
        guard let text = record.text(key) else { return nil }
        if let date = CalendarDate(text), !date.isOfOtherCalendar { return CalendarDate(date.dayText) ?? date }
        let slip = DateSlip(text)
        drop(key, text, slip.reason, remedy: slip.remedy, &record)
        return nil
    }

    /// The regular expression of a text; Akeneo's may stand between slashes and matches anywhere, ours as a whole.
    private mutating func pattern(_ record: inout AkeneoRecord) -> String? {
        guard record.text("validation_rule") == "regexp", let text = record.text("validation_regexp") else {
            record.keep("validation_rule")
            record.keep("validation_regexp")
            return nil
        }
        let whole = Self.whole(text)
        if (try? Regex(whole)) != nil { return whole }
        drop("validation_regexp", text, "is not a regular expression here", remedy: "write it anew", &record)
        record.keep("validation_rule")
        return nil
    }

    private static func whole(_ text: String) -> String {
        var pattern = text
        var ignoresCase = false
        if pattern.hasPrefix("/"), let end = pattern.lastIndex(of: "/"), end > pattern.startIndex {
            ignoresCase = pattern[end...].contains("i")
            pattern = String(pattern[pattern.index(after: pattern.startIndex)..<end])
        }
        let start = pattern.hasPrefix("^")
        let end = pattern.hasSuffix("$") && !pattern.hasSuffix("\\$")
        if start { pattern.removeFirst() }
        if end { pattern.removeLast() }
        // An alternative reaches over the anchors, so it is kept together.
        let body = pattern.contains("|") || !start || !end ? "(?:\(pattern))" : pattern
        let whole = (start ? "" : "[\\s\\S]*") + body + (end ? "" : "[\\s\\S]*")
        return (ignoresCase ? "(?i)" : "") + whole
    }

    /// Brings the attributes into a shape that the structure check accepts, once measurement families are known.
    mutating func settleAttributes() {
        settleIdentifier()
        let families = measurementFamilies
        for index in draft.attributes.indices where draft.attributes[index].type == .measurement {
            settleMeasurement(at: index, families)
        }
    }

    private mutating func settleIdentifier() {
        guard !draft.attributes.contains(where: { $0.type == .identifier }) else { return }
        let place = SourcePosition(file: "attributes.csv", line: 1)
        log.report(
            "no-identifier",
            .warning,
            "no attribute is of the type pim_catalog_identifier, so \"sku\" becomes it",
            remedy: "name the identifier attribute",
            at: place
        )
        if let index = draft.attributes.firstIndex(where: { $0.code == "sku" }) {
            var attribute = Attribute("sku", .identifier, labels: draft.attributes[index].labels)
            attribute.group = draft.attributes[index].group
            attribute.source = draft.attributes[index].source
            draft.attributes[index] = attribute
        } else {
            var attribute = Attribute("sku", .identifier)
            attribute.source = place
            draft.attributes.insert(attribute, at: 0)
        }
    }

    private mutating func settleMeasurement(at index: Int, _ families: [String: MeasurementFamily]) {
        let attribute = draft.attributes[index]
        guard let code = attribute.unitFamily, let family = families[code] else {
            draft.attributes[index].type = .text
            draft.attributes[index].unitFamily = nil
            draft.attributes[index].unit = nil
            draft.attributes[index].validation = Validation()
            let named = attribute.unitFamily.map { "the measurement family \"\($0)\", which is not known" } ?? "none"
            log.report(
                "unknown-unit-family",
                .warning,
                "the measurement \"\(attribute.code)\" names \(named); it becomes a text",
                remedy: "export measurement_families.json too",
                at: attribute.source
            )
            return
        }
        guard let unit = attribute.unit, !family.units.contains(where: { $0.code == unit }) else { return }
        draft.attributes[index].unit = nil
        leaveOut(
            "\"\(unit)\" is not a unit of \(code), so \"\(attribute.code)\" has no default unit",
            remedy: "name one of \(family.units.prefix(6).map(\.code).joined(separator: ", "))",
            at: attribute.source ?? SourcePosition(file: "attributes.csv", line: 1)
        )
    }

    /// The measurement families this catalog has, built-in ones included.
    var measurementFamilies: [String: MeasurementFamily] {
        var result = Dictionary(
            MeasurementFamily.builtIn.map { ($0.code, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for family in draft.measurementFamilies {
            if let known = result[family.code], known.standardUnit == family.standardUnit {
                let own = Set(family.units.map(\.code))
                var merged = family
                merged.units += known.units.filter { !own.contains($0.code) }
                result[family.code] = merged
            } else {
                result[family.code] = family
            }
        }
        return result
    }

    mutating func readMeasurements() throws {
        let names = ["measurement_families", "measurement-families"]
        guard let found = names.first(where: { isThere($0) }),
            let file = AkeneoFile(found, in: folder, pace: pace, &log)
        else { return }
        let name = file.name
        var count = LineCount()
        var slips = IntakeLog()
        var seen: Set<String> = []
        var nodes = try file.nodes(&count, &log)
        while let node = try nodes.next(&count, &log) {
            guard let family = MeasurementFile.family(ObjectReader(node, file: name), &slips),
                family.units.contains(where: { $0.code == family.standardUnit }), seen.insert(family.code).inserted
            else {
                count.rejected += 1
                log.reject(
                    "the measurement family lacks its code or its standard unit, or stands a second time",
                    remedy: "export the measurement families again",
                    at: SourcePosition(file: name, line: node.line)
                )
                continue
            }
            count.kept += 1
            draft.measurementFamilies.append(family)
        }
        log.take(slips.findings)
        log.finish(name, count)
    }
}
