/// What a filter works with: its arguments, the memory for its result, and the limits of the rendering.
public struct LiquidCall: Sendable {
    /// The memory of texts.
    public var scratch = LiquidScratch()
    /// The moment that `now` and `today` stand for; nil where the host passed none.
    public internal(set) var now: LiquidDate?

    /// The values of the expression in progress; the arguments of a filter are its last.
    var stack: [LiquidValue] = []
    var firstArgument = 0
    var positionalCount = 0
    var keywords: [String] = []
    var limits = LiquidLimits()
    var stepsLeft = 0
    /// The texts that `limit` cut in this rendering; the first few.
    var cuts: [LiquidCut] = []
    private var room: [UInt8] = []

    init() {}

    /// The number of arguments without names.
    public var argumentCount: Int { positionalCount }

    /// The argument at a place; nothing where it is missing.
    public func argument(_ index: Int) -> LiquidValue {
        index < positionalCount ? stack[firstArgument + index] : .none
    }

    /// The argument with a name, such as `allow_false: true`; nil where it is missing.
    public func argument(named name: String) -> LiquidValue? {
        keywords.lastIndex(of: name).map { stack[firstArgument + positionalCount + $0] }
    }

    /// The value as a text; numbers and others as templates write them.
    public mutating func text(of value: LiquidValue) -> LiquidText {
        if case .text(let text) = value { return text }
        if case .term(let term) = value { return term.text }
        guard scratch.size(of: value) <= limits.memory else {
            stepsLeft = 0
            return LiquidText(scratch: 0..<0)
        }
        let start = scratch.bytes.count
        var bytes = scratch.bytes
        scratch.bytes = []
        switch value {
        case .array, .object: LiquidScratch(bytes).append(value, to: &bytes)
        default: scratch.append(value, to: &bytes)
        }
        scratch.bytes = bytes
        return LiquidText(scratch: start..<scratch.bytes.count)
    }

    /// The bytes of a value's text as a string: for messages and for what happens rarely.
    public mutating func string(of value: LiquidValue) -> String {
        let text = text(of: value)
        return scratch.withBytes(of: text) { String(decoding: $0, as: UTF8.self) }
    }

    /// The beginning of a value's text, for messages.
    public mutating func shown(_ value: LiquidValue) -> String {
        let text = text(of: value)
        return scratch.withBytes(of: text) { bytes in
            let end = bytes.offset(ofCodePoint: 40)
            return String(decoding: bytes.part(0..<end), as: UTF8.self) + (end < bytes.count ? "…" : "")
        }
    }

    /// The text that `write` makes of the value's text: it reads the bytes and appends to the output.
    public mutating func rewritten(
        _ value: LiquidValue,
        _ write: (UnsafeBufferPointer<UInt8>, inout [UInt8]) -> Void
    ) -> LiquidValue {
        let text = text(of: value)
        spend(bytes: Int(text.count))
        var output = startOutput()
        scratch.withBytes(of: text) { write($0, &output) }
        return finish(output)
    }

    /// The text that `write` makes of two values' texts.
    public mutating func rewritten(
        _ value: LiquidValue,
        _ other: LiquidValue,
        _ write: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>, inout [UInt8]) -> Void
    ) -> LiquidValue {
        let text = text(of: value)
        let second = self.text(of: other)
        spend(bytes: Int(text.count) + Int(second.count))
        var output = startOutput()
        scratch.withBytes(of: text) { bytes in
            scratch.withBytes(of: second) { write(bytes, $0, &output) }
        }
        return finish(output)
    }

    /// Counts steps; the rendering fails at its next instruction when there are too many.
    public mutating func spend(_ steps: Int) {
        stepsLeft = stepsLeft > steps ? stepsLeft - steps : 0
    }

    mutating func spend(bytes: Int) {
        spend(bytes / 32)
    }

    /// Counts the steps of looking for a part in a text.
    mutating func spend(searching bytes: Int, for part: Int) {
        spend(bytes / 32 &+ (bytes / 16) &* (part / 16))
    }

    /// Counts the steps of comparing a value with another.
    mutating func spend(comparing value: LiquidValue) {
        switch value {
        case .text(let text): spend(bytes: Int(text.count))
        case .array(let elements):
            spend(elements.count)
            spend(bytes: scratch.size(of: value))
        case .object(let object):
            spend(object.count)
            spend(bytes: scratch.size(of: value))
        default: break
        }
    }

    /// Counts the steps of looking a member up, or of measuring a text.
    mutating func spend(lookingInto value: LiquidValue) {
        switch value {
        case .text(let text): spend(bytes: Int(text.count))
        case .object(let object): spend(object.count / 8)
        default: break
        }
    }

    /// Fails where too many steps were counted.
    func allowSteps() throws(LiquidFault) {
        if stepsLeft <= 0 { throw LiquidRenderer.tooManySteps }
    }

    /// Fails where a list would have too many elements.
    mutating func allow(elements: Int) throws(LiquidFault) {
        guard elements <= limits.memory / 16, elements < stepsLeft else {
            throw LiquidFault("a list gets too long", remedy: "make the range smaller")
        }
        spend(elements)
    }

    /// Fails where a text would have too many bytes.
    func allow(bytes: Int) throws(LiquidFault) {
        guard bytes <= limits.memory else {
            throw LiquidFault("a text gets longer than \(limits.memory) bytes", remedy: "build smaller texts")
        }
    }

    /// Takes the memory for a filter's result; `finish` gives it back.
    private mutating func startOutput() -> [UInt8] {
        var output: [UInt8] = []
        swap(&output, &room)
        output.removeAll(keepingCapacity: true)
        return output
    }

    private mutating func finish(_ output: [UInt8]) -> LiquidValue {
        let result = output.withUnsafeBufferPointer { scratch.text($0) }
        room = output
        return .text(result)
    }
}

extension LiquidScratch {
    /// A copy that shares the bytes, to read from while they are written to elsewhere.
    fileprivate init(_ bytes: [UInt8]) {
        self.init()
        self.bytes = bytes
    }
}
