import PIMText

/// A number of a text: digits, with marks among them.
struct NumberRun {
    /// Where it stands.
    let range: Range<Int>
    /// Its groups of digits.
    let groups: [Range<Int>]
    /// The marks between the groups, by value.
    let marks: [UInt32]
    /// The styles of its digits.
    let styles: Set<Digits.Style>
    /// Whether a letter, a hyphen or another sign of a code touches it.
    let isPartOfCode: Bool

    /// Finds the numbers of a text, in order.
    static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [NumberRun] {
        var runs: [NumberRun] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte.isASCIIDigit || byte == 0xD9 || byte == 0xDB, let scalar = bytes.scalar(from: index),
                scalar.isDigit
            else {
                index += 1
                continue
            }
            let run = NumberRun(from: index, in: bytes)
            runs.append(run)
            index = run.range.upperBound
        }
        return runs
    }

    private init(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        var groups: [Range<Int>] = []
        var marks: [UInt32] = []
        var styles: Set<Digits.Style> = []
        var index = start
        while true {
            let group = index
            while let scalar = bytes.scalar(from: index), scalar.isDigit {
                styles.insert(scalar.value < 0x80 ? .ascii : scalar.value < 0x6F0 ? .arabic : .persian)
                index = scalar.range.upperBound
            }
            groups.append(group..<index)
            guard let mark = bytes.scalar(from: index), Self.isMark(mark.value),
                bytes.scalar(from: mark.range.upperBound)?.isDigit == true
            else { break }
            marks.append(mark.value)
            index = mark.range.upperBound
        }
        self.groups = groups
        self.marks = marks
        self.styles = styles
        range = start..<index
        let isUnit = !marks.isEmpty && Self.hasUnit(bytes, behind: index, isShort: groups[0].count < 3)
        isPartOfCode = Self.isCode(bytes.scalar(before: start)) || !isUnit && Self.isCode(bytes.scalar(from: index))
    }

    /// Whether a known unit stands at once behind a number; one of a single letter only where the number is a `short` one,
    /// because 802.11g is no weight.
    private static func hasUnit(_ bytes: UnsafeBufferPointer<UInt8>, behind start: Int, isShort: Bool) -> Bool {
        var end = start
        var letters = 0
        while let scalar = bytes.scalar(from: end), scalar.isLetter || scalar.isDigit, letters < 6 {
            end = scalar.range.upperBound
            letters += 1
        }
        guard letters > 1 || letters == 1 && isShort, !isCode(bytes.scalar(from: end)) else { return false }
        return UnitSpellings.known.contains(String(decoding: bytes[start..<end], as: UTF8.self))
    }

    private static func isMark(_ value: UInt32) -> Bool {
        switch value {
        case 0x2C, 0x2E, 0x27, 0x2019, 0xA0, 0x202F, 0x66B, 0x66C: true
        default: false
        }
    }

    private static func isCode(_ scalar: TextScalar?) -> Bool {
        guard let scalar else { return false }
        switch scalar.value {
        case 0x23, 0x2D, 0x2F, 0x3A, 0x5F, 0x5C, 0x40, 0x2B: return true
        default: return scalar.isLetter && !scalar.isArabic
        }
    }
}

extension NumberRun {
    /// What its marks say it is.
    enum Form {
        /// No mark, or marks that may be anything: a date, a version, `1.000`.
        case other
        /// Whole, its digits in groups of three.
        case grouped
        /// With a decimal mark behind the last group but one, perhaps grouped before.
        case decimal
    }

    /// Whether it is surely a decimal number or surely a grouped one.
    func form(_ bytes: UnsafeBufferPointer<UInt8>) -> Form {
        guard let last = marks.last, let first = marks.first else { return .other }
        let lengths = groups.map { self.digits(bytes, $0) }
        let isGrouped = { (count: Int) in
            lengths[0] <= 3 && lengths[1..<count].allSatisfy { $0 == 3 }
        }
        if marks.dropLast().contains(last) || marks.count == 1 {
            if marks.count == 1 {
                guard last != 0x27, last != 0x2019, last != 0xA0, last != 0x202F, last != 0x66C else {
                    return isGrouped(2) ? .grouped : .other
                }
                return last == 0x66B || lengths[1] != 3 ? .decimal : .other
            }
            // Three equal marks may part a date, an address or thousands.
            guard marks.allSatisfy({ $0 == first }), isGrouped(lengths.count), !isAddress(bytes) else { return .other }
            return .grouped
        }
        let isEven = marks.dropLast().allSatisfy { $0 == first }
        return isEven && isGrouped(lengths.count - 1) ? .decimal : .other
    }

    /// Whether it may be the address of a computer: four groups of up to 255, none of which begins with a needless nought.
    private func isAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard groups.count == 4, marks.allSatisfy({ $0 == 0x2E }) else { return false }
        return groups.allSatisfy { group in
            guard let value = Int(String(decoding: bytes[group], as: UTF8.self)), value < 256 else { return false }
            return group.count == 1 || bytes[group.lowerBound] != 0x30
        }
    }

    private func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ group: Range<Int>) -> Int {
        bytes[group.lowerBound] < 0x80 ? group.count : group.count / 2
    }
}
