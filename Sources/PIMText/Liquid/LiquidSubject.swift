/// A variable that the host offers to templates.
public struct LiquidVariable: Sendable, Hashable {
    /// What the values of a variable are; templates are checked against it.
    public enum Kind: Sendable, Hashable {
        /// Texts.
        case text
        /// Numbers.
        case number
        /// True or false.
        case flag
        /// Days and moments.
        case date
        /// Lists.
        case list
        /// Named values; their names are not checked.
        case object
        /// Anything.
        case any
    }

    /// The name in templates; a name with points, such as `product.title`, is one variable of its own.
    public let name: String
    /// The number the host knows the variable by, 0 or more.
    public let slot: Int
    /// What its values are.
    public let kind: Kind
    /// The names that may stand behind a point where the kind is `any`; nil where that is not known.
    public let members: [String]?

    /// A variable with its name, number and kind, and the members of its values where they are known.
    public init(_ name: String, slot: Int, kind: Kind = .any, members: [String]? = nil) {
        self.name = name
        self.slot = slot
        self.kind = kind
        self.members = members
    }
}

/// What a template is rendered for, such as a listing: it gives the variables and carries out the host's own filters.
public protocol LiquidSubject {
    /// The value of the variable with this number; it may put its text into the scratch memory.
    func value(at slot: Int, _ scratch: inout LiquidScratch) -> LiquidValue

    /// The value of a variable whose name was made while rendering, as in `{{ [name] }}`; templates in strict mode
    /// cannot do that.
    func value(named name: String, _ scratch: inout LiquidScratch) -> LiquidValue

    /// What the host's filter with this number makes of a value.
    func filtered(_ value: LiquidValue, by number: Int, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue
}

extension LiquidSubject {
    /// Nothing, for subjects that have no variables without numbers.
    public func value(named name: String, _ scratch: inout LiquidScratch) -> LiquidValue {
        .none
    }

    /// The value itself, for subjects without filters.
    public func filtered(
        _ value: LiquidValue,
        by number: Int,
        _ call: inout LiquidCall
    ) throws(LiquidFault) -> LiquidValue {
        value
    }
}

/// A subject made of named values: for tests, and for templates whose variables nobody described.
public struct LiquidRecord: LiquidSubject, Sendable {
    private let object: LiquidObject
    private let slots: [LiquidValue]

    /// The values of `object` for a template that was compiled without described variables.
    public init(_ object: LiquidObject, for template: LiquidTemplate) {
        self.object = object
        slots = template.program.symbols.map { object[$0] ?? .none }
    }

    /// The value of the template's name with this number.
    public func value(at slot: Int, _ scratch: inout LiquidScratch) -> LiquidValue {
        slots.indices.contains(slot) ? slots[slot] : .none
    }

    /// The value with this name.
    public func value(named name: String, _ scratch: inout LiquidScratch) -> LiquidValue {
        object[name] ?? .none
    }
}
