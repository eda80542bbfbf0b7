import PIMCatalog
import PIMFormats
import PIMIO
import PIMText

/// Writes a format as the JSON that `FormatReader` reads; what has its default is left out.
struct FormatRenderer {
    var writer = JSONWriter(pretty: true)

    /// What was written.
    var text: String { writer.buffer.string + "\n" }

    mutating func write(_ format: FeedFormat) {
        writer.beginObject()
        pair("id", format.id)
        if format.title != format.id { pair("title", format.title) }
        pair("summary", format.summary, unless: "")
        pair("edition", format.edition, unless: "")
        list("sources", format.sources) { page, renderer in
            renderer.object {
                $0.pair("url", page.url)
                $0.pair("date", page.date)
            }
        }
        writer.key("container")
        write(format.container)
        list("header", format.header) { entry, renderer in
            renderer.object {
                $0.pair("name", entry.name)
                $0.pair("content", entry.content.rawValue)
            }
        }
        pair("takes_own_fields", format.takesOwnFields, unless: false)
        pair("encoding", format.encoding.rawValue, unless: TextEncoding.utf8.rawValue)
        if !format.decimals.isEmpty {
            writer.key("decimals")
            object { table in
                for (currency, count) in format.decimals.sorted(by: { $0.key < $1.key }) { table.pair(currency, count) }
            }
        }
        fields(format.fields)
        if let grouping = format.grouping {
            writer.key("grouping")
            object {
                $0.pair("member_field", grouping.memberField)
                $0.fields(grouping.fields)
            }
        }
        list("rules", format.rules) { rule, renderer in renderer.write(rule) }
        writer.endObject()
    }

    mutating func object(_ body: (inout FormatRenderer) -> Void) {
        writer.beginObject()
        body(&self)
        writer.endObject()
    }

    mutating func pair(_ key: String, _ text: String, unless standard: String? = nil) {
        guard text != standard else { return }
        writer.key(key)
        writer.string(text)
    }

    mutating func pair(_ key: String, _ number: Int?, unless standard: Int? = nil) {
        guard let number, number != standard else { return }
        writer.key(key)
        writer.integer(number)
    }

    mutating func pair(_ key: String, _ flag: Bool, unless standard: Bool) {
        guard flag != standard else { return }
        writer.key(key)
        writer.bool(flag)
    }

    /// A key with an array; nothing where there are no elements.
    mutating func list<Element>(
        _ key: String,
        _ elements: [Element],
        _ write: (Element, inout FormatRenderer) -> Void
    ) {
        guard !elements.isEmpty else { return }
        writer.key(key)
        writer.beginArray()
        for element in elements { write(element, &self) }
        writer.endArray()
    }

    mutating func texts(_ key: String, _ texts: [String]) {
        writer.key(key)
        writer.beginArray()
        for text in texts { writer.string(text) }
        writer.endArray()
    }

    private mutating func write(_ rule: RecordRule) {
        object {
            $0.pair("code", rule.code)
            $0.pair("field", rule.field)
            $0.writer.key("broken_when")
            $0.write(rule.brokenWhen)
            $0.pair("message", rule.message)
            $0.pair("remedy", rule.remedy, unless: "")
            $0.pair("grade", rule.grade.rawValue, unless: Field.Grade.official.rawValue)
        }
    }

    private mutating func write(_ container: FeedFormat.Container) {
        object { outer in
            switch container {
            case .xml(let layout):
                outer.writer.key("xml")
                outer.object { $0.write(layout) }
            case .delimited(let layout):
                let standard = FeedFormat.DelimitedLayout()
                outer.writer.key("delimited")
                outer.object {
                    $0.pair("delimiter", layout.delimiter, unless: standard.delimiter)
                    $0.pair("list_separator", layout.listSeparator, unless: standard.listSeparator)
                    $0.pair("part_separator", layout.partSeparator, unless: standard.partSeparator)
                    $0.pair("quotes_all", layout.quotesAll, unless: standard.quotesAll)
                    $0.pair("guards_formulas", layout.guardsFormulas, unless: standard.guardsFormulas)
                }
            case .json(let layout):
                outer.writer.key("json")
                outer.object {
                    $0.pair("lines", layout.isLines, unless: false)
                    $0.pair("escapes_html", layout.escapesHTML, unless: false)
                }
            }
        }
    }

    private mutating func write(_ layout: FeedFormat.XMLLayout) {
        pair("root", layout.root)
        if !layout.rootAttributes.isEmpty {
            writer.key("root_attributes")
            object { for attribute in layout.rootAttributes { $0.pair(attribute.name, attribute.value) } }
        }
        if let wrapper = layout.wrapper { pair("wrapper", wrapper) }
        pair("item", layout.item)
        pair("prefix", layout.prefix, unless: "")
    }
}
