import PIMText
import Synchronization

extension RuleKind {
    /// A pattern that a text has or has not.
    public static let pattern = RuleKind(
        "text.pattern",
        "The text has what the required pattern finds and nothing that the forbidden one finds.",
        parameters: [
            Parameter("forbidden", .text, "a regular expression of what may not stand in the text"),
            Parameter("required", .text, "a regular expression of what has to stand in the text"),
            Parameter("instead", .text, "what is written for what the forbidden pattern finds"),
            Parameter("message", .text, "what is wrong, for people; what was found is named behind it"),
            Parameter("caseless", .flag, "whether capitals and small letters are the same"),
            .languages,
        ],
        examples: [
            Example(
                ["forbidden": "\\bEAN ?[0-9]{13}\\b", "message": "a code stands in the text", "instead": "EAN"],
                good: [RuleSample("Jacket EAN", "en_GB")],
                bad: [
                    RuleSample("Jacket EAN 5901234123457", "en_GB", fixed: "Jacket EAN"),
                    RuleSample("Жылы күрте EAN5901234123457!", "kk_KZ", fixed: "Жылы күрте EAN!"),
                ]
            ),
            Example(
                ["required": "^kurtka", "caseless": true],
                good: [RuleSample("Kurtka zimowa", "pl_PL")],
                bad: [RuleSample("Zimowa kurtka", "pl_PL")]
            ),
            Example(
                ["forbidden": "[۰-۹]+ تومان"],
                good: [RuleSample("کفش ۱۲", "fa_IR")],
                bad: [RuleSample("فقط ۱۲ تومان", "fa_IR")]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let caseless = settings.flag("caseless")
            let forbidden = try CompiledPattern(settings, "forbidden", caseless)
            let required = try CompiledPattern(settings, "required", caseless)
            guard forbidden != nil || required != nil else {
                throw RuleProblem("", "there is no pattern", remedy: "write \"forbidden\" or \"required\"")
            }
            let instead = settings.text("instead")
            if let instead, forbidden?.ranges(in: instead).isEmpty == false {
                throw RuleProblem("instead", "the pattern finds \"\(instead)\" too", remedy: "write something else")
            }
            let message = settings.text("message")
            return .text { text in
                let size = text.text.utf8.count
                guard size <= CompiledPattern.byteLimit else {
                    return .notApplicable("the text has \(size) bytes, too many to look for patterns")
                }
                guard [forbidden, required].allSatisfy({ $0?.isBearable(for: text) != false }) else {
                    return .notApplicable("to look for the pattern in this text may take too long")
                }
                var breaches: [Breach] = []
                for range in forbidden?.ranges(in: text.text) ?? [] {
                    let found = "\"\(text.string(range))\""
                    let said = message.map { "\($0): \(found)" } ?? "\(found) is what the pattern forbids"
                    let isRemoved = instead?.isEmpty == true
                    let breach =
                        text.isProtected(range)
                        ? text.breach(said, beyondProtected: range)
                        : isRemoved ? text.removal(said, of: range) : text.breach(said, range, fix: instead)
                    breaches += [breach].compactMap(\.self)
                }
                if let required, required.ranges(in: text.text, isOneEnough: true).isEmpty {
                    breaches.append(Breach(message ?? "nothing matches \"\(required.source)\"", text.whole))
                }
                return .breaches(breaches)
            }
        }
    )
}

/// A regular expression, compiled once; threads take turns with it.
private final class CompiledPattern: Sendable {
    /// Longer texts are not looked at.
    static let byteLimit = 32_768

    let source: String
    private let cost: PatternCost
    private let expression: Mutex<Regex<AnyRegexOutput>>

    /// Compiles the pattern of a parameter; nil where there is none.
    init?(_ settings: RuleSettings, _ name: String, _ isCaseless: Bool) throws(RuleProblem) {
        guard let source = settings.text(name) else { return nil }
        self.source = source
        do {
            expression = Mutex(try Regex(source).ignoresCase(isCaseless))
        } catch {
            let place = Self.place(of: error, in: source).map { ", at character \($0 + 1)" } ?? ""
            throw RuleProblem(name, "the pattern does not compile: \(error)\(place)", remedy: "mend the pattern")
        }
        do throws(UnknownPattern) {
            cost = try PatternCost(source, isCaseless: isCaseless)
        } catch {
            throw RuleProblem(
                name,
                "the pattern may take for ever: \(error.what)",
                remedy: "let each part of it read a text in one way only, such as (a|b)+ for (a+|b)+"
            )
        }
    }

    /// Whether it surely is done with a text in reasonable time.
    func isBearable(for text: CheckedText) -> Bool { text.text.withBytes { cost.isBearable(for: $0) } }

    /// What matches, without what is empty.
    func ranges(in text: String, isOneEnough: Bool = false) -> [Range<Int>] {
        expression.withLock { expression in
            if isOneEnough {
                let isFound = (try? expression.firstMatch(in: text)) != nil
                return isFound ? [0..<text.utf8.count] : []
            }
            return text.ranges(of: expression).compactMap { range in
                let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
                let length = text.utf8.distance(from: range.lowerBound, to: range.upperBound)
                return length > 0 ? start..<start + length : nil
            }
        }
    }

    /// The place that an error of the compiler tells nobody but the debugger.
    private static func place(of error: any Error, in source: String) -> Int? {
        for part in Mirror(reflecting: error).children where part.label == "location" {
            for detail in Mirror(reflecting: part.value).children {
                guard let range = detail.value as? Range<String.Index>, range.lowerBound <= source.endIndex else {
                    continue
                }
                return source.distance(from: source.startIndex, to: range.lowerBound)
            }
        }
        return nil
    }
}
