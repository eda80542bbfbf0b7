import PIMCatalog
package import PIMFormats
import PIMGuidelines
import PIMIO
import PIMIntake
import PIMText

/// Looks for roles of attributes that nothing asks for and that are likely slips for others.
///
/// The set of roles is open: a feed, a template, a guideline or a format of one's own may use any.
package struct RoleCheck {
    private let known: Set<String>
    /// What people may write for a role, and the role.
    private let names: [(name: String, role: String)]

    init(_ formats: [FeedFormat]) {
        var known = Set(Self.computed.map(\.role) + ["stock", "preorder", "short_description"])
        var names: [(name: String, role: String)] = []
        // The fields of a row are filled from a table's columns, which have no roles.
        func take(_ fields: [Field]) {
            for field in fields {
                for source in field.sources {
                    switch source {
                    case .role(let role): known.insert(role.word)
                    case .computed(let computed):
                        guard let role = Self.computed.first(where: { $0.source == computed })?.role else { continue }
                        names.append((field.name, role))
                    case .attribute, .constant, .category: break
                    }
                }
            }
        }
        for format in formats {
            take(format.fields)
            take(format.grouping?.fields ?? [])
        }
        self.known = known
        self.names =
            known.sorted().map { ($0, $0) } + Self.computed.map { ($0.source.rawValue, $0.role) }
            + names.filter { !known.contains($0.name) }
    }

    /// A warning for each attribute whose role is near to a known one and stands in none of the catalog's other files.
    func findings(of structure: CatalogStructure, in directory: CatalogDirectory) -> [Finding] {
        let strange = structure.attributes.filter { $0.role.map { !known.contains($0.word) } ?? false }
        guard !strange.isEmpty else { return [] }
        let ofRules = Set(GuidelinePack.all.flatMap { $0.rules.flatMap { $0.attributes ?? [] } })
        var texts: [[UInt8]]?
        return strange.compactMap { attribute in
            guard let role = attribute.role?.word, !ofRules.contains(role), let meant = suggestion(for: role) else {
                return nil
            }
            let read = texts ?? Self.texts(of: directory)
            texts = read
            guard !read.contains(where: { Self.names(role, in: $0) }) else { return nil }
            return Finding(
                "structure.unknown-role",
                .warning,
                "the attribute \"\(attribute.code)\" has the role \"\(role)\", which no format and no rule asks for",
                remedy: "did you mean \"\(meant)\"?",
                at: attribute.source,
                attribute: attribute.code
            )
        }
    }

    /// The known role that somebody may have meant.
    private func suggestion(for role: String) -> String? {
        let word = String(role.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
        if let exact = names.first(where: { $0.name.replacingHyphens == word }) { return exact.role }
        return Suggestion.nearest(to: word, among: names.map(\.name)).flatMap { nearest in
            names.first { $0.name == nearest }?.role
        }
    }

    /// The texts in which a role may be used: feeds, formats, guidelines and templates.
    private static func texts(of directory: CatalogDirectory) -> [[UInt8]] {
        let files = directory.feedFiles + directory.formatFiles + directory.guidelineFiles
        let paths = files.map { Files.join(directory.folder, $0) }
        return (paths + templates(in: Files.join(directory.folder, TemplateFolder.name))).compactMap {
            try? Files.read($0, maxBytes: 1 << 24)
        }
    }

    private static func templates(in folder: String) -> [String] {
        var found: [String] = []
        var waiting = [folder]
        while let next = waiting.popLast(), found.count < TemplateFolder.maximumCount {
            for name in (try? Files.list(next)) ?? [] {
                let path = Files.join(next, name)
                if name.hasSuffix(TemplateFolder.ending) {
                    found.append(path)
                } else if waiting.count < 100, Files.isDirectory(path) {
                    waiting.append(path)
                }
            }
        }
        return found
    }

    /// Whether a text has a word between signs that no role has in it.
    private static func names(_ word: String, in text: [UInt8]) -> Bool {
        let wanted = Array(word.utf8)
        guard let first = wanted.first, text.count >= wanted.count else { return false }
        func isInside(_ index: Int) -> Bool {
            guard text.indices.contains(index) else { return false }
            let byte = text[index]
            return (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "_")
        }
        return (0...(text.count - wanted.count)).contains { start in
            text[start] == first && text[start..<start + wanted.count].elementsEqual(wanted)
                && !isInside(start - 1) && !isInside(start + wanted.count)
        }
    }

    /// The roles that values worked out from the listing are read from.
    private static let computed: [(source: Field.Computed, role: String)] = [
        (.productURL, "link"), (.availability, "availability"), (.stockQuantity, "stock"), (.mainImage, "image"),
        (.additionalImages, "images"), (.images, "images"), (.price, "price"), (.salePrice, "sale_price"),
    ]
}

extension String {
    /// The text with hyphens written as low lines.
    fileprivate var replacingHyphens: String { String(lowercased().map { $0 == "-" ? "_" : $0 }) }
}

extension RoleCheck {
    /// The roles that the formats ask for, in the order of the alphabet.
    package static func words(of formats: [FeedFormat]) -> [String] { RoleCheck(formats).known.sorted() }
}
