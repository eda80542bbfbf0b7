import PIMIO

/// A text value in a product line, and where in the line its JSON string stands.
struct TextSite {
    let attribute: String
    private(set) var locale: String?
    private(set) var channel: String?
    private(set) var audience: String?
    /// The string between its quotes.
    private(set) var text: JSONText

    /// The texts of a line under `values`, in the order they stand.
    static func sites(in bytes: [UInt8], _ range: Range<Int>) throws(PIMIOError) -> [TextSite] {
        var cursor = JSONCursor(bytes, in: range)
        var sites: [TextSite] = []
        try cursor.enterObject()
        while let key = try cursor.nextKey() {
            guard cursor.equals(key, "values"), try cursor.peek() == .object else {
                try cursor.skipValue()
                continue
            }
            try cursor.enterObject()
            while let key = try cursor.nextKey() {
                let attribute = cursor.string(key)
                guard try cursor.peek() == .array else {
                    try cursor.skipValue()
                    continue
                }
                try cursor.enterArray()
                while try cursor.nextElement() {
                    guard try cursor.peek() == .object else {
                        try cursor.skipValue()
                        continue
                    }
                    if let site = try TextSite(attribute, &cursor) { sites.append(site) }
                }
            }
        }
        try cursor.finish()
        return sites
    }

    /// Reads one value; nil where its data is no text.
    private init?(_ attribute: String, _ cursor: inout JSONCursor) throws(PIMIOError) {
        self.attribute = attribute
        text = JSONText(range: 0..<0, hasEscapes: false)
        var isText = false
        try cursor.enterObject()
        while let key = try cursor.nextKey() {
            guard try cursor.peek() == .string else {
                try cursor.skipValue()
                continue
            }
            if cursor.equals(key, "data") {
                text = try cursor.readString()
                isText = true
            } else if cursor.equals(key, "locale") {
                locale = cursor.string(try cursor.readString())
            } else if cursor.equals(key, "scope") || cursor.equals(key, "channel") {
                channel = cursor.string(try cursor.readString())
            } else if cursor.equals(key, "audience") {
                audience = cursor.string(try cursor.readString())
            } else {
                try cursor.skipValue()
            }
        }
        guard isText else { return nil }
    }
}
