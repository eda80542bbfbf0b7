import PIMCatalog
import PIMFormats
import PIMText

/// Compiles steps for the records of one plan: names are looked up and constant texts written once.
struct RecordCompiler {
    private let structure: CatalogStructure
    private let plan: FeedPlan
    private(set) var steps: [RecordStep] = []
    private(set) var bytes: [UInt8] = []
    private(set) var categories: [CategoryNames] = []
    private(set) var options: [OptionTexts] = []
    private(set) var units: [UnitTexts] = []
    private(set) var rows: [[[CellRun]]] = []
    private(set) var groups: [RecordProgram.Group] = []
    private(set) var details: [RecordProgram.Details] = []
    private(set) var templates: [FeedTemplate] = []
    private var place = 0
    private var memories = 0
    private var optionNumbers: [OptionUse: Int] = [:]

    /// An attribute's options as names or as codes.
    private struct OptionUse: Hashable {
        let attribute: Int
        let areNames: Bool
    }

    private init(_ plan: FeedPlan, _ structure: CatalogStructure) {
        self.plan = plan
        self.structure = structure
    }

    /// The program that fills these fields of a record.
    static func program(_ fields: [FieldPlan], of plan: FeedPlan, _ structure: CatalogStructure) -> RecordProgram {
        var compiler = RecordCompiler(plan, structure)
        var active: [RecordProgram.ActiveField] = []
        for (slot, field) in fields.enumerated() {
            compiler.place = slot
            let run = compiler.run(field.steps, field.field)
            if run.count > 0 { active.append(RecordProgram.ActiveField(slot: slot, steps: run)) }
        }
        return RecordProgram(compiler, fields: active, count: fields.count)
    }

    /// Joined texts and details are written as plain text, whatever the field they end in.
    private static let textField = Field("text", .text)

    /// Compiles steps that are tried one after another; those that never yield anything go.
    private mutating func run(_ sources: [FieldStep], _ field: Field) -> CellRun {
        let compiled = sources.compactMap { step($0, field) }
        let start = steps.count
        steps += compiled
        return CellRun(start..<steps.count)
    }

    private mutating func step(_ source: FieldStep, _ field: Field) -> RecordStep? {
        switch source {
        case .constant(let text): return constant(text, field)
        case .attribute(let number): return attribute(number, field)
        case .category(let key): return category(CategoryNames(mappedBy: key, structure, plan.table), field)
        case .computed(.categoryPath): return category(CategoryNames(pathsIn: structure, plan.table), field)
        case .computed(let computed):
            if let text = ScopeText.text(computed, plan.definition.scope) {
                return constant(text, field, isList: ScopeText.repeats(computed))
            }
            guard !ScopeText.isIdle(computed, plan.table.scope) else { return nil }
            var step = RecordStep(.computed, field)
            step.computed = computed
            return step
        case .first(let parts):
            var step = RecordStep(.first, field)
            step.parts = run(parts, field)
            return step
        case .join(let parts, with: let separator):
            var step = RecordStep(.join, field)
            step.isList = false
            step.parts = run(parts, Self.textField)
            step.text = text(separator)
            return step
        case .rows(let sources):
            var step = RecordStep(.rows, field)
            let compiled = sources.map { row in zip(field.fields, row).map { run($1, $0) } }
            step.table = rows.count
            rows.append(compiled)
            return step
        case .details(let numbers): return details(numbers, field)
        case .template(let template):
            var step = RecordStep(.template, field)
            step.field = place
            step.table = templates.count
            templates.append(template)
            return step
        }
    }

    private mutating func text(_ text: String) -> CellText {
        let start = bytes.count
        bytes += text.utf8
        return CellText(start..<bytes.count)
    }

    private mutating func constant(_ text: String, _ field: Field, isList: Bool = false) -> RecordStep? {
        guard !text.isEmpty else { return nil }
        var step = RecordStep(.text, field)
        step.isList = step.isList && isList
        step.text = self.text(text)
        return step
    }

    private mutating func category(_ names: CategoryNames, _ field: Field) -> RecordStep {
        var step = RecordStep(.category, field)
        step.table = categories.count
        categories.append(names)
        return step
    }

    private mutating func attribute(_ number: Int, _ field: Field) -> RecordStep {
        let attribute = structure.attributes[number]
        var step = RecordStep(.attribute, field)
        step.attribute = number
        step.isMarkup = attribute.type == .richtext
        if step.isMarkup {
            step.memory = memories
            memories += 1
        }
        step.text = text(field.joiner)
        if field.kind == .group {
            let runs = field.fields.map { run($0.fixedSteps, $0) }
            step.table = groups.count
            groups.append(RecordProgram.Group(names: field.fields.map(\.name), steps: runs))
        } else if !attribute.options.isEmpty {
            step.table = options(of: number, areNames: [.text, .richText, .path].contains(field.kind))
        }
        if let units = UnitTexts(attribute, field, plan.table, structure) {
            step.units = self.units.count
            self.units.append(units)
        }
        return step
    }

    private mutating func options(of attribute: Int, areNames: Bool) -> Int {
        let use = OptionUse(attribute: attribute, areNames: areNames)
        if let known = optionNumbers[use] { return known }
        optionNumbers[use] = options.count
        options.append(OptionTexts(of: attribute, areNames: areNames, structure, plan.table.labelLocales))
        return options.count - 1
    }

    /// The attributes as rows of section, name and value: the group's first three sub-fields.
    private mutating func details(_ numbers: [Int], _ field: Field) -> RecordStep? {
        guard field.kind == .group, field.fields.count >= 3 else { return nil }
        let locales = plan.table.labelLocales
        var details = RecordProgram.Details(width: field.fields.count)
        for number in numbers {
            let attribute = structure.attributes[number]
            var step = self.attribute(number, Self.textField)
            step.isList = true
            steps.append(step)
            let group = structure.attributeGroups.first { $0.code == attribute.group }
            details.rows.append(
                RecordProgram.DetailRow(
                    section: group.flatMap { $0.labels.text(in: locales) } ?? "",
                    name: attribute.labels.text(in: locales) ?? attribute.code.text,
                    steps: CellRun(steps.count - 1..<steps.count)
                )
            )
        }
        var step = RecordStep(.details, field)
        step.table = self.details.count
        self.details.append(details)
        return step
    }
}
