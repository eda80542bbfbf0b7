/// One figure of the table that the issue asks for, with what it has to be.
struct Figure {
    /// Where a figure has to lie.
    enum Bound {
        case atMost(Double)
        case atLeast(Double)

        func holds(_ value: Double) -> Bool {
            switch self {
            case .atMost(let limit): value <= limit
            case .atLeast(let limit): value >= limit
            }
        }

        var text: String {
            switch self {
            case .atMost(let limit): "≤ \(Figure.text(limit))"
            case .atLeast(let limit): "≥ \(Figure.text(limit))"
            }
        }
    }

    let work: String
    let unit: String
    let value: Double?
    let must: Bound?
    let aim: Bound?
    /// Why there is no value, or what it was measured on.
    var note = ""

    init(_ work: String, _ value: Double?, _ unit: String, must: Bound? = nil, aim: Bound? = nil, note: String = "") {
        self.work = work
        self.value = value
        self.unit = unit
        self.must = must
        self.aim = aim
        self.note = note
    }

    var verdict: String {
        guard let value else { return "not measured" }
        if let aim, aim.holds(value) { return "aim" }
        guard let must else { return "" }
        return must.holds(value) ? "met" : "missed"
    }

    /// Two decimals below a hundred, without a locale.
    static func text(_ number: Double) -> String {
        guard abs(number) < 100 else { return String(Int(number.rounded())) }
        let hundredths = Int((number * 100).rounded())
        let rest = abs(hundredths % 100)
        if rest == 0 { return String(hundredths / 100) }
        let sign = hundredths < 0 && hundredths > -100 ? "-" : ""
        return "\(sign)\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
