import PIMCatalog
import PIMIO

/// The objects of a JSON file: of an array, of a page of Akeneo's API, or one a line.
///
/// Lines are read one at a time; what cannot be read is counted and rejected, with its place.
struct AkeneoNodes: ~Copyable {
    private let file: String
    private var lines: LineReader?
    private var elements: [JSONNode] = []
    private var next = 0
    private var pace: ImportPace

    init(_ file: AkeneoFile, _ count: inout LineCount, _ log: inout ImportLog) throws {
        self.file = file.name
        pace = file.pace
        guard file.form != .lines else {
            lines = try LineReader(path: file.path, ofObjects: true)
            return
        }
        let bytes = try Files.read(file.path)
        guard bytes.contains(where: { $0 > 0x20 }) else { return }
        do {
            elements = try Self.elements(of: JSON.parse(bytes, path: file.name))
        } catch {
            reject(error, "the file cannot be read", &count, &log)
        }
    }

    /// The next object, nil at the end.
    mutating func next(_ count: inout LineCount, _ log: inout ImportLog) throws -> JSONNode? {
        try pace.step(in: file)
        while let node = try nextNode(&count, &log) {
            do {
                guard node.object != nil else { throw node.failure("expected an object, found \(node.kindName)") }
                var composer = NodeComposer()
                let composed = try composer.compose(node)
                count.read += 1
                for key in ["identifier", "code"] { note(node[key], composed[key], at: node.line, &log) }
                return composed
            } catch let error as PIMIOError {
                var error = error
                if lines != nil { error.line = node.line }
                reject(error, "the record cannot be read", &count, &log)
            }
        }
        return nil
    }

    private func note(_ written: JSONNode?, _ composed: JSONNode?, at line: Int, _ log: inout ImportLog) {
        guard let written = written?.string, let composed = composed?.string else { return }
        log.noteComposed(written, composed, at: SourcePosition(file: file, line: line))
    }

    private mutating func nextNode(_ count: inout LineCount, _ log: inout ImportLog) throws -> JSONNode? {
        while let line = try nextLine(&count, &log) {
            guard line.isTooLong || !line.isBlank else { continue }
            do {
                guard !line.isTooLong else {
                    throw PIMIOError(code: .tooLarge, message: "expected a line of at most 16 MiB")
                }
                let node = try JSON.parse(Array(line.bytes[line.range]), path: file)
                return JSONNode(content: node.content, line: line.number, column: node.column)
            } catch let error as PIMIOError {
                var error = error
                error.line = line.number
                reject(error, "the line cannot be read", &count, &log)
            }
        }
        guard next < elements.count else { return nil }
        next += 1
        return elements[next - 1]
    }

    /// The next line of a file of lines; one that is no text is rejected as a whole.
    private mutating func nextLine(_ count: inout LineCount, _ log: inout ImportLog) throws -> LineReader.Line? {
        do throws(PIMIOError) {
            return try lines?.next()
        } catch {
            guard error.code == .invalidEncoding || error.code == .foreignForm else { throw error }
            reject(error, "the file cannot be read", &count, &log)
            return nil
        }
    }

    private static func elements(of root: JSONNode) throws(PIMIOError) -> [JSONNode] {
        if let elements = root.array ?? root["_embedded"]?["items"]?.array { return elements }
        if let families = root["measurement_families"]?.array { return families }
        throw root.failure("expected an array of objects, found \(root.kindName)")
    }

    private func reject(_ error: any Error, _ what: String, _ count: inout LineCount, _ log: inout ImportLog) {
        count.read += 1
        count.rejected += 1
        let error = error as? PIMIOError
        // What is wrong with a file as a whole says what to do.
        let remedy =
            error?.code == .foreignForm
            ? ""
            : error?.message.hasPrefix("the file is UTF-16") == true
                ? "or name its encoding, such as --encoding utf-16le" : "mend it"
        log.reject(
            "\(what): \(error?.message ?? "")",
            remedy: remedy,
            at: SourcePosition(file: file, line: error?.line ?? 1, column: error?.column)
        )
    }
}
