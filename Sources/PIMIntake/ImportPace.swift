/// Asks every so many records whether an import shall go on.
struct ImportPace {
    /// The number of records between two questions.
    static let stride = 256

    private let proceed: @Sendable () -> Bool
    private var steps = 0

    init(_ proceed: @escaping @Sendable () -> Bool) {
        self.proceed = proceed
    }

    /// Counts a record of a file and throws where the import shall stop; the first record asks, too.
    mutating func step(in file: String) throws {
        let isTime = steps % Self.stride == 0
        steps += 1
        guard isTime, !proceed() else { return }
        throw IntakeError(.interrupted, file: file, message: "the import was stopped, and nothing was written")
    }
}
