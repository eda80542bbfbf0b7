/// What each scalar becomes under a profile, before the character it stands in is composed again.
struct FoldRules {
    let profile: FoldProfile

    /// Calls `body` with each scalar that a scalar becomes; not at all for what is dropped.
    func forEach(of scalar: UInt32, inPicture isPicture: Bool, _ body: (UInt32) -> Void) {
        guard !isDropped(scalar, inPicture: isPicture) else {
            return
        }
        if profile.contains(.whiteSpace), Self.isWhiteSpace(scalar) {
            body(0x20)
            return
        }
        if profile.contains(.digits), scalar >= 0x660, let digit = Self.digit(scalar) {
            body(0x30 + digit)
            return
        }
        if profile.contains(.keyboardLetters) {
            let isForm = PresentationForms.forEachLetter(of: scalar) { part in
                if !isDropped(part, inPicture: false) { body(letter(part)) }
            }
            if isForm { return }
        }
        guard profile.contains(.letterCase) else {
            body(letter(scalar))
            return
        }
        CaseFold.forEach(of: scalar, isTurkic: profile.contains(.turkicCase)) { body(letter($0)) }
    }

    /// Whether a mark that stands behind `previous` once letters are taken apart is kept.
    func keeps(_ mark: UInt32, behind previous: UInt32) -> Bool {
        switch mark {
        case 0x306: previous == 0x438 || previous == 0x418
        case 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7: false
        case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7...0x6E8, 0x6EA...0x6ED: false
        case 0x8D3...0x8E1, 0x8E3...0x8FF, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20F0, 0xFE20...0xFE2F: false
        default: true
        }
    }

    /// Whether a scalar is white space by the Unicode property.
    static func isWhiteSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    private func isDropped(_ scalar: UInt32, inPicture isPicture: Bool) -> Bool {
        switch scalar {
        case 0x200C: return profile.contains(.joiners)
        case 0x200D: return profile.contains(.joiners) && !isPicture
        case 0x640: return profile.contains(.tatweel)
        case 0x64B...0x65F, 0x670: return profile.contains(.vowelSigns)
        case 0x200B, 0x2060: return profile.contains(.invisibles)
        default:
            let isInvisible = InvisibleCharacters.contains(scalar) && !Self.isWhiteSpace(scalar)
            return isInvisible && profile.contains(.invisibles)
        }
    }

    private func letter(_ scalar: UInt32) -> UInt32 {
        guard scalar >= 0xD8, scalar < 0x700 else {
            return scalar
        }
        var result = scalar
        if profile.contains(.looseLetters) { result = Self.looseLetter(result) }
        if profile.contains(.keyboardLetters) { result = Self.keyboardLetter(result) }
        if profile.contains(.kazakhLetters) { result = Self.kazakhLetter(result) }
        if profile.contains(.marks) { result = Self.unstroked(result) }
        return result
    }

    private static func keyboardLetter(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x64A, 0x649: 0x6CC
        case 0x643, 0x6AA: 0x6A9
        default: scalar
        }
    }

    private static func looseLetter(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x622, 0x623, 0x625, 0x671: 0x627
        case 0x624: 0x648
        case 0x626: 0x6CC
        case 0x629, 0x6C0, 0x6C1, 0x6C2, 0x6C3, 0x6BE: 0x647
        case 0x451: 0x435
        case 0x401: 0x415
        default: scalar
        }
    }

    private static func kazakhLetter(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x4D9: 0x430
        case 0x493: 0x433
        case 0x49B: 0x43A
        case 0x4A3: 0x43D
        case 0x4E9: 0x43E
        case 0x4B1, 0x4AF: 0x443
        case 0x4BB: 0x445
        case 0x456: 0x438
        case 0x4D8: 0x410
        case 0x492: 0x413
        case 0x49A: 0x41A
        case 0x4A2: 0x41D
        case 0x4E8: 0x41E
        case 0x4B0, 0x4AE: 0x423
        case 0x4BA: 0x425
        case 0x406: 0x418
        default: scalar
        }
    }

    /// Letters whose strokes Unicode does not take for marks.
    private static func unstroked(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xD8: 0x4F
        case 0xF8: 0x6F
        case 0x110: 0x44
        case 0x111: 0x64
        case 0x126: 0x48
        case 0x127: 0x68
        case 0x141: 0x4C
        case 0x142: 0x6C
        case 0x166: 0x54
        case 0x167: 0x74
        case 0x180: 0x62
        case 0x1B5: 0x5A
        case 0x1B6: 0x7A
        case 0x1FE: 0x4F
        case 0x1FF: 0x6F
        default: scalar
        }
    }

    private static func digit(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x660...0x669: return scalar - 0x660
        case 0x6F0...0x6F9: return scalar - 0x6F0
        case 0xFF10...0xFF19: return scalar - 0xFF10
        case 0x700..<0x7C0, 0x2000..<0xA620, 0xAC00..<0xFF00: return nil
        default: break
        }
        guard let properties = Unicode.Scalar(scalar)?.properties, properties.numericType == .decimal else {
            return nil
        }
        return properties.numericValue.map { UInt32($0) }
    }
}
