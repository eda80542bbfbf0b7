import PIMCatalog
import PIMIO
package import PIMIntake
import PIMText

/// Reads a feed definition from its JSON file, reporting every slip with its place.
package enum FeedFile {
    /// The definition; nil where it could not be made out (the log says why).
    package static func read(_ path: String, name: String, log: inout IntakeLog) -> FeedDefinition? {
        do {
            // The name of the feed's file is for the disk, as it is.
            let node = try JSON.parseComposed(Files.read(path), path: name, exempt: ["output"], &log)
            guard node.object != nil else {
                log.report(
                    "wrong-type",
                    "the feed is \(node.kindName), expected an object",
                    at: SourcePosition(file: name, line: node.line, column: node.column)
                )
                return nil
            }
            return read(ObjectReader(node, file: name), log: &log)
        } catch {
            log.report(
                "syntax",
                error.message,
                remedy: "mend the file; the feed was not read",
                at: SourcePosition(file: name, line: error.line ?? 1, column: error.column)
            )
            return nil
        }
    }

    private static func read(_ reader: ObjectReader, log: inout IntakeLog) -> FeedDefinition? {
        var item = reader
        let code = item.required("code", of: "the feed", &log)
        let format = item.required("format", of: "the feed", &log)
        let channel = item.required("channel", of: "the feed", &log)
        let locale = item.required("locale", of: "the feed", &log)
        var scope = Scope(channel: ChannelCode(channel ?? ""), locale: LocaleCode(locale ?? ""))
        scope.audience = item.string("audience", &log).map { AudienceCode($0) }
        scope.country = item.string("country", &log).map { CountryCode($0) }
        scope.currency = item.string("currency", &log).map { CurrencyCode($0) }
        var feed = FeedDefinition(code: code ?? "", format: format ?? "", scope: scope, file: "")
        feed.source = item.position
        for member in item.node.object ?? [] { feed.places[member.key] = item.position(of: member.value) }
        if var selection = item.object("select", &log) {
            feed.selection = Self.selection(&selection, &log)
            for member in selection.node.object ?? [] {
                feed.places["select." + member.key] = item.position(of: member.value)
            }
        }
        if let fields = item.object("fields", &log) {
            for member in fields.node.object ?? [] {
                guard let expression = expression(member.value, in: fields, &log) else { continue }
                var setting = FeedDefinition.FieldSetting(member.key, expression)
                setting.source = SourcePosition(file: item.file, line: member.line, column: member.column)
                feed.fields.append(setting)
            }
        }
        feed.excludeOn = severity(&item, &log)
        if var gate = item.object("gate", &log) { feed.gate = Self.gate(&gate, &log) }
        feed.encoding = item.word("encoding", as: TextEncoding.self, &log)
        feed.decimals = item.decimals(&log)
        feed.conversions = conversions(&item, &log)
        if var output = item.object("output", &log) { feed.output = Self.output(&output, &log) }
        if feed.output.file.isEmpty, item.node("output") == nil {
            log.report("missing-key", "the feed lacks \"output\"", remedy: "add {\"file\":\"…\"}", at: item.position)
        }
        item.finish("the feed", &log)
        guard code != nil, format != nil, channel != nil, locale != nil, !feed.output.file.isEmpty else { return nil }
        return feed
    }

    private static func selection(_ item: inout ObjectReader, _ log: inout IntakeLog) -> FeedDefinition.Selection {
        var selection = FeedDefinition.Selection()
        if item.node["enabled"]?.isNull == true { selection.isEnabled = nil }
        if let flag = item.bool("enabled", &log) { selection.isEnabled = flag }
        if let complete = item.node("complete") {
            if let flag = complete.bool {
                selection.minimumCompleteness = flag ? 100 : nil
            } else if let percent = item.integer("complete", &log) {
                selection.minimumCompleteness = percent
                if !(0...100).contains(percent) {
                    log.report(
                        "out-of-range",
                        "\"complete\" is \(percent)",
                        remedy: "write true, or a percentage from 0 to 100",
                        at: item.position(of: complete)
                    )
                }
            }
        }
        selection.categories = (item.strings("categories", &log) ?? []).map { CategoryCode($0) }
        selection.families = (item.strings("families", &log) ?? []).map { FamilyCode($0) }
        selection.condition = item.string("where", &log)
        item.finish("select", &log)
        return selection
    }

    private static func severity(_ item: inout ObjectReader, _ log: inout IntakeLog) -> Finding.Severity? {
        switch item.string("exclude_on", &log) {
        case nil, "error"?: return .error
        case "warning"?: return .warning
        case "never"?: return nil
        case let word?:
            log.report(
                "unknown-word",
                "\"exclude_on\" is \"\(word)\"",
                remedy: "one of error, warning, never",
                at: item.node["exclude_on"].map { item.position(of: $0) }
            )
            return .error
        }
    }

    private static func gate(_ item: inout ObjectReader, _ log: inout IntakeLog) -> FeedDefinition.Gate {
        var gate = FeedDefinition.Gate()
        gate.minimumItems = item.integer("min_items", &log) ?? gate.minimumItems
        gate.maximumErrors = item.integer("max_errors", &log)
        for (key, number) in [("min_items", gate.minimumItems), ("max_errors", gate.maximumErrors ?? 0)]
        where number < 0 {
            log.report(
                "out-of-range",
                "\"\(key)\" is \(number)",
                remedy: "write 0 or more",
                at: item.node[key].map { item.position(of: $0) }
            )
        }
        if let drop = item.node("max_drop") {
            if let text = drop.string, text.hasSuffix("%"), let percent = ExactDecimal(String(text.dropLast())),
                percent >= 0, percent <= 100
            {
                gate.maximumDrop = .percent(percent)
            } else if let items = (drop.number ?? drop.string).flatMap({ Int($0) }), items >= 0 {
                gate.maximumDrop = .items(items)
            } else {
                log.report(
                    "wrong-type",
                    "\"max_drop\" is \(drop.string.map { "\"\($0)\"" } ?? drop.number ?? drop.kindName)",
                    remedy: "write \"10%\" or a number of items",
                    at: item.position(of: drop)
                )
            }
        }
        item.finish("gate", &log)
        return gate
    }

    private static func output(_ item: inout ObjectReader, _ log: inout IntakeLog) -> FeedDefinition.Output {
        let file = item.required("file", of: "output", &log) ?? ""
        var output = FeedDefinition.Output(file: file)
        // Only the words are looked at: links in the folder that the program was started in say nothing of the output's.
        if !file.isEmpty, !Files.isInside(folder: "/dev/null", path: file) {
            log.report(
                "outside-folder",
                "the output file \"\(file)\" leads out of the output folder",
                remedy: "name a file inside it",
                at: item.node["file"].map { item.position(of: $0) }
            )
            output.file = ""
        } else if !file.isEmpty, output.place.isEmpty || output.place.hasPrefix(".pim/") || output.place == ".pim" {
            log.report(
                "outside-folder",
                "the output file \"\(file)\" is taken by what the run keeps for itself",
                remedy: "name another file",
                at: item.node["file"].map { item.position(of: $0) }
            )
            output.file = ""
        }
        switch item.string("compression", &log) {
        case nil, "none"?: break
        case "gzip"?: output.isCompressed = true
        case let word?:
            log.report(
                "unknown-word",
                "\"compression\" is \"\(word)\"",
                remedy: "one of gzip, none",
                at: item.node["compression"].map { item.position(of: $0) }
            )
        }
        item.finish("output", &log)
        return output
    }
}
