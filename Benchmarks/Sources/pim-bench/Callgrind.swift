import PIMIO

/// Instructions counted by valgrind: the same for the same program and input, whatever else the machine does.
enum Callgrind {
    /// How many instructions a program takes; nil where valgrind is not installed.
    ///
    /// The profile stays in a file.
    static func instructions(_ words: [String], profile out: String, scratch: String) throws -> Int? {
        let valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=\(out)"]
        let text: String
        do {
            text = try ChildProcess.output(of: valgrind + words, in: scratch).text
        } catch is PIMIOError {
            return nil
        }
        for line in text.split(separator: "\n") where line.contains("Collected : ") {
            return line.split(separator: " ").last.flatMap { Int($0) }
        }
        throw PIMIOError(code: .ioFailure, message: "valgrind did not say how many instructions it counted: \(text)")
    }
}
