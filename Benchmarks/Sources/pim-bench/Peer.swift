import PIMIO

/// Another program that makes the same feed.
struct Peer {
    let name: String
    let label: String
    /// The command, before the catalog and the output; empty for a peer that is not here.
    let words: [String]
    /// Why it is not here.
    let absence: String?

    /// The peers that `peers/prepare` could build, and those it could not.
    static func all(in folder: String, scratch: String) throws -> [Peer] {
        let prepare = Files.join(folder, "prepare")
        guard Files.exists(prepare) else { return [] }
        let (text, code) = try ChildProcess.output(of: ["bash", prepare, ".build/peers"], in: scratch)
        guard code == 0 else {
            throw PIMIOError(code: .ioFailure, path: prepare, message: "it ended with \(code): \(text)")
        }
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard parts.count >= 4 else { return nil }
            let isReady = parts[0] == "ready"
            return Peer(
                name: parts[1],
                label: parts[2],
                words: isReady ? Array(parts[3...]) : [],
                absence: isReady ? nil : parts[3]
            )
        }
    }
}
