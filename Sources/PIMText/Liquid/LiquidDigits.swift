/// Decimal digits of a script, named as Unicode's CLDR names numbering systems.
enum DigitSystem: String, Sendable, CaseIterable {
    case latn
    case arab
    case arabext

    /// Appends the text with all decimal digits of the three scripts in this one.
    ///
    /// The point and the commas inside one number become those of the script: `1,299.00` is `۱٬۲۹۹٫۰۰`. What is no number,
    /// such as a date or a version, keeps its points.
    func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var index = 0
        while index < text.count {
            guard text[index].isASCIIDigit || Digits.value(in: text, at: index) != nil else {
                output.append(text[index])
                index += 1
                continue
            }
            let run = NumberRun(text, from: index)
            append(run, of: text, to: &output)
            index = run.end
        }
    }

    private func append(_ run: NumberRun, of text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var index = run.start
        while index < run.end {
            if text[index].isASCIIDigit {
                append(text[index] - 0x30, to: &output)
                index += 1
            } else if let digit = Digits.value(in: text, at: index) {
                append(digit, to: &output)
                index += 2
            } else {
                let length = text[index] < 0x80 ? 1 : 2
                if run.isNumber {
                    append(isPoint: NumberRun.isPoint(text, at: index), to: &output)
                } else {
                    output.append(contentsOf: text[index..<index + length])
                }
                index += length
            }
        }
    }

    private func append(_ digit: UInt8, to output: inout [UInt8]) {
        switch self {
        case .latn: output.append(0x30 + digit)
        case .arab: output.append(contentsOf: [0xD9, 0xA0 + digit])
        case .arabext: output.append(contentsOf: [0xDB, 0xB0 + digit])
        }
    }

    /// Appends the sign before the fraction, or that between groups of three digits.
    private func append(isPoint: Bool, to output: inout [UInt8]) {
        switch self {
        case .latn: output.append(UInt8(ascii: isPoint ? "." : ","))
        case .arab, .arabext: output.append(contentsOf: [0xD9, isPoint ? 0xAB : 0xAC])
        }
    }
}

/// Digits with single points and commas between them.
private struct NumberRun {
    let start: Int
    private(set) var end: Int
    /// Whether it is one number: groups of three digits behind commas, then at most one point.
    private(set) var isNumber = true

    init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
        self.start = start
        end = start
        var digits = 0
        var groups = 0
        var hasPoint = false
        while end < text.count {
            if let length = Self.digitLength(text, at: end) {
                digits += 1
                end += length
                continue
            }
            let isPoint = Self.isPoint(text, at: end)
            guard isPoint || Self.isComma(text, at: end) else { break }
            let next = end + (text[end] < 0x80 ? 1 : 2)
            guard Self.digitLength(text, at: next) != nil else { break }
            let isGroup = groups == 0 ? digits <= 3 : digits == 3
            if hasPoint || (groups > 0 && digits != 3) || (!isPoint && !isGroup) { isNumber = false }
            hasPoint = hasPoint || isPoint
            if !isPoint { groups += 1 }
            digits = 0
            end = next
        }
        if groups > 0, !hasPoint, digits != 3 { isNumber = false }
    }

    private static func digitLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        guard index < text.count else { return nil }
        if text[index].isASCIIDigit { return 1 }
        return Digits.value(in: text, at: index).map { _ in 2 }
    }

    static func isPoint(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        text[index] == UInt8(ascii: ".") || isSign(0xAB, text, at: index)
    }

    private static func isComma(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        text[index] == UInt8(ascii: ",") || isSign(0xAC, text, at: index)
    }

    /// Whether one of the Arabic signs U+066B and U+066C stands at a place.
    private static func isSign(_ last: UInt8, _ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        text[index] == 0xD9 && index + 1 < text.count && text[index + 1] == last
    }
}
