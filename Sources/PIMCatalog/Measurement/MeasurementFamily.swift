public import PIMText

/// Units that convert into one another, through one standard unit.
public struct MeasurementFamily: Sendable, Hashable {
    /// One unit and the way from it to the standard unit.
    public struct Unit: Sendable, Hashable {
        /// The unit's code, such as `KILOGRAM`.
        public var code: String
        /// The unit's sign, such as `kg`.
        public var symbol: String
        /// Its names by locale.
        public var labels: [String: String]
        /// The steps from an amount in this unit to one in the standard unit, in order.
        public var operations: [Operation]

        /// Describes a unit.
        public init(code: String, symbol: String, labels: [String: String] = [:], operations: [Operation]) {
            self.code = code
            self.symbol = symbol
            self.labels = labels
            self.operations = operations
        }
    }

    /// One step of a conversion.
    public enum Operation: Sendable, Hashable {
        /// Times a number.
        case multiply(ExactDecimal)
        /// Divided by a number.
        case divide(ExactDecimal)
        /// Plus a number.
        case add(ExactDecimal)
        /// Minus a number.
        case subtract(ExactDecimal)

        /// A step by its word, `mul`, `div`, `add` or `sub`; nil for another word, or where the value is 0 and must not be.
        public init?(_ word: String, _ value: ExactDecimal) {
            switch word {
            case "mul" where !value.isZero: self = .multiply(value)
            case "div" where !value.isZero: self = .divide(value)
            case "add": self = .add(value)
            case "sub": self = .subtract(value)
            default: return nil
            }
        }

        /// The step's word and value, as files write them.
        public var spelled: (word: String, value: ExactDecimal) {
            switch self {
            case .multiply(let value): ("mul", value)
            case .divide(let value): ("div", value)
            case .add(let value): ("add", value)
            case .subtract(let value): ("sub", value)
            }
        }
    }

    /// The family's code, such as `Weight`.
    public var code: String
    /// Its names by locale.
    public var labels: [String: String]
    /// The code of the unit that all others convert to.
    public var standardUnit: String
    /// The units.
    public var units: [Unit]

    /// Describes a family.
    public init(code: String, labels: [String: String] = [:], standardUnit: String, units: [Unit]) {
        self.code = code
        self.labels = labels
        self.standardUnit = standardUnit
        self.units = units
    }

    /// The unit with this code.
    public func unit(_ code: String) -> Unit? {
        units.first { $0.code == code }
    }
}
