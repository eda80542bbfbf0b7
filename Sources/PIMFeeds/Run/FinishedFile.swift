package import PIMFormats
import PIMIO

/// A feed's file that nobody writes to any more: to look at it takes nothing but its bytes, so threads share the work.
package struct FinishedFile: Sendable {
    let feed: String
    let path: String
    let format: FeedFormat
    /// The number of items that were written.
    let items: Int
    /// The hash of the text it must hold where it is not in UTF-8.
    let text: UInt64?
    /// Where temporary files belong.
    let scratch: String
    /// Where it is to be compressed to; nil where it is published as it is.
    let packed: String?

    /// What is found out about a file.
    package struct Facts: Sendable {
        /// Its size in bytes.
        package var size = 0
        /// Its hash; nil for a file that is going to be compressed.
        package var hash: UInt64?
    }

    /// Names a file and what it must hold.
    package init(
        feed: String,
        path: String,
        format: FeedFormat,
        items: Int,
        text: UInt64? = nil,
        scratch: String,
        packed: String? = nil
    ) {
        self.feed = feed
        self.path = path
        self.format = format
        self.items = items
        self.text = text
        self.scratch = scratch
        self.packed = packed
    }

    private enum Part: Sendable {
        case check
        case measure
    }

    /// Reads files back as their receivers will, compresses what is to be compressed and measures the rest; throws what
    /// is wrong with the first of the bad ones.
    package static func facts(of files: [FinishedFile], threads: Int) throws -> [Facts] {
        try outcomes(of: files, threads: threads).map { try $0.get() }
    }

    /// Does the same and tells of each file what became of it.
    static func outcomes(of files: [FinishedFile], threads: Int) throws -> [Result<Facts, any Error>] {
        var steps = files.map { (file: $0, part: Part.check) }
        steps += files.map { (file: $0, part: Part.measure) }
        var results: [Result<Facts, PIMIOError>] = []
        let pool = ChunkThreads<(file: FinishedFile, part: Part), Result<Facts, PIMIOError>>(threads) {
            { step in Result { () throws(PIMIOError) in try step.file.facts(step.part) } }
        }
        var next = 0
        try pool.run {
            defer { next += 1 }
            return next < steps.count ? steps[next] : nil
        } _: { result in
            results.append(result)
            return true
        }
        return files.indices.map { number in
            Result {
                if case .failure(let error) = results[number] { throw files[number].failure(error) }
                return try results[files.count + number].get()
            }
        }
    }

    /// What to say of a file that cannot be read, or that is not what was written.
    private func failure(_ error: PIMIOError) -> any Error {
        switch error.code {
        case .invalidSyntax, .invalidEncoding, .foreignForm, .truncated, .tooLarge:
            FeedError(
                .verification,
                "\(feed): the finished file is not what was written: \(error); nothing was published; run it again, "
                    + "and report it if it stays so"
            )
        default: error
        }
    }

    private func facts(_ part: Part) throws(PIMIOError) -> Facts {
        switch part {
        case .check:
            try FeedVerification.verify(path: path, format: format, expected: items, text: text, scratch: scratch)
            if let packed { try Gzip.compress(file: path, to: packed) }
            return Facts()
        case .measure:
            guard packed == nil else { return Facts() }
            return Facts(size: try Files.size(path), hash: try ContentHash.hash64(file: path))
        }
    }
}
