import Foundation

/// The folder with the public test data, which lies beside the repository and not in it.
enum SharedFolder {
    /// Its path: the environment's `PIM_SHARED`, or `../shared` seen from the package; nil where there is none.
    static let path: String? = {
        let package = URL(filePath: #filePath).appending(path: "../../..").standardized
        let candidates = [
            ProcessInfo.processInfo.environment["PIM_SHARED"],
            package.appending(path: "../shared").standardized.path(percentEncoded: false),
        ]
        return candidates.compactMap(\.self).first { FileManager.default.fileExists(atPath: $0 + "/data") }
    }()

    /// The path of a file in it, such as `data/multilingual-vectors.json`; nil where it is absent.
    static func file(_ relative: String) -> String? {
        guard let path, FileManager.default.fileExists(atPath: path + "/" + relative) else {
            return nil
        }
        return path + "/" + relative
    }
}
