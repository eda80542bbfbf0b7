import PIMText

/// What channels do not like in titles and descriptions.
extension TextShape {
    /// Whether a tag begins somewhere in the text.
    static func hasMarkup(_ bytes: TextBytes) -> Bool {
        let bracket = UInt8(ascii: "<")
        var index = bytes.firstPlace(of: bracket, bracket, bracket, from: 0)
        while index < bytes.count {
            if isTag(bytes, at: index) { return true }
            index = bytes.firstPlace(of: bracket, bracket, bracket, from: index &+ 1)
        }
        return false
    }

    /// Whether a web address begins somewhere in the text: `://` or `www.`.
    static func hasLink(_ bytes: TextBytes) -> Bool {
        let point = UInt8(ascii: ".")
        let colon = UInt8(ascii: ":")
        var index = bytes.firstPlace(of: point, colon, colon, from: 0)
        while index < bytes.count {
            if isLink(bytes, at: index) { return true }
            index = bytes.firstPlace(of: point, colon, colon, from: index &+ 1)
        }
        return false
    }

    /// Whether a tag or a web address begins somewhere in the text.
    static func hasMarkupOrLink(_ bytes: TextBytes) -> Bool {
        let bracket = UInt8(ascii: "<")
        let point = UInt8(ascii: ".")
        let colon = UInt8(ascii: ":")
        var index = bytes.firstPlace(of: bracket, point, colon, from: 0)
        while index < bytes.count {
            if isTag(bytes, at: index) || isLink(bytes, at: index) { return true }
            index = bytes.firstPlace(of: bracket, point, colon, from: index &+ 1)
        }
        return false
    }

    private static func isTag(_ bytes: TextBytes, at index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else { return false }
        let next = bytes[index + 1]
        return next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || (next | 0x20) &- UInt8(ascii: "a") < 26
    }

    /// Whether `://` begins or `www.` ends here.
    private static func isLink(_ bytes: TextBytes, at index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: ":"):
            index + 2 < bytes.count && bytes[index + 1] == UInt8(ascii: "/") && bytes[index + 2] == UInt8(ascii: "/")
        case UInt8(ascii: "."):
            index >= 3 && isW(bytes[index - 1]) && isW(bytes[index - 2]) && isW(bytes[index - 3])
        default: false
        }
    }

    private static func isW(_ byte: UInt8) -> Bool {
        byte | 0x20 == UInt8(ascii: "w")
    }
}
