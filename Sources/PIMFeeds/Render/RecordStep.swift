import PIMFormats

/// One step of a compiled field: numbers and flags only, so that taking it up costs nothing.
struct RecordStep: Sendable {
    /// What a step does.
    enum Form: UInt8, Sendable {
        /// Writes `text`.
        case text
        /// Writes the value of `attribute`.
        case attribute
        /// Writes what the deepest category is called in the `table` of names.
        case category
        /// Works something out.
        case computed
        /// Takes the first of `parts` that yields something.
        case first
        /// Puts the texts of `parts` together with `text` between.
        case join
        /// Writes the rows of a `table` of rows.
        case rows
        /// Renders a `table` of templates.
        case template
        /// Writes attributes as rows of a `table` of details.
        case details
    }

    let form: Form
    /// What the field's text is made of.
    let kind: Field.Kind
    /// Whether the field repeats.
    var isList: Bool
    /// Whether several choices become one text, with `text` between.
    let joinsChoices: Bool
    /// Whether the attribute's texts may hold markup.
    var isMarkup = false
    /// Where the record remembers what became of markup.
    var memory = 0
    /// What is worked out.
    var computed = Field.Computed.identifier
    /// The attribute's number.
    var attribute = -1
    /// A text in the program's bytes: the constant, or what stands between several texts.
    var text = CellText(0..<0)
    /// The steps it is made of, in the program's `steps`.
    var parts = CellRun(0..<0)
    /// The place of the field in the record, for messages.
    var field = 0
    /// The number of a table of the program's; which tables depends on the form and the attribute.
    var table = -1
    /// The number of the program's table of units.
    var units = -1

    init(_ form: Form, _ field: Field) {
        self.form = form
        kind = field.kind
        isList = field.limits.maximumCount > 1
        joinsChoices = field.limits.maximumCount == 1 && field.kind == .text
    }
}

/// The compiled fields of an item or of a group document.
final class RecordProgram: Sendable {
    /// A field that something feeds.
    struct ActiveField: Sendable {
        /// Its place in the record.
        let slot: Int
        /// Its steps, in the order they are tried.
        let steps: CellRun
    }

    /// A table attribute's field: what its rows' parts are called, and the steps of those a row leaves out.
    struct Group: Sendable {
        var names: [String] = []
        var steps: [CellRun] = []
    }

    /// Attributes shown as rows of section, name and value.
    struct Details: Sendable {
        var rows: [DetailRow] = []
        var width = 0
    }

    /// One attribute shown as a row.
    struct DetailRow: Sendable {
        let section: String
        let name: String
        let steps: CellRun
    }

    /// How many fields a record has.
    let count: Int
    /// The fields that something feeds, in table order.
    let fields: [ActiveField]
    /// The places of these fields.
    let places: [Int]
    /// The steps of all fields.
    let steps: [RecordStep]
    /// The texts that steps name.
    let bytes: [UInt8]
    /// What categories are called.
    let categories: [CategoryNames]
    /// What options are called.
    let options: [OptionTexts]
    /// How measures are written.
    let units: [UnitTexts]
    /// The rows of feed definitions, steps per part.
    let rows: [[[CellRun]]]
    /// Whether a field takes more pictures than the first.
    let takesPictures: Bool
    /// The groups that take tables.
    let groups: [Group]
    /// The groups that show attributes.
    let details: [Details]
    /// The templates.
    let templates: [FeedTemplate]

    init(_ compiler: RecordCompiler, fields: [ActiveField], count: Int) {
        self.count = count
        self.fields = fields
        places = fields.map(\.slot)
        steps = compiler.steps
        takesPictures = compiler.steps.contains { step in
            step.form == .computed && (step.computed == .images || step.computed == .additionalImages)
        }
        bytes = compiler.bytes
        categories = compiler.categories
        options = compiler.options
        units = compiler.units
        rows = compiler.rows
        groups = compiler.groups
        details = compiler.details
        templates = compiler.templates
    }

    /// What `body` returns for the place of the first step, which it must not keep.
    @inline(__always)
    func withSteps<Result>(_ body: (UnsafePointer<RecordStep>) -> Result) -> Result {
        steps.withUnsafeBufferPointer { steps in
            // A program without steps has no field that would take one up.
            body(steps.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<RecordStep>.alignment).unsafelyUnwrapped)
        }
    }
}
