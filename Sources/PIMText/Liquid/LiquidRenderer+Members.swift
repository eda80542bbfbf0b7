extension LiquidRenderer {
    /// The member of a value with a name; behind a point `size`, `first` and `last` mean more than a name.
    func member(_ name: [UInt8], of value: LiquidValue, isDotted: Bool, _ program: LiquidProgram) -> LiquidValue {
        switch value {
        case .object(let object):
            if let found = name.withUnsafeBufferPointer({ object[$0] }) { return found }
        case .term(let term):
            if let found = name.withUnsafeBufferPointer({ term.members[$0] }) { return found }
            return isDotted ? member(name, of: .text(term.text), isDotted: true, program) : .none
        case .loop(let number): return loopMember(name, of: number, program)
        default: break
        }
        guard isDotted else { return .none }
        if name.elementsEqual("size".utf8) { return size(of: value) }
        if name.elementsEqual("first".utf8) { return call.scratch.first(of: value) }
        if name.elementsEqual("last".utf8) { return call.scratch.last(of: value) }
        return .none
    }

    /// The element of a value at a place or with a name.
    mutating func element(_ key: LiquidValue, of value: LiquidValue, _ program: LiquidProgram) -> LiquidValue {
        switch (value, key) {
        case (.array(let elements), .integer(let index)):
            let place = index < 0 ? index + elements.count : index
            return elements.indices.contains(place) ? elements[place] : .none
        case (.object, .text(let name)), (.term, .text(let name)), (.loop, .text(let name)):
            let bytes = call.scratch.withBytes(of: name) { Array($0) }
            return member(bytes, of: value, isDotted: false, program)
        default: return .none
        }
    }

    private func size(of value: LiquidValue) -> LiquidValue {
        switch value {
        case .text, .array, .object, .range: .integer(call.scratch.count(of: value))
        default: .none
        }
    }

    private func loopMember(_ name: [UInt8], of number: Int, _ program: LiquidProgram) -> LiquidValue {
        guard loops.indices.contains(number) else { return .none }
        let loop = loops[number]
        if let value = name.withUnsafeBufferPointer({ loop.member($0) }) { return value }
        if name.elementsEqual("name".utf8), loop.name >= 0 { return .text(LiquidText(program.names[Int(loop.name)])) }
        if name.elementsEqual("parentloop".utf8), loop.parent >= 0 { return .loop(loop.parent) }
        return .none
    }

    /// The range between two values, which need not be numbers.
    mutating func range(from first: LiquidValue, to last: LiquidValue) -> LiquidRange {
        LiquidRange(first: bound(first), last: bound(last))
    }

    private mutating func bound(_ value: LiquidValue) -> Int {
        let number = call.number(of: value).exact
        let whole = number.isNegative ? -(-number).roundedDown : number.roundedDown
        return min(max(whole.integer ?? 0, -Self.farthest), Self.farthest)
    }

    private static let farthest = 1 << 53
}

extension LiquidScratch {
    /// How many code points, elements or members a value has.
    func count(of value: LiquidValue) -> Int {
        switch value {
        case .text(let text): withBytes(of: text) { ByteCounts.codePoints($0) }
        case .term(let term): count(of: .text(term.text))
        case .array(let elements): elements.count
        case .object(let object): object.count
        case .range(let range): range.count
        default: 0
        }
    }

    /// The first element, number or code point; for an object its first name and value.
    func first(of value: LiquidValue) -> LiquidValue {
        switch value {
        case .array(let elements): return elements.first ?? .none
        case .object(let object): return object.count > 0 ? object.pair(at: 0) : .none
        case .range(let range): return .integer(range.first)
        case .text(let text):
            guard !text.isEmpty else { return .none }
            let length = withBytes(of: text) { min($0[0].sequenceLength, $0.count) }
            return .text(text.part(0..<length))
        default: return .none
        }
    }

    /// The last element, number or code point.
    func last(of value: LiquidValue) -> LiquidValue {
        switch value {
        case .array(let elements): return elements.last ?? .none
        case .range(let range): return .integer(range.last)
        case .text(let text):
            guard !text.isEmpty else { return .none }
            let start = withBytes(of: text) { bytes in
                var start = bytes.count - 1
                while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
                return start
            }
            return .text(text.part(start..<Int(text.count)))
        default: return .none
        }
    }
}

extension LiquidText {
    /// A part of the text that shares its bytes.
    func part(_ range: Range<Int>) -> LiquidText {
        let place = range.lowerBound + Int(start)..<range.upperBound + Int(start)
        return owner.map { LiquidText($0, in: place) } ?? LiquidText(scratch: place)
    }
}
