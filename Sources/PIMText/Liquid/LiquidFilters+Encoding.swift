extension LiquidFilters {
    static let encoding: [LiquidFilter] = [
        LiquidFilter("url_encode") { value, call in
            call.rewritten(value) { text, output in
                for byte in text { appendEncoded(byte, to: &output) }
            }
        },
        LiquidFilter("url_decode") { value, call throws(LiquidFault) in
            let decoded = call.rewritten(value) { text, output in appendDecoded(text, to: &output) }
            return try readable(decoded, &call)
        },
        LiquidFilter("base64_encode") { value, call in
            call.rewritten(value) { text, output in appendBase64(text, plus: "+", slash: "/", to: &output) }
        },
        LiquidFilter("base64_url_safe_encode") { value, call in
            call.rewritten(value) { text, output in appendBase64(text, plus: "-", slash: "_", to: &output) }
        },
        LiquidFilter("base64_decode") { value, call throws(LiquidFault) in
            try decodedBase64(value, isURLSafe: false, &call)
        },
        LiquidFilter("base64_url_safe_decode") { value, call throws(LiquidFault) in
            try decodedBase64(value, isURLSafe: true, &call)
        },
    ]

    private static func appendEncoded(_ byte: UInt8, to output: inout [UInt8]) {
        let isKept =
            byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "~")
        if isKept {
            output.append(byte)
        } else if byte == 0x20 {
            output.append(UInt8(ascii: "+"))
        } else {
            output.append(UInt8(ascii: "%"))
            output.append(URLText.hexadecimalDigit(byte >> 4))
            output.append(URLText.hexadecimalDigit(byte & 15))
        }
    }

    private static func appendDecoded(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "%"), index + 2 < text.count, let high = text[index + 1].hexadecimalValue,
                let low = text[index + 2].hexadecimalValue
            {
                output.append(UInt8(high << 4 | low))
                index += 3
            } else {
                output.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                index += 1
            }
        }
    }

    /// The value, where its text is UTF-8.
    private static func readable(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let text = call.text(of: value)
        let isReadable = call.scratch.withBytes(of: text) { $0.isASCII || String(validating: $0, as: UTF8.self) != nil }
        guard isReadable else { throw LiquidFault("what was decoded is no text", remedy: "it must be UTF-8") }
        return value
    }

    private static func appendBase64(
        _ text: UnsafeBufferPointer<UInt8>,
        plus: Unicode.Scalar,
        slash: Unicode.Scalar,
        to output: inout [UInt8]
    ) {
        func digit(_ value: UInt32) -> UInt8 {
            switch value & 63 {
            case let value where value < 26: UInt8(ascii: "A") + UInt8(value)
            case let value where value < 52: UInt8(ascii: "a") + UInt8(value - 26)
            case let value where value < 62: UInt8(ascii: "0") + UInt8(value - 52)
            case 62: UInt8(ascii: plus)
            default: UInt8(ascii: slash)
            }
        }
        var index = 0
        while index < text.count {
            let count = min(3, text.count - index)
            var group: UInt32 = 0
            for offset in 0..<3 { group = group << 8 | (offset < count ? UInt32(text[index + offset]) : 0) }
            output.append(digit(group >> 18))
            output.append(digit(group >> 12))
            output.append(count > 1 ? digit(group >> 6) : UInt8(ascii: "="))
            output.append(count > 2 ? digit(group) : UInt8(ascii: "="))
            index += 3
        }
    }

    private static func decodedBase64(
        _ value: LiquidValue,
        isURLSafe: Bool,
        _ call: inout LiquidCall
    ) throws(LiquidFault) -> LiquidValue {
        var isValid = true
        let decoded = call.rewritten(value) { text, output in
            isValid = appendDecodedBase64(text, isURLSafe: isURLSafe, to: &output)
        }
        guard isValid else { throw LiquidFault("this is not base64", remedy: "check the text") }
        return try readable(decoded, &call)
    }

    private static func appendDecodedBase64(
        _ text: UnsafeBufferPointer<UInt8>,
        isURLSafe: Bool,
        to output: inout [UInt8]
    ) -> Bool {
        var digits = text
        while digits.last == UInt8(ascii: "="), text.count - digits.count < 2 {
            digits = digits.part(0..<digits.count - 1)
        }
        guard text.count % 4 == 0 || (isURLSafe && text.count == digits.count), digits.count % 4 != 1 else {
            return false
        }
        var group: UInt32 = 0
        var bits = 0
        for byte in digits {
            guard let value = value(ofDigit: byte, isURLSafe: isURLSafe) else { return false }
            group = group << 6 | value
            bits += 6
            if bits >= 8 {
                bits -= 8
                output.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
            }
        }
        return group & ((1 << UInt32(bits)) - 1) == 0
    }

    private static func value(ofDigit byte: UInt8, isURLSafe: Bool) -> UInt32? {
        switch Unicode.Scalar(byte) {
        case "A"..."Z": UInt32(byte - 0x41)
        case "a"..."z": UInt32(byte - 0x61) + 26
        case "0"..."9": UInt32(byte - 0x30) + 52
        case "+" where !isURLSafe, "-" where isURLSafe: 62
        case "/" where !isURLSafe, "_" where isURLSafe: 63
        default: nil
        }
    }
}
