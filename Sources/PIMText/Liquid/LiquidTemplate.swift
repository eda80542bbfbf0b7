/// A template, compiled once and rendered often.
///
/// The language is Liquid: `{{ title | truncate: 70 }}`, `{% if brand != blank %} by {{ brand }}{% endif %}`. In strict
/// mode conditions may also have parentheses.
public struct LiquidTemplate: Sendable {
    /// What the template and its partials read of the host's variables, in the order of the text.
    public let inputs: [LiquidInput]
    let program: LiquidProgram

    /// Compiles a template and the partials it names.
    public static func compile(
        _ source: String,
        options: LiquidOptions
    ) -> Result<LiquidTemplate, LiquidProblem> {
        compile(Array(source.utf8), options: options)
    }

    /// Compiles a template given as UTF-8, and the partials it names.
    public static func compile(
        _ source: [UInt8],
        options: LiquidOptions
    ) -> Result<LiquidTemplate, LiquidProblem> {
        do throws(LiquidProblem) {
            var builder = LiquidBuilder(options: options)
            try parse(source, number: -1, into: &builder)
            while builder.compiledPartials < builder.program.partialNames.count {
                let number = builder.compiledPartials
                builder.compiledPartials += 1
                builder.program.partialEntries[number] = Int32(builder.next)
                let text = options.partials[builder.program.partialNames[number]] ?? ""
                try parse(Array(text.utf8), number: number, into: &builder)
            }
            if let problem = LiquidCheck(builder).problem { return .failure(problem) }
            return .success(LiquidTemplate(builder))
        } catch {
            return .failure(error)
        }
    }

    private init(_ builder: LiquidBuilder) {
        let isOpen = builder.options.variables == nil
        var program = builder.program
        program.continuesLoops = program.loops.contains { $0.offset == .continuing }
        program.usesLocals = program.instructions.contains(where: \.changesLocals)
        let bound = Set(program.symbols.indices.filter { program.isBound[$0] }.map { program.symbols[$0] })
        inputs = builder.inputs.filter { !isOpen || !bound.contains($0.name) }
        self.program = program
    }

    /// The numbers of the host's variables that the template reads, ascending.
    public var slots: [Int] {
        Set(inputs.map(\.slot)).sorted()
    }

    private static func parse(
        _ source: [UInt8],
        number: Int,
        into builder: inout LiquidBuilder
    ) throws(LiquidProblem) {
        let partial = number < 0 ? nil : builder.program.partialNames[number]
        guard source.count <= LiquidOptions.maximumLength else {
            let message = "the text has \(source.count) bytes, at most \(LiquidOptions.maximumLength) are taken"
            throw LiquidProblem(
                LiquidFault(message, remedy: "split it into partials"),
                at: LiquidPlace(of: 0, in: source),
                partial: partial
            )
        }
        builder.program.sources.append(source)
        var parser = LiquidParser(source, partial: Int32(number), builder: builder)
        do {
            try parser.parse()
        } catch {
            let fault = parser.hardName(at: error.offset) ?? error.fault
            throw LiquidProblem(fault, at: LiquidPlace(of: error.offset, in: source), partial: partial)
        }
        builder = parser.builder
    }
}

/// One variable that a template reads, with the path it follows inside the value.
public struct LiquidInput: Sendable, Hashable {
    /// The variable's name.
    public let name: String
    /// The number the host knows it by.
    public let slot: Int
    /// The variable and the path as the template writes them, such as `images[0].url`.
    public let path: String
}
