/// Something that takes texts, and what must hold of it whatever they are.
protocol TextTarget {
    /// A text to try.
    mutating func text(_ random: inout FuzzRandom) -> [UInt8]
    /// What is wrong with what comes of a text; empty where all holds.
    mutating func problems(with text: [UInt8], _ random: inout FuzzRandom) -> [String]
    /// What was counted on the way.
    var counts: [(name: String, count: Int)] { get }
}

/// The targets by the words of the command line.
enum TextTargets {
    static let names = ["template", "markup", "numbers", "folding"]

    static func target(_ name: String) -> (any TextTarget)? {
        switch name {
        case "template": TemplateTarget()
        case "markup": MarkupTarget()
        case "numbers": NumberTarget()
        case "folding": FoldingTarget()
        default: nil
        }
    }
}

/// Spoils texts the ways in which texts get spoilt.
enum TextMutation {
    /// Pieces one after another, and then some bytes changed.
    static func text(of pieces: [String], most: Int, _ random: inout FuzzRandom) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<random.below(most + 1) { bytes += random.pick(pieces).utf8 }
        return spoilt(bytes, random.pick([0, 0, 0, 1, 1, 2, 3, 5]), &random)
    }

    static func spoilt(_ text: [UInt8], _ changes: Int, _ random: inout FuzzRandom) -> [UInt8] {
        var bytes = text
        for _ in 0..<changes where !bytes.isEmpty {
            let place = random.below(bytes.count)
            switch random.below(8) {
            case 0: bytes[place] = UInt8(random.below(256))
            case 1: bytes[place] ^= 1 << UInt8(random.below(8))
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(bytes[random.below(bytes.count)], at: place)
            case 4: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(12)))
            case 5: bytes.removeSubrange(place...)
            case 6: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + random.below(24))], at: place)
            default: bytes.swapAt(place, random.below(bytes.count))
            }
        }
        return bytes
    }
}
