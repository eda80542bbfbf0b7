import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake

/// A command's reason to end early, said to the person who called it.
///
/// Commands throw one where none of the modules' own errors fits; every other error becomes one here, and nowhere else.
struct Failure: Error, Sendable, Hashable {
    /// What is wrong and what to do: lower case, no full stop; further lines are allowed.
    let message: String
    /// How the program ends.
    let exitCode: ExitCode

    init(_ message: String, _ exitCode: ExitCode = .badData) {
        self.message = message
        self.exitCode = exitCode
    }

    /// Any error as a message and an exit code.
    init(_ error: any Error) {
        switch error {
        case let error as Failure: self = error
        case let error as ArgumentProblem: self.init(HelpText.problem(error), .usage)
        case let error as PIMIOError where error.code == .locked: self.init(Self.locked(error), .ioFailure)
        case let error as PIMIOError: self.init(error.description, Self.exitCode(of: error.code))
        case let error as IntakeError: self.init(error.description, Self.exitCode(of: error.code))
        case let error as FeedError: self.init(error.description, Self.exitCode(of: error.code))
        case let error as CatalogError: self.init(error.description, .badData)
        default: self.init("this is a bug in pim: \(error)", .internalError)
        }
    }

    /// Who holds a folder's lock: the message's numbers are the process and the seconds since its start and last sign.
    private static func locked(_ error: PIMIOError) -> String {
        let place = error.path.map { "\($0): " } ?? ""
        let numbers = error.message.split { !$0.isASCII || !$0.isNumber }
        guard numbers.count == 3 else { return "\(place)another run is writing to this folder" }
        return "\(place)another run (process \(numbers[0])) is writing to this folder; "
            + "it began \(numbers[1]) s ago, its last sign of life was \(numbers[2]) s ago"
    }

    private static func exitCode(of code: PIMIOError.Code) -> ExitCode {
        switch code {
        case .notFound: .noInput
        case .readerGone: .readerGone
        case .ioFailure, .notWritable, .notReadable, .locked, .tooManyFiles: .ioFailure
        default: .badData
        }
    }

    private static func exitCode(of code: IntakeError.Code) -> ExitCode {
        switch code {
        case .missing: .noInput
        case .exists: .ioFailure
        case .interrupted: .interrupted
        default: .badData
        }
    }

    private static func exitCode(of code: FeedError.Code) -> ExitCode {
        switch code {
        case .interrupted: .interrupted
        case .unknown: .usage
        case .verification: .ioFailure
        default: .badData
        }
    }
}
