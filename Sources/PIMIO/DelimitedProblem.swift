/// What breaks delimited text: small, so that throwing it from the inner loop costs nothing.
struct DelimitedProblem: Error {
    enum Kind {
        /// The block ends inside a row, more of it is needed.
        case incomplete
        case nul
        case fieldTooLong
        case rowTooLong
        case afterQuote
        case openQuote
        case encoding
    }

    let kind: Kind
    let line: Int

    /// The error for people.
    func described(path: String, maximumField: Int) -> PIMIOError {
        PIMIOError(code: code, path: path, line: line, message: message(maximumField))
    }

    private var code: PIMIOError.Code {
        switch kind {
        case .incomplete, .openQuote: .truncated
        case .nul, .encoding: .invalidEncoding
        case .fieldTooLong, .rowTooLong: .tooLarge
        case .afterQuote: .invalidSyntax
        }
    }

    private func message(_ maximumField: Int) -> String {
        switch kind {
        case .incomplete: "expected more of the row"
        case .nul: "expected text, found a NUL byte"
        case .fieldTooLong: "expected a field of at most \(maximumField) bytes"
        case .rowTooLong: "expected a row of at most \(4 * maximumField) bytes"
        case .afterQuote: "expected a delimiter or a line end after the closing quote"
        case .openQuote: "expected a closing quote for the field that opens here, found the end of the file"
        case .encoding: "expected UTF-8, found other bytes; save the file as UTF-8"
        }
    }
}
