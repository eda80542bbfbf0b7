import PIMIO

/// What lines are read with that are written as exporters write them.
extension JSONStream {
    /// Eight bytes at an index, as they lie in memory; the caller knows that they are there.
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        UnsafeRawPointer(memory).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }

    /// Whether the bytes of a literal of 8 to 16 bytes stand at an index.
    @inline(__always)
    func stands(_ literal: StaticString, at index: Int) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard index &+ count <= end else { return false }
        let known = UnsafeRawPointer(literal.utf8Start)
        return known.loadUnaligned(as: UInt64.self) == word(at: index)
            && known.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self) == word(at: index &+ count &- 8)
    }

    /// Moves past a word of four letters where that and then the byte stand at the cursor.
    @inline(__always)
    mutating func take(_ word: StaticString, before next: UInt8) -> Bool {
        guard hasBytes(5) else { return false }
        let line = UnsafeRawPointer(memory) + offset
        guard line.loadUnaligned(as: UInt32.self) == UnsafeRawPointer(word.utf8Start).loadUnaligned(as: UInt32.self),
            byte(at: offset &+ 4) == next
        else { return false }
        offset &+= 4
        return true
    }

    /// Whether an object stands where an array was just entered.
    @inline(__always)
    mutating func takeStart() -> Bool {
        guard byte(at: offset) == UInt8(ascii: "{") else { return false }
        pass(0)
        return true
    }

    /// Moves past the comma between two objects, or past the bracket behind the last one, which is true; anything else
    /// is left to `nextElement`.
    @inline(__always)
    mutating func passJoint(_ isAtObject: inout Bool) -> Bool {
        let next = byte(at: offset)
        if next == UInt8(ascii: ","), byte(at: offset &+ 1) == UInt8(ascii: "{") {
            offset &+= 1
            isAtObject = true
            return false
        }
        guard next == UInt8(ascii: "]") else { return false }
        leave()
        return true
    }

    /// The index behind the string without escapes or the short number that stands at an index; -1 for anything else.
    @inline(__always)
    func plainDataEnd(at start: Int) -> Int {
        guard byte(at: start) == UInt8(ascii: "\"") else { return shortNumber(at: start)?.end ?? -1 }
        let end = JSONStream.plainTextEnd(memory, from: start &+ 1, end: self.end)
        return end < 0 ? -1 : end &+ 1
    }

    /// Whether one of A to Z stands at an index.
    @inline(__always)
    func isCapital(at index: Int) -> Bool { byte(at: index) &- UInt8(ascii: "A") < 26 }

    /// The JSON number at an index, of up to 18 digits and without an exponent; nil for anything else.
    @inline(__always)
    func shortNumber(at start: Int) -> (mantissa: Int64, fractionDigits: UInt8, end: Int)? {
        let isNegative = byte(at: start) == UInt8(ascii: "-")
        let first = start &+ (isNegative ? 1 : 0)
        guard var number = digits(at: first) else { return nil }
        // JSON has no noughts before other digits.
        let next = byte(at: first &+ 1)
        guard byte(at: first) != UInt8(ascii: "0") || next &- UInt8(ascii: "0") >= 10 else { return nil }
        guard byte(at: number.end) | 0x20 != UInt8(ascii: "e") else { return nil }
        if isNegative { number.mantissa = -number.mantissa }
        return number
    }

    /// The digits at an index, a point among them or not, as a number; nil where there are none or more than 18.
    @inline(__always)
    func digits(at start: Int) -> (mantissa: Int64, fractionDigits: UInt8, end: Int)? {
        var value: UInt64 = 0
        var index = start
        let whole = takeDigits(&index, into: &value)
        guard whole > 0 else { return nil }
        guard byte(at: index) == UInt8(ascii: ".") else {
            return whole > 18 ? nil : (Int64(truncatingIfNeeded: value), 0, index)
        }
        index &+= 1
        var fractionDigits = takeDigits(&index, into: &value)
        guard fractionDigits > 0, whole &+ fractionDigits <= 18 else { return nil }
        if byte(at: index &- 1) == UInt8(ascii: "0") {
            while fractionDigits > 0, value % 10 == 0 {
                value /= 10
                fractionDigits &-= 1
            }
        }
        return (Int64(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: fractionDigits), index)
    }

    @inline(__always)
    private func takeDigits(_ index: inout Int, into value: inout UInt64) -> Int {
        let start = index
        while true {
            let digit = byte(at: index) &- UInt8(ascii: "0")
            guard digit < 10 else { return index &- start }
            value = value &* 10 &+ UInt64(digit)
            index &+= 1
        }
    }
}

extension LineRows {
    /// Whether remembered bytes stand at the front of what is left of a line, compared by the word: mostly they do.
    ///
    /// Of what is remembered, eight bytes may always be read.
    @inline(__always)
    static func stands(_ known: UnsafeRawPointer, _ count: Int, _ line: UnsafeRawPointer, _ left: Int) -> Bool {
        guard count >= 8 else {
            guard count > 0, left >= 8 else { return false }
            return UInt64(littleEndian: unlike(known, line, 0)) &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count) == 0
        }
        guard left >= count else { return false }
        let last = count &- 8
        var place = 0
        while place < last {
            guard unlike(known, line, place) == 0 else { return false }
            place &+= 8
        }
        return unlike(known, line, last) == 0
    }

    @inline(__always)
    private static func unlike(_ known: UnsafeRawPointer, _ line: UnsafeRawPointer, _ place: Int) -> UInt64 {
        known.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            ^ line.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }
}
