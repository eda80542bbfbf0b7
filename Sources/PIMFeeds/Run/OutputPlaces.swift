import PIMIO
import PIMIntake

/// Where the feeds of a run go: each to a file of its own in the output folder, none over a file that a run reads or keeps.
///
/// Places are told apart with their symbolic links resolved, however they are spelt.
struct OutputPlaces {
    private let folder: String
    private let state: String
    private var catalog: CatalogFiles
    private var feeds: [String: String] = [:]

    init(_ set: FeedSet, folder: String, products: [String]?) {
        self.folder = folder
        state = Files.real(Files.join(folder, ".pim"))
        catalog = CatalogFiles(set.directory, and: set.templates.partials.keys.map { TemplateFolder.file(of: $0) })
        for path in products ?? [] where path != "-" { catalog.add(path) }
    }

    /// Takes the place of a feed; throws where it is none for a feed, or where another feed has it.
    mutating func take(_ plan: FeedPlan) throws {
        let path = Files.join(folder, plan.definition.output.place)
        let destination = try Files.destination(of: path)
        let place = Files.real(destination)
        if let name = catalog.name(at: place) {
            throw refusal(plan, "is the catalog's own file \(name); name another file")
        }
        if (place + "/").hasPrefix(state + "/") {
            throw refusal(plan, "is taken by what the run keeps for itself; name another file")
        }
        if let twin = feeds.updateValue(plan.definition.code, forKey: place.lowercased()) {
            feeds[place.lowercased()] = twin
            throw refusal(plan, "is the file of the feed \"\(twin)\"; give each feed its own")
        }
        guard Files.exists(destination), !Files.isDirectory(destination) else { return }
        if !Files.isFile(destination) {
            throw refusal(plan, "is a device, a pipe or a socket; name another file")
        }
        if (try? ImageFacts.read(destination)) != nil {
            throw refusal(plan, "holds a picture; name another file")
        }
    }

    private func refusal(_ plan: FeedPlan, _ reason: String) -> FeedError {
        FeedError(.invalid, "the output file \"\(plan.definition.output.file)\" \(reason)")
    }
}

extension FeedSet {
    /// Throws where one of the feeds cannot go to its place in a folder, or would take that of a file that is read.
    package func checkPlaces(in folder: String, reading files: [String]) throws {
        var places = OutputPlaces(self, folder: folder, products: files)
        for plan in plans { try places.take(plan) }
    }
}
