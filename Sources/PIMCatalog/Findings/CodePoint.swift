extension Unicode.Scalar {
    /// The character as a person can look it up, such as `U+200F`; it is named because nobody sees it.
    package var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
