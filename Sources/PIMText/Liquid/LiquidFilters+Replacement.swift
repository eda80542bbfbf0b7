extension LiquidFilters {
    static let replacement: [LiquidFilter] = [
        LiquidFilter("replace", 1...2) { value, call throws(LiquidFault) in
            try replaced(value, call.argument(0), with: call.argument(1), .all, &call)
        },
        LiquidFilter("replace_first", 1...2) { value, call throws(LiquidFault) in
            try replaced(value, call.argument(0), with: call.argument(1), .first, &call)
        },
        LiquidFilter("replace_last", 2...2) { value, call throws(LiquidFault) in
            try replaced(value, call.argument(0), with: call.argument(1), .last, &call)
        },
        LiquidFilter("remove", 1...1) { value, call throws(LiquidFault) in
            try replaced(value, call.argument(0), with: .none, .all, &call)
        },
        LiquidFilter("remove_first", 1...1) { value, call throws(LiquidFault) in
            try replaced(value, call.argument(0), with: .none, .first, &call)
        },
        LiquidFilter("remove_last", 1...1) { value, call throws(LiquidFault) in
            try replaced(value, call.argument(0), with: .none, .last, &call)
        },
    ]

    private enum Which {
        case all
        case first
        case last
    }

    private static func replaced(
        _ value: LiquidValue,
        _ part: LiquidValue,
        with replacement: LiquidValue,
        _ which: Which,
        _ call: inout LiquidCall
    ) throws(LiquidFault) -> LiquidValue {
        let part = call.text(of: part)
        let replacement = call.text(of: replacement)
        let text = call.text(of: value)
        call.spend(searching: Int(text.count), for: Int(part.count))
        let found: [Int] = call.scratch.withBytes(of: text) { bytes in
            call.scratch.withBytes(of: part) { places(of: $0, in: bytes, which) }
        }
        let (growth, overflow) = found.count.multipliedReportingOverflow(by: Int(replacement.count))
        try call.allow(bytes: overflow ? Int.max : Int(text.count) + growth)
        if found.isEmpty { return .text(text) }
        return call.rewritten(.text(text), .text(replacement)) { bytes, other, output in
            var start = 0
            for place in found {
                output.append(contentsOf: bytes.part(start..<place))
                output.append(contentsOf: other)
                start = place + Int(part.count)
            }
            output.append(contentsOf: bytes.part(start..<bytes.count))
        }
    }

    /// Where a part stands; an empty part stands before each code point and at the end.
    private static func places(
        of part: UnsafeBufferPointer<UInt8>,
        in text: UnsafeBufferPointer<UInt8>,
        _ which: Which
    ) -> [Int] {
        switch which {
        case .first: return text.place(of: part, from: 0).map { [$0] } ?? []
        case .last: return text.lastPlace(of: part).map { [$0] } ?? []
        case .all: break
        }
        var found: [Int] = []
        if part.isEmpty {
            found = text.indices.filter { text[$0] & 0xC0 != 0x80 }
            found.append(text.count)
            return found
        }
        var start = 0
        while let place = text.place(of: part, from: start) {
            found.append(place)
            start = place + part.count
        }
        return found
    }
}
