package import PIMCatalog
import PIMIO
import PIMIntake
import PIMText

/// Finds where in its line the words of a finding stand, for findings that come in the order of the lines.
///
/// A file is read once more beside the run, as far as findings with words go; where a line is not what it was, where words
/// were put into normal form, or where markup stands among them, the whole text is named or nothing.
package final class FindingSites {
    private let folder: String
    private let ownNames: Set<String>
    private var reader: LineReader?
    private var file: String?
    private var line: LineReader.Line?
    private var sites: [TextSite] = []
    private var broken: Set<String> = []

    /// Makes ready for a catalog's folder; files with these names lie where they say.
    package init(folder: String, ownNames: Set<String> = []) {
        self.folder = folder
        self.ownNames = ownNames
    }

    /// Where the words of a finding stand; nil where that cannot be told.
    package func site(of finding: Finding) -> ReportEntry.Site? {
        guard let passage = finding.passage, let position = finding.position, let attribute = finding.attribute?.text,
            position.file != "-", !broken.contains(position.file), go(to: position), let line
        else { return nil }
        let twins = sites.filter { site in
            guard NormalForm.nfc(site.attribute).utf8.elementsEqual(attribute.utf8) else { return false }
            let text = NormalForm.nfc(site.text.string(in: line.bytes))
            return text.utf8.elementsEqual(passage.text.utf8)
                || PlainText.fromHTML(text).utf8.elementsEqual(passage.text.utf8)
        }
        let own = twins.filter { $0.channel == finding.channel?.text && $0.audience == finding.audience?.text }
        guard let site = own.first(where: { $0.locale == finding.locale?.text }) ?? own.first ?? twins.first else {
            return nil
        }
        let splice = JSONSplice(line.bytes, line: line.range)
        let text = site.text.string(in: line.bytes)
        let isVerbatim = text.utf8.elementsEqual(passage.text.utf8)
        let words = isVerbatim ? passage.range : Self.places(of: passage, in: text)?.source(of: passage.range)
        let range = words.flatMap { splice.range(of: $0, in: site.text) } ?? site.text.range
        var found = ReportEntry.Site(words: Self.place(range, in: line), text: Self.text(range, in: line))
        found.column = range.lowerBound - line.range.lowerBound + 1
        guard words != nil, let fix = finding.ground?.fix, fix.range.upperBound <= passage.text.utf8.count else {
            return found
        }
        let mended =
            isVerbatim
            ? TextFix.apply([fix], to: text) : PlainText.replacing(fix.range, with: fix.replacement, inHTML: text)
        if let mended, let edit = splice.edit(site.text, to: mended) {
            found.replaced = Self.place(edit.range, in: line)
            found.replacement = String(decoding: edit.replacement, as: UTF8.self)
        }
        return found
    }

    /// Where the plain text of HTML stands in it; nil where it is not the passage's.
    private static func places(of passage: Passage, in html: String) -> MarkupPlaces? {
        PlainText.fromHTML(html).utf8.elementsEqual(passage.text.utf8) ? MarkupPlaces(html) : nil
    }

    private static func text(_ range: Range<Int>, in line: LineReader.Line) -> String {
        String(decoding: line.bytes[range], as: UTF8.self)
    }

    /// A range of bytes of a line in UTF-16 units from its beginning.
    private static func place(_ range: Range<Int>, in line: LineReader.Line) -> Range<Int> {
        func units(_ bytes: ArraySlice<UInt8>) -> Int {
            bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
        }
        let start = units(line.bytes[line.range.lowerBound..<range.lowerBound])
        return start..<start + units(line.bytes[range])
    }

    /// Reads on to a line; from the file's beginning where it was passed.
    private func go(to position: SourcePosition) -> Bool {
        if file == position.file, line?.number == position.line { return true }
        do throws(PIMIOError) {
            if file != position.file || (line?.number ?? 0) > position.line { try open(position.file) }
            while (line?.number ?? 0) < position.line {
                guard let next = try reader?.next() else {
                    (line, sites) = (nil, [])
                    file = nil
                    return false
                }
                line = next
            }
            guard let line, !line.isTooLong else { return false }
            sites = try TextSite.sites(in: line.bytes, line.range)
            return true
        } catch {
            broken.insert(position.file)
            (line, sites) = (nil, [])
            file = nil
            return false
        }
    }

    private func open(_ name: String) throws(PIMIOError) {
        (line, sites) = (nil, [])
        let path = ownNames.contains(name) || name.hasPrefix("/") ? name : Files.join(folder, name)
        guard Files.isFile(path) else { throw PIMIOError(code: .notFound, path: path, message: "it is no file") }
        reader = try LineReader(path: path)
        file = name
    }
}

extension ReportEntry {
    /// Where in its line the words of a finding stand.
    public struct Site: Sendable, Hashable {
        /// The column in UTF-8 bytes, counted from 1.
        public var column = 1
        /// The words, in UTF-16 units from the line's beginning.
        public var words: Range<Int>
        /// What the file has there.
        public var text: String
        /// What the finding's fix replaces, in UTF-16 units; nil where there is none.
        public var replaced: Range<Int>?
        /// What comes in its place, as the file spells it.
        public var replacement = ""

        /// States where words stand.
        public init(words: Range<Int>, text: String) {
            self.words = words
            self.text = text
        }
    }
}
