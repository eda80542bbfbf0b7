import PIMCatalog
import PIMIO
import PIMIntake

/// What our readers say of one line, each in its own way.
struct LineVerdicts {
    typealias Outcome = Result<ProductReader.Result, PIMIOError>

    let everything: Outcome
    let nothing: Outcome
    let tree: PIMIOError?
    let skipped: PIMIOError?

    /// The bits of a judge's answer, see peers/judge.py.
    private struct Twice: OptionSet {
        let rawValue: UInt8
        static let somewhere = Twice(rawValue: 1)
        static let mustRefuse = Twice(rawValue: 2)
        static let mayRefuse = Twice(rawValue: 4)
        static let mustRefuseUnread = Twice(rawValue: 8)
    }

    init(_ line: [UInt8], _ readers: FuzzReaders) {
        let place = SourcePosition(file: "fuzz", line: 1)
        everything = Result { () throws(PIMIOError) in
            try readers.everything.read(line, in: line.indices, at: place, kind: .product)
        }
        nothing = Result { () throws(PIMIOError) in
            try readers.nothing.read(line, in: line.indices, at: place, kind: .product)
        }
        do {
            _ = try JSON.parse(line, path: nil)
            tree = nil
        } catch {
            tree = error
        }
        var cursor = JSONCursor(line)
        do {
            try cursor.skipValue()
            try cursor.finish()
            skipped = nil
        } catch {
            skipped = error
        }
    }

    var isTaken: Bool {
        if case .success = everything { return true }
        return false
    }

    /// What is wrong with our verdicts, given the judge's; empty where they agree.
    func disagreements(with answer: UInt8, on line: [UInt8]) -> [String] {
        var problems = own(line)
        guard answer != UInt8(ascii: "?") else { return problems }
        let isMalformed = answer == UInt8(ascii: "x")
        let twice: Twice = isMalformed ? [] : Twice(rawValue: answer & 0x0F)
        let hasMark = line.starts(with: [0xEF, 0xBB, 0xBF])
        problems += judged(everything, "reading", isMalformed, twice, twice.contains(.mustRefuse))
        problems += judged(nothing, "passing over", isMalformed, twice, twice.contains(.mustRefuseUnread))
        if !hasMark, (tree != nil) != (isMalformed || twice.contains(.somewhere)), !isTooDeep(tree) {
            problems.append("JSON.parse \(tree.map { "refuses: \($0)" } ?? "takes it")")
        }
        if (skipped != nil) != isMalformed, !isTooDeep(skipped) {
            problems.append("skipValue \(skipped.map { "refuses: \($0)" } ?? "takes it")")
        }
        return problems
    }

    private func judged(
        _ outcome: Outcome,
        _ way: String,
        _ isMalformed: Bool,
        _ twice: Twice,
        _ mustRefuse: Bool
    ) -> [String] {
        switch outcome {
        case .success:
            if isMalformed { return ["\(way) takes a malformed line"] }
            return mustRefuse ? ["\(way) takes a key that stands twice"] : []
        case .failure(let error):
            guard !isMalformed, !isTooDeep(error) else { return [] }
            if error.message.hasSuffix("stands twice"), !twice.isEmpty { return [] }
            guard !Self.shapes.contains(where: { error.message.hasPrefix($0) }) else { return [] }
            return ["\(way) refuses a well-formed line: \(error)"]
        }
    }

    /// What must hold whoever judges: columns inside the line, and nothing stricter where less is wanted.
    private func own(_ line: [UInt8]) -> [String] {
        var problems: [String] = []
        for (way, outcome) in [("reading", everything), ("passing over", nothing)] {
            guard case .failure(let error) = outcome else { continue }
            guard let column = error.column, (1...line.count + 1).contains(column) else {
                problems.append("\(way) names no column of the line: \(error)")
                continue
            }
        }
        let opened = line.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
        if opened <= JSONLimits().maxDepth,
            isTooDeep(tree) || isTooDeep(skipped) || (refusals.contains { isTooDeep($0) })
        {
            problems.append("it is called too deep with \(opened) containers")
        }
        if case .success(let all) = everything {
            switch nothing {
            case .failure(let error): problems.append("wanting nothing refuses what is taken else: \(error)")
            case .success(let none) where none.product.identifier != all.product.identifier:
                problems.append("wanting nothing finds another identifier")
            case .success: break
            }
        }
        return problems
    }

    private var refusals: [PIMIOError] {
        [everything, nothing].compactMap { outcome in
            guard case .failure(let error) = outcome else { return nil }
            return error
        }
    }

    private func isTooDeep(_ error: PIMIOError?) -> Bool { error?.code == .tooDeep }

    /// How messages begin that are about the shape of a product, not about JSON.
    private static let shapes = [
        "expected an object", "the line has no \"identifier\"", "expected a string or null for", "a value of \"",
        "expected true or false for", "expected an array of", "expected an array for", "expected a string in",
        "expected identifier and quantity", "expected a number as quantity",
    ]
}

/// The readers under test.
struct FuzzReaders {
    let everything: ProductReader
    let nothing: ProductReader

    init(_ structure: CatalogStructure) {
        everything = ProductReader(structure: structure)
        nothing = ProductReader(structure: structure, projection: [])
    }
}
