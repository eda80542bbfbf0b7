/// How a dictionary writes flags.
enum FlagStyle: Sendable {
    case character
    case long
    case number
    case scalar
}

/// Sets of flags, each kept once; set 0 is empty.
struct FlagSets: Sendable {
    var style = FlagStyle.character
    /// Sets that files call by their number.
    private(set) var aliases: [Int32] = []
    private var hasAliases = false
    private var keys = ByteKeys()
    /// The set of each way to write flags.
    private var written: [Int32] = []
    private var starts: [UInt32] = [0, 0]
    private var flags: [UInt16] = []

    /// The bytes that all of it takes.
    var memory: Int { keys.memory + written.count * 4 + starts.count * 4 + flags.count * 2 }

    /// Whether a flag is in a set; flag 0 never is.
    @inline(__always)
    func contains(_ flag: UInt16, in set: Int32) -> Bool {
        guard flag != 0 else {
            return false
        }
        for place in starts[Int(set)]..<starts[Int(set) &+ 1] where flags[Int(place)] == flag {
            return true
        }
        return false
    }

    /// The flags of a set.
    func members(of set: Int32) -> ArraySlice<UInt16> { flags[Int(starts[Int(set)])..<Int(starts[Int(set) + 1])] }

    /// Starts the table of aliases.
    mutating func expectAliases() { hasAliases = true }

    /// Adds the next alias; false where it is no list of flags.
    mutating func addAlias(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let list = parse(bytes) else {
            return false
        }
        aliases.append(add(list))
        return true
    }

    /// The set that a field of a file stands for; nil where it is no list of flags.
    mutating func set(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
        guard !bytes.isEmpty else {
            return 0
        }
        let known = keys.count
        let key = keys.insert(bytes)
        guard key == known else {
            return written[key] < 0 ? nil : written[key]
        }
        if hasAliases, let number = Self.number(bytes) {
            let alias = number > 0 && number <= aliases.count ? aliases[number - 1] : -1
            written.append(alias)
        } else {
            let list = parse(bytes)
            written.append(list.map { add($0) } ?? -1)
        }
        return written[key] < 0 ? nil : written[key]
    }

    /// The single flag that a field stands for.
    func flag(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt16? {
        guard let list = parse(bytes), list.count == 1 else {
            return nil
        }
        return list[0]
    }

    /// The flags written in a field; nil where they are not written in the style.
    func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt16]? {
        switch style {
        case .character:
            return bytes.map { UInt16($0) }
        case .long:
            guard bytes.count.isMultiple(of: 2) else {
                return nil
            }
            return stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        case .number:
            var list: [UInt16] = []
            for part in bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
                guard let number = Self.number(UnsafeBufferPointer(rebasing: part)), number > 0, number <= 0xFFFF else {
                    return nil
                }
                list.append(UInt16(number))
            }
            return list
        case .scalar:
            var list: [UInt16] = []
            var index = 0
            while index < bytes.count {
                let scalar = bytes.takeScalar(&index)
                guard scalar <= 0xFFFF, scalar != 0xFFFD, scalar > 0 else {
                    return nil
                }
                list.append(UInt16(scalar))
            }
            return list
        }
    }

    private mutating func add(_ list: [UInt16]) -> Int32 {
        guard !list.isEmpty else {
            return 0
        }
        flags.append(contentsOf: list.sorted())
        starts.append(UInt32(truncatingIfNeeded: flags.count))
        return Int32(starts.count - 2)
    }

    /// The number that bytes of digits write.
    static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count < 10 else {
            return nil
        }
        var number = 0
        for byte in bytes {
            guard byte.isASCIIDigit else {
                return nil
            }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }
}
