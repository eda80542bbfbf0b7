/// Files of pictures made byte by byte; pixels are not real, as nobody decodes them.
enum ImageSamples {
    enum Order {
        case big
        case little
    }

    static func number(_ value: Int, _ count: Int, _ order: Order = .big) -> [UInt8] {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        return order == .little ? bytes : bytes.reversed()
    }

    static func text(_ text: String) -> [UInt8] {
        Array(text.utf8)
    }

    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let body = text(name) + content
        var sum = UInt32.max
        for byte in body {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return number(content.count, 4) + body + number(Int(~sum), 4)
    }

    static func png(
        _ width: Int,
        _ height: Int,
        depth: Int = 8,
        color: Int = 2,
        interlaced: Bool = false,
        chunks: [[UInt8]] = [],
        pixels: Int = 1
    ) -> [UInt8] {
        let header = number(width, 4) + number(height, 4) + [UInt8(depth), UInt8(color), 0, 0, interlaced ? 1 : 0]
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
        for extra in chunks { bytes += extra }
        for index in 0..<pixels { bytes += chunk("IDAT", [0x78, 0x9C, UInt8(truncatingIfNeeded: index), 1, 2, 3]) }
        return bytes + chunk("IEND", [])
    }

    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker] + number(content.count + 2, 2) + content
    }

    static func jpeg(
        _ width: Int,
        _ height: Int,
        components: Int = 3,
        marker: UInt8 = 0xC0,
        depth: UInt8 = 8,
        segments: [[UInt8]] = [],
        pixels: [UInt8] = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56],
        end: [UInt8] = [0xFF, 0xD9]
    ) -> [UInt8] {
        var frame = [depth] + number(height, 2) + number(width, 2) + [UInt8(components)]
        var scan = [UInt8(components)]
        for number in 0..<UInt8(components) {
            frame += [number + 1, 0x11, 0]
            scan += [number + 1, 0]
        }
        scan += [0, 63, 0]
        var bytes: [UInt8] = [0xFF, 0xD8]
        for segment in segments { bytes += segment }
        bytes += segment(0xDB, [0] + [UInt8](repeating: 1, count: 64)) + segment(marker, frame)
        return bytes + segment(0xDA, scan) + pixels + end
    }

    static func exif(_ orientation: Int, _ order: Order) -> [UInt8] {
        segment(0xE1, text("Exif\0\0") + directory([(0x0112, 3, [orientation])], order))
    }

    /// A TIFF whose directory holds whole numbers; long lists and fractions follow it.
    static func directory(
        _ entries: [(tag: Int, type: Int, values: [Int])],
        _ order: Order,
        tail: [UInt8] = []
    ) -> [UInt8] {
        var bytes = text(order == .little ? "II" : "MM") + number(42, 2, order) + number(8, 4, order)
        bytes += number(entries.count, 2, order)
        var extra: [UInt8] = []
        let place = 8 + 2 + entries.count * 12 + 4
        for entry in entries {
            let width = entry.type == 3 ? 2 : entry.type == 1 ? 1 : 4
            let content: [UInt8] = entry.values.flatMap { number($0, width, order) }
            let count = entry.type == 5 ? entry.values.count / 2 : entry.values.count
            bytes += number(entry.tag, 2, order) + number(entry.type, 2, order) + number(count, 4, order)
            if content.count <= 4 {
                bytes += content + [UInt8](repeating: 0, count: 4 - content.count)
            } else {
                bytes += number(place + extra.count, 4, order)
                extra += content
            }
        }
        return bytes + number(0, 4, order) + extra + tail
    }

    static func tiff(
        _ width: Int,
        _ height: Int,
        _ order: Order,
        _ more: [(tag: Int, type: Int, values: [Int])] = [],
        photometric: Int = 2,
        bits: [Int] = [8, 8, 8]
    ) -> [UInt8] {
        func all(_ start: Int) -> [(tag: Int, type: Int, values: [Int])] {
            [
                (256, 4, [width]), (257, 3, [height]), (258, 3, bits), (262, 3, [photometric]), (273, 4, [start]),
                (279, 4, [12]),
            ] + more
        }
        let length = directory(all(0), order).count
        return directory(all(length), order, tail: [UInt8](repeating: 7, count: 12))
    }

    static func gif(
        _ width: Int,
        _ height: Int,
        frames: Int = 1,
        transparent: Bool = false,
        loops: Bool = false,
        frameSize: Int = 4
    ) -> [UInt8] {
        var bytes = text("GIF89a") + number(width, 2, .little) + number(height, 2, .little) + [0x81, 0, 0]
        bytes += [UInt8](repeating: 9, count: 12)
        if loops { bytes += [0x21, 0xFF, 11] + text("NETSCAPE2.0") + [3, 1, 0, 0, 0] }
        for _ in 0..<frames {
            bytes += [0x21, 0xF9, 4, transparent ? 1 : 0, 10, 0, 0, 0]
            bytes += [0x2C, 0, 0, 0, 0] + number(5, 2, .little) + number(6, 2, .little) + [0, 2]
            for _ in 0..<max(frameSize / 4, 1) { bytes += [3, 0x3B, 0x2C, 0x3B] }
            bytes.append(0)
        }
        return bytes + [0x3B]
    }

    static func riff(_ chunks: [(String, [UInt8])]) -> [UInt8] {
        var body: [UInt8] = []
        for (name, content) in chunks {
            body += text(name) + number(content.count, 4, .little) + content
            if content.count % 2 == 1 { body.append(0) }
        }
        return text("RIFF") + number(body.count + 4, 4, .little) + text("WEBP") + body
    }

    static func lossy(_ width: Int, _ height: Int) -> (String, [UInt8]) {
        let size = number(width | 1 << 14, 2, .little) + number(height, 2, .little)
        return ("VP8 ", [0x10, 2, 0, 0x9D, 0x01, 0x2A] + size + [1, 2, 3])
    }

    static func lossless(_ width: Int, _ height: Int, alpha: Bool) -> (String, [UInt8]) {
        let bits = width - 1 | (height - 1) << 14 | (alpha ? 1 << 28 : 0)
        return ("VP8L", [0x2F] + number(bits, 4, .little) + [9, 9, 9, 9, 9, 9])
    }

    static func extended(_ width: Int, _ height: Int, flags: UInt8) -> (String, [UInt8]) {
        ("VP8X", [flags, 0, 0, 0] + number(width - 1, 3, .little) + number(height - 1, 3, .little))
    }

    static func bmp(
        _ width: Int,
        _ height: Int,
        header: Int = 40,
        bits: Int = 24,
        packing: Int = 0,
        alphaMask: Int = 0,
        pixelsPerMetre: Int = 0
    ) -> [UInt8] {
        let pixels = [UInt8](repeating: 5, count: (width * bits + 31) / 32 * 4 * abs(height))
        var body = number(header, 4, .little)
        if header == 12 {
            body += number(width, 2, .little) + number(height, 2, .little) + number(1, 2, .little)
            body += number(bits, 2, .little)
        } else {
            body += number(width, 4, .little) + number(height, 4, .little) + number(1, 2, .little)
            body += number(bits, 2, .little) + number(packing, 4, .little) + number(pixels.count, 4, .little)
            body += number(pixelsPerMetre, 4, .little) + number(pixelsPerMetre, 4, .little) + number(0, 8, .little)
            if header > 40 {
                body += number(0, 12, .little) + number(alphaMask, 4, .little)
                body += [UInt8](repeating: 0, count: header - 56)
            }
        }
        let start = 14 + body.count
        return text("BM") + number(start + pixels.count, 4, .little) + number(0, 4, .little)
            + number(start, 4, .little) + body + pixels
    }

    static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
        number(content.count + 8, 4) + text(name) + content
    }

    static func heif(
        _ width: Int,
        _ height: Int,
        brands: [String] = ["avif", "mif1", "avif"],
        more: [[UInt8]] = [],
        version: UInt8 = 0
    ) -> [UInt8] {
        // A thumbnail stands first, so that whoever takes any size takes a wrong one.
        let small = box("ispe", number(0, 4) + number(16, 4) + number(12, 4))
        let size = box("ispe", number(0, 4) + number(width, 4) + number(height, 4))
        let properties = [small, size] + more
        let own: [UInt8] = (2...properties.count).map { UInt8($0) | 0x80 }
        let width = version == 0 ? 2 : 4
        var links: [UInt8] = [version, 0, 0, 0] + number(2, 4)
        links += number(1, width) + [1, 1]
        links += number(7, width) + [UInt8(own.count)] + own
        let container = box("iprp", box("ipco", Array(properties.joined())) + box("ipma", links))
        let main = box("pitm", [version, 0, 0, 0] + number(7, width))
        let handler = box("hdlr", number(0, 8) + text("pict") + number(0, 12) + [0])
        let compatible: [UInt8] = brands.dropFirst().flatMap { text($0) }
        let first = box("ftyp", text(brands[0]) + number(0, 4) + compatible)
        return first + box("meta", number(0, 4) + handler + main + container) + box("mdat", [1, 2, 3, 4])
    }
}
