/// The first directory of a TIFF, in a file of its own or inside EXIF.
struct TIFFDirectory {
    private struct Entry {
        let type: Int
        let count: Int
        /// Where the value stands in the file.
        let place: Int
    }

    private let order: ImageBytes.Order
    private let entries: [Int: Entry]
    /// The end of what offsets may point to.
    private let end: Int

    /// The most entries a directory may have; EXIF and TIFF define some hundreds.
    private static let maximumCount = 1024

    /// Reads the directory of a TIFF that begins at `start` and ends before `end`.
    init(_ bytes: inout ImageBytes, at start: Int, end: Int) throws(ImageProblem) {
        let mark = try bytes.number(2, at: start, .big)
        guard mark == 0x4949 || mark == 0x4D4D else { throw Self.malformed }
        order = mark == 0x4949 ? .little : .big
        guard try bytes.number(2, at: start + 2, order) == 42 else { throw Self.malformed }
        let first = start + (try bytes.number(4, at: start + 4, order))
        guard first >= start + 8, first <= end - 2 else {
            guard first <= end || end < bytes.size else { throw Self.truncated }
            throw first >= start + 8 ? Self.truncated : Self.malformed
        }
        let count = try bytes.number(2, at: first, order)
        guard (1...Self.maximumCount).contains(count) else { throw Self.malformed }
        guard first + 2 + count * 12 <= end else { throw Self.truncated }
        var entries: [Int: Entry] = [:]
        for index in 0..<count {
            let place = first + 2 + index * 12
            let tag = try bytes.number(2, at: place, order)
            let type = try bytes.number(2, at: place + 2, order)
            let count = try bytes.number(4, at: place + 4, order)
            let length = Self.width(type) * count
            let isInside = length <= 4
            let value = isInside ? place + 8 : start + (try bytes.number(4, at: place + 8, order))
            guard length > 0, entries[tag] == nil else { continue }
            entries[tag] = Entry(type: type, count: count, place: value)
        }
        self.entries = entries
        self.end = end
    }

    /// The orientation in EXIF, 1 to 8; nil where it says none, or is broken as it often is.
    static func orientation(_ bytes: inout ImageBytes, at start: Int, end: Int) -> Int? {
        guard let directory = try? TIFFDirectory(&bytes, at: start, end: end) else { return nil }
        guard let value = try? directory.number(0x0112, in: &bytes), (1...8).contains(value) else { return nil }
        return value
    }

    /// Whether there is an entry.
    func has(_ tag: Int) -> Bool {
        entries[tag] != nil
    }

    /// How many values an entry has.
    func count(_ tag: Int) -> Int {
        entries[tag]?.count ?? 0
    }

    /// A whole number of an entry; nil where there is none, or it is of another type.
    func number(_ tag: Int, at index: Int = 0, in bytes: inout ImageBytes) throws(ImageProblem) -> Int? {
        guard let entry = entries[tag], index < entry.count, [1, 3, 4].contains(entry.type) else { return nil }
        let width = Self.width(entry.type)
        let place = entry.place + index * width
        guard place + width <= end else { throw Self.truncated }
        return try bytes.number(width, at: place, order)
    }

    /// The first fraction of an entry, rounded; nil where there is none.
    func fraction(_ tag: Int, times factor: Int, over divisor: Int, _ bytes: inout ImageBytes) -> Int? {
        guard let entry = entries[tag], entry.type == 5, entry.place + 8 <= end else { return nil }
        guard let upper = try? bytes.number(4, at: entry.place, order) else { return nil }
        guard let lower = try? bytes.number(4, at: entry.place + 4, order), lower > 0 else { return nil }
        return (upper * factor + lower * divisor / 2) / (lower * divisor)
    }

    private static func width(_ type: Int) -> Int {
        switch type {
        case 1, 2, 6, 7: 1
        case 3, 8: 2
        case 4, 9, 11: 4
        case 5, 10, 12: 8
        default: 0
        }
    }

    private static let malformed = ImageProblem(.malformed, "expected a directory of a TIFF, found other bytes")
    private static let truncated = ImageProblem(.truncated, "expected a directory of a TIFF, found the end")
}
