/// Reads the boxes of AVIF and HEIC that say what the main picture is.
///
/// **Source:** ISO/IEC 23008-12 (HEIF), clauses 6 and 9; ISO/IEC 14496-12, clause 8.11; AVIF 1.1.0,
/// https://aomediacodec.github.io/av1-avif/.
enum HEIFHead {
    /// A box: its name and the place of its content.
    private struct Box {
        let name: String
        let content: Range<Int>
    }

    /// What the properties of the main picture say.
    private struct Picture {
        var size: (width: Int, height: Int)?
        var bits: Int?
        var channels: Int?
        var hasProfile = false
        var quarters = 0
        var mirror: Int?
    }

    static func read(_ bytes: inout ImageBytes, as format: ImageFormat) throws(ImageProblem) -> ImageFacts {
        var meta: Box?
        var hasPixels = false
        var isCut = false
        var offset = 0
        while offset < bytes.size {
            let box: Box
            do throws(ImageProblem) {
                box = try self.box(&bytes, at: offset, end: bytes.size)
            } catch {
                guard meta != nil, error.kind == .truncated else { throw error }
                isCut = true
                break
            }
            if box.name == "meta", meta == nil { meta = box }
            if box.name == "mdat" { hasPixels = true }
            offset = box.content.upperBound
            isCut = offset > bytes.size
        }
        guard let meta else { throw ImageProblem(.malformed, "expected the box meta in a HEIF file") }
        // Readers that know only of pictures in one piece must find all of what describes them.
        guard meta.content.upperBound <= bytes.size else {
            throw ImageProblem(.truncated, "expected the whole of the box meta, found the end of the file")
        }
        var facts = try describe(&bytes, meta, format)
        let brand = String(decoding: try bytes.part(at: 8, count: 4), as: UTF8.self)
        facts.isAnimated = ["avis", "msf1", "hevc", "hevx"].contains(brand)
        facts.isWhole = isCut ? false : hasPixels ? true : nil
        return facts
    }

    private static func describe(
        _ bytes: inout ImageBytes,
        _ meta: Box,
        _ format: ImageFormat
    ) throws(ImageProblem) -> ImageFacts {
        let parts = try boxes(&bytes, in: meta.content.dropFirst(4))
        guard let main = parts.first(where: { $0.name == "pitm" }),
            let properties = parts.first(where: { $0.name == "iprp" })
        else {
            throw ImageProblem(.malformed, "expected a main picture and its properties in a HEIF file")
        }
        let isShort = try bytes.byte(at: main.content.lowerBound) == 0
        let item = try bytes.number(isShort ? 2 : 4, at: main.content.lowerBound + 4, .big)
        let inner = try boxes(&bytes, in: properties.content)
        guard let container = inner.first(where: { $0.name == "ipco" }) else {
            throw ImageProblem(.malformed, "expected properties in a HEIF file")
        }
        let all = try boxes(&bytes, in: container.content)
        var picture = Picture()
        for association in inner where association.name == "ipma" {
            for index in try indices(&bytes, association, of: item) where index >= 1 && index <= all.count {
                try note(&bytes, all[index - 1], &picture)
            }
        }
        guard let size = picture.size else {
            throw ImageProblem(.malformed, "expected the main picture's size in a HEIF file")
        }
        var facts = ImageFacts(format, width: size.width, height: size.height, fileSize: bytes.size)
        facts.bitDepth = picture.bits ?? 8
        facts.colorSpace = picture.channels == 1 ? .gray : .rgb
        facts.hasColorProfile = picture.hasProfile
        facts.orientation = orientation(picture)
        for box in all where box.name == "auxC" {
            let name = try bytes.part(at: box.content.lowerBound, count: box.content.count)
            let isAlpha = ["urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1"]
                .contains { name.dropFirst(4).starts(with: $0.utf8) }
            if isAlpha { facts.hasAlpha = true }
        }
        return facts
    }

    private static func note(_ bytes: inout ImageBytes, _ box: Box, _ picture: inout Picture) throws(ImageProblem) {
        let start = box.content.lowerBound
        switch box.name {
        case "ispe" where box.content.count >= 12:
            let width = try bytes.number(4, at: start + 4, .big)
            picture.size = (width, try bytes.number(4, at: start + 8, .big))
        case "pixi" where box.content.count >= 6:
            let channels = try bytes.byte(at: start + 4)
            picture.channels = channels
            let bits = try bytes.byte(at: start + 5)
            guard (1...4).contains(channels), (1...32).contains(bits) else {
                throw ImageProblem(.malformed, "expected 1 to 4 channels of 1 to 32 bits in a HEIF file")
            }
            picture.bits = bits
        case "colr":
            let hasProfile = try bytes.holds("prof", at: start)
            let hasSmallProfile = try bytes.holds("rICC", at: start)
            if hasProfile || hasSmallProfile { picture.hasProfile = true }
        case "irot" where !box.content.isEmpty: picture.quarters = try bytes.byte(at: start) & 3
        case "imir" where !box.content.isEmpty: picture.mirror = try bytes.byte(at: start) & 1
        default: break
        }
    }

    /// Quarter turns to the left and a mirroring after them, as one of the eight orientations of EXIF.
    private static func orientation(_ picture: Picture) -> Int {
        guard let axis = picture.mirror else { return [1, 8, 3, 6][picture.quarters] }
        return axis == 1 ? [2, 7, 4, 5][picture.quarters] : [4, 5, 2, 7][picture.quarters]
    }

    /// The numbers of the properties that belong to an item, counted from 1.
    private static func indices(
        _ bytes: inout ImageBytes,
        _ box: Box,
        of item: Int
    ) throws(ImageProblem) -> [Int] {
        var offset = box.content.lowerBound
        let idWidth = try bytes.byte(at: offset) == 0 ? 2 : 4
        let width = try bytes.byte(at: offset + 3) & 1 == 1 ? 2 : 1
        let count = try bytes.number(4, at: offset + 4, .big)
        offset += 8
        for _ in 0..<count {
            guard offset + idWidth < box.content.upperBound else { break }
            let id = try bytes.number(idWidth, at: offset, .big)
            let properties = try bytes.byte(at: offset + idWidth)
            offset += idWidth + 1
            guard id == item else {
                offset += properties * width
                continue
            }
            var indices: [Int] = []
            for number in 0..<properties {
                let value = try bytes.number(width, at: offset + number * width, .big)
                indices.append(value & (width == 2 ? 0x7FFF : 0x7F))
            }
            return indices
        }
        return []
    }

    private static func boxes(_ bytes: inout ImageBytes, in range: Range<Int>) throws(ImageProblem) -> [Box] {
        var boxes: [Box] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            let box = try box(&bytes, at: offset, end: range.upperBound)
            guard box.content.upperBound <= range.upperBound, boxes.count < 4096 else {
                throw ImageProblem(.malformed, "expected boxes inside each other, found one too long")
            }
            boxes.append(box)
            offset = box.content.upperBound
        }
        return boxes
    }

    private static func box(_ bytes: inout ImageBytes, at offset: Int, end: Int) throws(ImageProblem) -> Box {
        var length = try bytes.number(4, at: offset, .big)
        let name = String(decoding: try bytes.part(at: offset + 4, count: 4), as: UTF8.self)
        var header = 8
        if length == 1 {
            length = try bytes.number(8, at: offset + 8, .big)
            header = 16
        } else if length == 0 {
            length = end - offset
        }
        guard length >= header, length <= 1 << 48 else {
            throw ImageProblem(.malformed, "expected a box of a HEIF file, found other bytes")
        }
        return Box(name: name, content: offset + header..<offset + length)
    }
}
