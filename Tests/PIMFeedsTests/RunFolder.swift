import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A folder for one test that goes, with all below it, when nobody holds it any more.
///
/// Without Foundation: its members would be seen in every file of these tests and change what their calls mean.
final class RunFolder {
    private let owner: TemporaryFolder

    var path: String { owner.path }

    init() throws {
        owner = try TemporaryFolder("pim-run")
    }

    /// Every file and folder below a folder, parents first; what links lead to is not below it.
    static func all(in folder: String) -> [String] {
        guard !Files.isLink(folder) else { return [] }
        return ((try? Files.list(folder)) ?? []).flatMap { name in
            [name] + all(in: Files.join(folder, name)).map { Files.join(name, $0) }
        }
    }

    /// Whether golden files are to be written anew.
    static var isRecording: Bool {
        getenv("PIM_RECORD").map { String(cString: $0) } == "1"
    }
}
