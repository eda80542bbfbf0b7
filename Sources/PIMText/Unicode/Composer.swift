/// Brings a few scalars into normal form C: decomposes them, puts their marks in order and composes them.
///
/// Its room is kept from one use to the next. **Source:** UAX #15, https://www.unicode.org/reports/tr15/.
struct Composer {
    private(set) var scalars: [UInt32] = []
    private var classes: [UInt8] = []

    /// Forgets all scalars.
    mutating func removeAll() {
        scalars.removeAll(keepingCapacity: true)
        classes.removeAll(keepingCapacity: true)
    }

    /// Takes a scalar in, in its parts, and its marks in their order.
    mutating func append(_ scalar: UInt32) {
        guard scalar >= 0xC0 else {
            insert(scalar)
            return
        }
        let syllable = scalar &- Hangul.syllables
        if syllable < Hangul.syllableCount {
            insert(Hangul.leading + syllable / Hangul.perLeading)
            insert(Hangul.vowel + syllable % Hangul.perLeading / Hangul.trailingCount)
            if syllable % Hangul.trailingCount > 0 { insert(Hangul.trailing + syllable % Hangul.trailingCount) }
            return
        }
        let place = NormalFormTable.parts.wide(scalar)
        guard place > 0 else {
            insert(scalar)
            return
        }
        append(ScalarTable.long(NormalFormTable.decompositions, 2 * place - 2))
        let second = ScalarTable.long(NormalFormTable.decompositions, 2 * place - 1)
        if second > 0 { append(second) }
    }

    /// Keeps the scalars that fulfil a condition, which is told the scalar kept before.
    mutating func keep(where isKept: (_ scalar: UInt32, _ previous: UInt32) -> Bool) {
        var count = 0
        for index in scalars.indices where isKept(scalars[index], count > 0 ? scalars[count - 1] : 0) {
            scalars[count] = scalars[index]
            classes[count] = classes[index]
            count += 1
        }
        truncate(to: count)
    }

    /// Composes what was taken in.
    mutating func compose() {
        guard scalars.count > 1 else {
            return
        }
        var starter = classes[0] == 0 ? 0 : -1
        var lastClass: UInt8 = 0
        var count = 1
        for index in 1..<scalars.count {
            let scalar = scalars[index]
            let current = classes[index]
            // A mark is blocked by one of the same class, a starter by anything between.
            let isBlocked = starter < 0 || (count - starter > 1 && (lastClass >= current || lastClass == 0))
            if !isBlocked, let composed = Self.composition(scalars[starter], scalar) {
                scalars[starter] = composed
                continue
            }
            if current == 0 { starter = count }
            lastClass = current
            scalars[count] = scalar
            classes[count] = current
            count += 1
        }
        truncate(to: count)
    }

    private mutating func truncate(to count: Int) {
        scalars.removeLast(scalars.count - count)
        classes.removeLast(classes.count - count)
    }

    private mutating func insert(_ scalar: UInt32) {
        let current = scalar < 0x300 ? 0 : NormalForm.combiningClass(of: scalar)
        var place = scalars.count
        if current > 0 {
            while place > 0, classes[place - 1] > current { place -= 1 }
        }
        scalars.insert(scalar, at: place)
        classes.insert(current, at: place)
    }

    private static func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if first &- Hangul.leading < Hangul.leadingCount, second &- Hangul.vowel < Hangul.vowelCount {
            let pair = (first - Hangul.leading) * Hangul.vowelCount + second - Hangul.vowel
            return Hangul.syllables + pair * Hangul.trailingCount
        }
        let syllable = first &- Hangul.syllables
        if syllable < Hangul.syllableCount, syllable % Hangul.trailingCount == 0 {
            let trailing = second &- Hangul.trailing
            if trailing > 0, trailing < Hangul.trailingCount { return first + trailing }
        }
        var low = 0
        var high = NormalFormTable.compositionCount
        while low < high {
            let middle = (low + high) / 2
            let start = ScalarTable.long(NormalFormTable.compositions, 3 * middle)
            let mark = ScalarTable.long(NormalFormTable.compositions, 3 * middle + 1)
            if (start, mark) == (first, second) {
                return ScalarTable.long(NormalFormTable.compositions, 3 * middle + 2)
            }
            if (start, mark) < (first, second) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return nil
    }
}

/// The numbers of the arithmetic of Hangul syllables.
private enum Hangul {
    static let syllables: UInt32 = 0xAC00
    static let syllableCount: UInt32 = 11_172
    static let leading: UInt32 = 0x1100
    static let leadingCount: UInt32 = 19
    static let vowel: UInt32 = 0x1161
    static let vowelCount: UInt32 = 21
    static let trailing: UInt32 = 0x11A7
    static let trailingCount: UInt32 = 28
    static let perLeading: UInt32 = 588
}
