extension LiquidFilters {
    static let letters: [LiquidFilter] = [
        LiquidFilter("upcase") { value, call in
            call.rewritten(value) { text, output in
                if text.isASCII {
                    for byte in text { output.append(byte.asciiUppercased) }
                } else {
                    output.append(contentsOf: String(decoding: text, as: UTF8.self).uppercased().utf8)
                }
            }
        },
        LiquidFilter("downcase") { value, call in
            call.rewritten(value) { text, output in
                if text.isASCII {
                    for byte in text { output.append(byte.asciiLowercased) }
                } else {
                    output.append(contentsOf: String(decoding: text, as: UTF8.self).lowercased().utf8)
                }
            }
        },
        LiquidFilter("capitalize") { value, call in
            call.rewritten(value) { text, output in
                if text.isASCII {
                    for byte in text { output.append(output.isEmpty ? byte.asciiUppercased : byte.asciiLowercased) }
                } else {
                    let string = String(decoding: text, as: UTF8.self)
                    output.append(contentsOf: string.prefix(1).uppercased().utf8)
                    output.append(contentsOf: string.dropFirst().lowercased().utf8)
                }
            }
        },
    ]
}

extension UInt8 {
    /// This byte in upper case where it is one of a-z.
    var asciiUppercased: UInt8 { self &- 0x61 < 26 ? self & 0xDF : self }
}
