import PIMIO
package import PIMText

/// The partials of a catalog: files such as `templates/badge.liquid`, of which only those that templates name are read.
///
/// The last line break of a file is not part of the text, nor is a byte order mark.
package struct TemplateFolder: Sendable {
    /// The folder in the catalog's.
    static let name = "templates"
    /// How the files' names end.
    static let ending = ".liquid"
    /// The most partials that the templates of a catalog may name.
    static let maximumCount = 1_000

    /// The texts of the partials that were read, by name.
    package private(set) var partials: [String: String] = [:]
    /// What keeps a name that templates use from being a partial.
    package private(set) var refusals: [String: LiquidFault] = [:]

    /// No folder: every partial is refused.
    package init() {}

    /// Reads the partials that templates name, and those that partials name, from a catalog's folder.
    package init(of catalog: String, for templates: some Sequence<String>) {
        var waiting = templates.flatMap { LiquidTemplate.partialNames(in: Array($0.utf8)) }
        var known: [String]?
        while let name = waiting.popLast() {
            guard partials[name] == nil, refusals[name] == nil else { continue }
            do throws(LiquidFault) {
                let bytes = try text(of: name, in: catalog, &known)
                // As the templates of feed definitions are, and the values they are compared with.
                partials[name] = NormalForm.nfc(String(decoding: bytes, as: UTF8.self))
                waiting += LiquidTemplate.partialNames(in: bytes)
            } catch {
                refusals[name] = error
            }
        }
    }

    /// The file of a partial, as findings name it.
    static func file(of name: String) -> String { "\(Self.name)/\(name)\(ending)" }

    /// Whether a text may name a partial: letters from a to z, digits, `_`, `-`, and `/` between folders.
    static func isName(_ text: String) -> Bool {
        guard text.utf8.count <= 200 else { return false }
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                        UInt8(ascii: "_"), UInt8(ascii: "-"):
                        true
                    default: false
                    }
                }
        }
    }

    /// What is wrong with a text that cannot name a partial.
    static func badName(_ text: String) -> LiquidFault {
        LiquidFault("`\(text)` cannot name a partial", remedy: "use a to z, 0 to 9, _ and -, and / between folders")
    }

    private func text(
        of name: String,
        in catalog: String,
        _ known: inout [String]?
    ) throws(LiquidFault) -> [UInt8] {
        guard Self.isName(name) else { throw Self.badName(name) }
        let file = Self.file(of: name)
        let path = Files.join(catalog, file)
        guard Files.exists(path) else {
            if known == nil { known = Self.names(in: Files.join(catalog, Self.name)) }
            let nearest = Suggestion.nearest(to: name, among: known ?? [])
            throw LiquidFault(
                "there is no partial `\(name)`",
                remedy: nearest.map { "did you mean `\($0)`?" } ?? "write it to \(file)"
            )
        }
        guard Files.isInside(folder: catalog, path: Self.name),
            Files.isInside(folder: Files.join(catalog, Self.name), path: name + Self.ending)
        else {
            let link = Files.link(along: file, in: catalog)
            throw LiquidFault(
                "\(file) leads out of the folder" + (link.map { ": \($0.path) is a symbolic link" } ?? ""),
                remedy: "put the \(link?.path == Self.name ? "folder" : "file") itself there"
            )
        }
        guard partials.count < Self.maximumCount else {
            throw LiquidFault("templates name more than \(Self.maximumCount) partials", remedy: "put some together")
        }
        return try Self.read(path, file)
    }

    private static func read(_ path: String, _ file: String) throws(LiquidFault) -> [UInt8] {
        var bytes: [UInt8]
        do {
            bytes = try Files.read(path, maxBytes: LiquidOptions.maximumLength)
        } catch {
            let most = "at most \(LiquidOptions.maximumLength) bytes are taken"
            throw LiquidFault(
                "\(file) cannot be read: \(error.message)",
                remedy: error.code == .tooLarge ? most : "mend the file"
            )
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw LiquidFault("\(file) is not UTF-8", remedy: "save it as UTF-8")
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return bytes
    }

    /// The names of the partials in a folder, for suggestions; not more than a few thousand of them.
    private static func names(in folder: String) -> [String] {
        var names: [String] = []
        var waiting = [(path: folder, prefix: "")]
        while let (path, prefix) = waiting.popLast() {
            for entry in (try? Files.list(path)) ?? [] where names.count + waiting.count < 4_000 {
                if entry.hasSuffix(ending), isName(prefix + String(entry.dropLast(ending.count))) {
                    names.append(prefix + String(entry.dropLast(ending.count)))
                } else if prefix.utf8.count < 100, isName(entry), Files.isDirectory(Files.join(path, entry)) {
                    waiting.append((Files.join(path, entry), "\(prefix)\(entry)/"))
                }
            }
        }
        return names.sorted()
    }
}

extension LiquidProblem {
    /// Where it stands: `line 1, column 4`, behind the partial's file where it stands in one.
    var place: String {
        let file = partial.map { "\(TemplateFolder.file(of: $0)), " } ?? ""
        return "\(file)line \(line), column \(column)"
    }

    /// Place, mistake and remedy in one sentence, for a template that takes partials from a catalog's folder.
    package var catalogSentence: String {
        "\(place): \(message)\(remedy.isEmpty ? "" : "; \(remedy)")"
    }
}
