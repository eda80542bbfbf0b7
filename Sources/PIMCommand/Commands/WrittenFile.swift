import PIMIO
import PIMIntake

extension Invocation {
    /// The file an option names for what a command writes, with symbolic links followed; nil where it names none.
    ///
    /// Throws where it is a file of the catalog, but for one exception, or one that the command reads.
    func place(
        of option: String,
        sparing directory: CatalogDirectory,
        reading names: [String] = [],
        except usual: String? = nil
    ) throws -> String? {
        guard let path = value(option) else { return nil }
        // What is neither a file nor new is refused by name when it is opened.
        guard !Files.exists(path) || Files.isFile(path) else { return path }
        let place = try Files.destination(of: path)
        let real = Files.real(place)
        guard usual.map(Files.real) != real else { return place }
        if let name = CatalogFiles(directory).name(at: real) {
            throw Failure("--\(option): \(path) is the catalog's own file \(name); name another file", .usage)
        }
        for name in names where name != "-" && Files.real(name).lowercased() == real.lowercased() {
            throw Failure("--\(option): \(path) is a file that is read; name another file", .usage)
        }
        return place
    }
}
