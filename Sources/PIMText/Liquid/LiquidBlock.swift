/// A block that is open while a template is parsed.
struct LiquidBlock {
    enum Kind: Sendable, Hashable {
        case conditional
        case choice
        case loop
        case capture
        case changed
        case snippet
    }

    /// What a `for` or `tablerow` needs until it ends.
    struct Loop {
        let body: Int
        /// Jumps to the step to the next round.
        var continues: [Int] = []
        /// Jumps to the end.
        var breaks: [Int] = []
        let begin: Int
    }

    /// What a `case` needs until it ends.
    struct Choice {
        let subject: [LiquidToken]
        /// The register that tells whether a value was met.
        let register: Int32
        /// The register that counts how many values of a `when` were met, and the body it repeats.
        var repetition: (register: Int32, body: Int)?
        var hasBranch = false
    }

    let kind: Kind
    let name: String
    let offset: Int
    let span: Int?
    /// Jumps to the next branch.
    var toNext: [Int] = []
    /// Jumps to the end.
    var toEnd: [Int] = []
    /// The instructions that write nothing but white space.
    var blankTexts: [Int] = []
    var isBlank = true
    var hasElse = false
    var loop: Loop?
    var choice: Choice?
    var symbol: Int32 = 0

    init(_ kind: Kind, _ name: String, _ offset: Int, _ span: Int?) {
        self.kind = kind
        self.name = name
        self.offset = offset
        self.span = span
    }

    var isCapture: Bool { kind == .capture || kind == .changed }
}

extension LiquidParser {
    mutating func open(_ block: LiquidBlock) throws(LiquidMistake) {
        guard blocks.count < LiquidOptions.maximumDepth else {
            throw LiquidMistake(
                at: block.offset,
                "blocks stand more than \(LiquidOptions.maximumDepth) deep",
                remedy: "move the inner ones to a partial, or join their conditions with `and`"
            )
        }
        blocks.append(block)
    }

    /// Takes the innermost block away, which must have this name.
    mutating func close(_ name: String, _ offset: Int) throws(LiquidMistake) -> LiquidBlock {
        guard blocks.count > outerBlocks, let block = blocks.last else {
            throw LiquidMistake(at: offset, "`end\(name)` closes nothing", remedy: "take it out")
        }
        guard block.name == name else {
            throw LiquidMistake(
                at: offset,
                "`end\(name)` cannot close `\(block.name)`",
                remedy: "write `end\(block.name)`"
            )
        }
        blocks.removeLast()
        return block
    }

    /// Ends a block: white space alone is not written, and the block around is no more blank than this one.
    mutating func finish(_ block: LiquidBlock) {
        let isSilent = block.kind == .capture || block.kind == .snippet
        if block.isBlank, block.kind == .conditional || block.kind == .choice || block.name == "for" {
            for text in block.blankTexts { builder.program.instructions[text] = .nothing }
        }
        if !block.isBlank, !isSilent { markFilled() }
        endStatement(block.span)
    }

    /// The innermost block, where it has this name.
    func innermost(_ kinds: [LiquidBlock.Kind]) -> Int? {
        guard blocks.count > outerBlocks, let block = blocks.last, kinds.contains(block.kind) else { return nil }
        return blocks.count - 1
    }
}
