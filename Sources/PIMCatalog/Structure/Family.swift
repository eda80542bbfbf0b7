/// The set of attributes a kind of product has, what each channel requires of it, and how its variants are built.
public struct Family: Sendable, Hashable {
    /// The family's code.
    public var code: FamilyCode
    /// Its names by locale.
    public var labels: Labels
    /// The attributes its products have, in order.
    public var attributes: [AttributeCode]
    /// The attributes a product must have filled, by channel.
    public var required: [ChannelRequirement]
    /// The attribute that names a product in lists.
    public var labelAttribute: AttributeCode?
    /// The attribute that shows a product in lists.
    public var imageAttribute: AttributeCode?
    /// How its variants may be built.
    public var structures: [VariantStructure]
    /// What an import found no place for, as JSON text.
    public var extra: String?
    /// Where it is declared.
    public var source: SourcePosition?

    /// Creates a family.
    public init(
        _ code: FamilyCode,
        attributes: [AttributeCode],
        required: [ChannelRequirement] = [],
        structures: [VariantStructure] = [],
        labels: Labels = Labels()
    ) {
        self.code = code
        self.labels = labels
        self.attributes = attributes
        self.required = required
        self.structures = structures
    }
}

/// The attributes one channel requires of a family.
public struct ChannelRequirement: Sendable, Hashable {
    /// The channel.
    public var channel: ChannelCode
    /// The attributes that must be filled.
    public var attributes: [AttributeCode]

    /// States what a channel requires.
    public init(_ channel: ChannelCode, _ attributes: [AttributeCode]) {
        self.channel = channel
        self.attributes = attributes
    }
}

/// How a family's variants are built: levels below the root model, each with its axes and its own attributes.
public struct VariantStructure: Sendable, Hashable {
    /// One level below the root model.
    public struct Level: Sendable, Hashable {
        /// The attributes by which siblings of this level differ.
        public var axes: [AttributeCode]
        /// The attributes whose values stand at this level.
        public var attributes: [AttributeCode]

        /// Describes a level.
        public init(axes: [AttributeCode], attributes: [AttributeCode] = []) {
            self.axes = axes
            self.attributes = attributes
        }
    }

    /// The structure's code.
    public var code: StructureCode
    /// Its names by locale.
    public var labels: Labels
    /// The levels below the root model, the variant's own level last.
    public var levels: [Level]
    /// The attributes that levels below their own may set again.
    public var overridable: [AttributeCode]
    /// Whether every attribute may be set again below its own level.
    public var overridesEverything: Bool
    /// Where it is declared.
    public var source: SourcePosition?

    /// Creates a structure.
    public init(
        _ code: StructureCode,
        levels: [Level],
        overridable: [AttributeCode] = [],
        overridesEverything: Bool = false,
        labels: Labels = Labels()
    ) {
        self.code = code
        self.labels = labels
        self.levels = levels
        self.overridable = overridable
        self.overridesEverything = overridesEverything
    }

    /// All axes, from the first level to the variant's.
    public var axes: [AttributeCode] { levels.flatMap(\.axes) }
}
