/// Decimal digits of the scripts in use, and their ASCII form for machine fields.
public enum Digits {
    /// The text with Persian (`۰`-`۹`) and Arabic (`٠`-`٩`) digits as ASCII digits; everything else stays.
    public static func ascii(_ text: String) -> String {
        guard text.withBytes({ firstForeignDigit(in: $0) }) != nil else {
            return text
        }
        return text.withBytes { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { output in
                write(bytes, into: output)
            }
        }
    }

    /// Whether `text` consists of the digits 0-9 alone, at least one.
    public static func isASCIIDigits(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(\.isASCIIDigit)
    }

    private static func firstForeignDigit(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        while index < bytes.count {
            if bytes[index] >= 0xD9, value(in: bytes, at: index) != nil {
                return index
            }
            index += 1
        }
        return nil
    }

    private static func write(
        _ bytes: UnsafeBufferPointer<UInt8>,
        into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var count = 0
        var index = 0
        while index < bytes.count {
            if let digit = value(in: bytes, at: index) {
                output[count] = 0x30 + digit
                index += 2
            } else {
                output[count] = bytes[index]
                index += 1
            }
            count += 1
        }
        return count
    }

    /// The digit at `index`: U+0660-0669 are D9 A0-A9, U+06F0-06F9 are DB B0-B9.
    static func value(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt8? {
        guard index + 1 < bytes.count else {
            return nil
        }
        let digit: UInt8
        switch bytes[index] {
        case 0xD9: digit = bytes[index + 1] &- 0xA0
        case 0xDB: digit = bytes[index + 1] &- 0xB0
        default: return nil
        }
        return digit < 10 ? digit : nil
    }
}
