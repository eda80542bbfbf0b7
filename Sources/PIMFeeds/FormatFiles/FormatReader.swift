import PIMFormats
import PIMIO
import PIMIntake
import PIMText

/// Reads a format's JSON, reporting every slip.
struct FormatReader {
    var log: IntakeLog

    mutating func format(_ reader: ObjectReader) -> FeedFormat? {
        var item = reader
        let id = item.required("id", of: "the format", &log)
        let title = item.string("title", &log)
        let summary = item.string("summary", &log) ?? ""
        let edition = item.string("edition", &log) ?? ""
        let sources = pages(&item)
        let container = self.container(&item)
        let header = self.header(&item)
        let fields = self.fields("fields", &item)
        let grouping = item.object("grouping", &log).flatMap { self.grouping($0) }
        let takesOwnFields = item.bool("takes_own_fields", &log) ?? false
        let encoding = item.word("encoding", as: TextEncoding.self, &log) ?? .utf8
        let decimals = item.decimals(&log)
        let rules = (item.objects("rules", &log) ?? []).compactMap { rule($0) }
        if fields.isEmpty, item.node["fields"]?.array?.isEmpty ?? true {
            log.report("missing-key", "the format has no fields", remedy: "add \"fields\"", at: item.position)
        }
        item.finish("the format", &log)
        guard let id, let container else { return nil }
        let format = FeedFormat(
            id: id,
            title: title ?? id,
            summary: summary,
            edition: edition,
            sources: sources,
            container: container,
            fields: fields,
            grouping: grouping,
            rules: rules,
            header: header,
            takesOwnFields: takesOwnFields,
            encoding: encoding,
            decimals: decimals
        )
        var check = FormatCheck(format, item)
        check.run()
        log.findings += check.log.findings
        return format
    }

    private mutating func pages(_ item: inout ObjectReader) -> [FeedFormat.SourcePage] {
        (item.objects("sources", &log) ?? []).compactMap { reader in
            var page = reader
            let url = page.required("url", of: "a source", &log)
            let date = page.required("date", of: "a source", &log)
            page.finish("the source", &log)
            guard let url, let date else { return nil }
            return FeedFormat.SourcePage(url, read: date)
        }
    }

    private mutating func header(_ item: inout ObjectReader) -> [FeedFormat.HeaderEntry] {
        (item.objects("header", &log) ?? []).compactMap { reader in
            var entry = reader
            let name = entry.required("name", of: "a header entry", &log)
            if entry.node["content"] == nil {
                log.report("missing-key", "a header entry lacks \"content\"", remedy: "add it", at: entry.position)
            }
            let content = entry.word("content", as: FeedFormat.HeaderEntry.Content.self, &log)
            entry.finish("the header entry", &log)
            guard let name, let content else { return nil }
            return FeedFormat.HeaderEntry(name, content)
        }
    }

    private mutating func grouping(_ reader: ObjectReader) -> FeedFormat.Grouping? {
        var item = reader
        let memberField = item.required("member_field", of: "grouping", &log)
        let fields = self.fields("fields", &item)
        item.finish("grouping", &log)
        return memberField.map { FeedFormat.Grouping(fields: fields, memberField: $0) }
    }

    private mutating func rule(_ reader: ObjectReader) -> RecordRule? {
        var item = reader
        let code = item.required("code", of: "a rule", &log)
        let what = code.map { "the rule \"\($0)\"" } ?? "a rule"
        let field = item.required("field", of: what, &log)
        let message = item.required("message", of: what, &log)
        let remedy = item.string("remedy", &log) ?? ""
        let grade = item.word("grade", as: Field.Grade.self, &log) ?? .official
        var condition: Condition?
        if let node = item.node("broken_when") {
            condition = self.condition(node, item.file)
        } else {
            log.report("missing-key", "\(what) lacks \"broken_when\"", remedy: "add a condition", at: item.position)
        }
        item.finish(what, &log)
        guard let code, let field, let message, let condition else { return nil }
        return RecordRule(
            code,
            field: field,
            brokenWhen: condition,
            message: message,
            remedy: remedy,
            grade: grade
        )
    }

    private mutating func container(_ item: inout ObjectReader) -> FeedFormat.Container? {
        guard var outer = item.object("container", &log) else {
            guard item.node["container"] == nil else { return nil }
            log.report(
                "missing-key",
                "the format lacks \"container\"",
                remedy: "add {\"xml\":{…}}, {\"delimited\":{…}} or {\"json\":{…}}",
                at: item.position
            )
            return nil
        }
        let xml = outer.object("xml", &log).flatMap { xmlLayout($0) }
        let delimited = outer.object("delimited", &log).map { delimitedLayout($0) }
        let json = outer.object("json", &log).map { jsonLayout($0) }
        outer.finish("the container", &log)
        let kinds = outer.node.object?.count ?? 0
        guard kinds == 1 else {
            log.report(
                "container",
                "the container names \(kinds) kinds, expected one",
                remedy: "keep one of \"xml\", \"delimited\" and \"json\"",
                at: outer.position
            )
            return nil
        }
        return xml.map { .xml($0) } ?? delimited.map { .delimited($0) } ?? json.map { .json($0) }
    }

    private mutating func xmlLayout(_ reader: ObjectReader) -> FeedFormat.XMLLayout? {
        var item = reader
        let root = item.required("root", of: "xml", &log)
        let element = item.required("item", of: "xml", &log)
        let attributes = item.texts("root_attributes", &log).map { FeedFormat.RootAttribute($0.key, $0.text) }
        let wrapper = item.string("wrapper", &log)
        let prefix = item.string("prefix", &log) ?? ""
        item.finish("xml", &log)
        guard let root, let element else { return nil }
        return FeedFormat.XMLLayout(
            root: root,
            rootAttributes: attributes,
            wrapper: wrapper,
            item: element,
            prefix: prefix
        )
    }

    private mutating func delimitedLayout(_ reader: ObjectReader) -> FeedFormat.DelimitedLayout {
        var item = reader
        let defaults = FeedFormat.DelimitedLayout()
        let layout = FeedFormat.DelimitedLayout(
            delimiter: item.string("delimiter", &log) ?? defaults.delimiter,
            listSeparator: item.string("list_separator", &log) ?? defaults.listSeparator,
            partSeparator: item.string("part_separator", &log) ?? defaults.partSeparator,
            quotesAll: item.bool("quotes_all", &log) ?? defaults.quotesAll,
            guardsFormulas: item.bool("guards_formulas", &log) ?? defaults.guardsFormulas
        )
        item.finish("delimited", &log)
        return layout
    }

    private mutating func jsonLayout(_ reader: ObjectReader) -> FeedFormat.JSONLayout {
        var item = reader
        let layout = FeedFormat.JSONLayout(
            isLines: item.bool("lines", &log) ?? false,
            escapesHTML: item.bool("escapes_html", &log) ?? false
        )
        item.finish("json", &log)
        return layout
    }
}
