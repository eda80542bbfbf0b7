import PIMIO

/// The files that are a catalog's own, told by where they are and not by how a path to them is spelt.
package struct CatalogFiles: Sendable {
    private let root: String
    private let patterns: [String]
    private var names: [String: String] = [:]

    /// Notes the files of a directory, and more of them by their names in its folder.
    package init(_ directory: CatalogDirectory, and more: [String] = []) {
        root = Self.key(Files.real(directory.folder))
        patterns =
            CatalogDirectory.settingsFiles + directory.structureFiles.files.all
            + CatalogDirectory.dictionaryPatterns + [".pim/baseline.jsonl", ".pim/import.json"]
        let found =
            directory.structureFileNames + directory.productFiles + directory.feedFiles + directory.formatFiles
            + directory.guidelineFiles + directory.dictionaryFiles + more
        for name in found { names[Self.key(Files.real(Files.join(directory.folder, name)))] = name }
    }

    /// Notes another file.
    package mutating func add(_ path: String) {
        names[Self.key(Files.real(path))] = path
    }

    /// The file of the catalog that is, or would be read, at a place with its symbolic links resolved; nil where none is.
    package func name(at place: String) -> String? {
        let key = Self.key(place)
        if let name = names[key] { return name }
        let folder = root == "/" ? root : root + "/"
        guard key.hasPrefix(folder) else { return nil }
        let name = String(key.dropFirst(folder.count))
        let isTemplate = name.hasPrefix("templates/") && name.hasSuffix(".liquid")
        return isTemplate || patterns.contains { FileGlobs.matches(name, $0) } ? name : nil
    }

    /// A place as a file system that ignores case sees it.
    private static func key(_ place: String) -> String { place.lowercased() }
}
