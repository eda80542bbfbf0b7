import PIMFormats
import PIMIO

/// What is known before a run of the feed that stands at its place.
///
///     published.json                 -> its count
///     none, but a file of the feed's -> the items in it, counted
///     neither can be read            -> an objection where somebody asked for a comparison, else a remark
struct PublishedBefore {
    /// The feed published before; nil where none was, or nothing is known of it.
    private(set) var state: PublishedState?
    /// Why nothing may be put in its place.
    private(set) var objection: String?
    /// What is only said.
    private(set) var remark: String?

    /// Nothing was published before.
    init() {}

    /// Looks at the state in a folder, and at the file where there is no state; throws where the disk refuses.
    init(_ plan: FeedPlan, path: String, state folder: String) throws {
        do {
            state = try PublishedState.read(from: folder)
        } catch let problem as FeedError {
            objection = "\(problem)"
            return
        }
        guard state == nil, Files.isFile(path), try Files.size(path) > 0 else { return }
        do throws(PIMIOError) {
            let count = try Self.count(plan, path, scratch: Files.join(folder, "feed.plain"))
            guard count > 0 else {
                throw PIMIOError(code: .invalidSyntax, path: path, message: "expected items, found none")
            }
            state = PublishedState(counted: count)
        } catch {
            let isOfContent = [.invalidSyntax, .invalidEncoding, .foreignForm, .truncated, .tooLarge, .tooDeep]
                .contains(error.code)
            guard isOfContent || error.code == .forbidden || error.code == .duplicateKey else { throw error }
            let reason =
                "\(path) is there, nothing is known of it, and it does not read as \(plan.format.id): \(error.message)"
            guard plan.definition.gate.maximumDrop != nil else {
                remark = reason
                return
            }
            objection = reason + "; delete it, or move it away, to publish without a feed to compare with"
        }
    }

    /// The items in a file, unpacked elsewhere where it is compressed.
    private static func count(
        _ plan: FeedPlan,
        _ path: String,
        scratch unpacked: String
    ) throws(PIMIOError) -> Int {
        guard plan.definition.output.isCompressed else {
            return try FeedVerification.count(in: path, format: plan.format)
        }
        try Gzip.decompress(file: path, to: unpacked)
        defer { try? Files.remove(unpacked) }
        return try FeedVerification.count(in: unpacked, format: plan.format)
    }
}
