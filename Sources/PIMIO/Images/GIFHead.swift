/// Walks over the blocks of GIF and counts the frames.
///
/// **Source:** Graphics Interchange Format, version 89a, sections 17 to 27; the extension NETSCAPE2.0 for loops.
enum GIFHead {
    private struct Blocks {
        var offset: Int
        var frames = 0
        var hasLoop = false
        var hasAlpha = false
        var firstWidth = 0
        var firstHeight = 0
    }

    static func read(_ bytes: inout ImageBytes) throws(ImageProblem) -> ImageFacts {
        let screenWidth = try bytes.number(2, at: 6, .little)
        let screenHeight = try bytes.number(2, at: 8, .little)
        let flags = try bytes.byte(at: 10)
        var blocks = Blocks(offset: 13 + tableLength(flags))
        var isWhole: Bool?
        var isSeen = false
        do {
            while try step(&bytes, &blocks) {}
            isWhole = true
            isSeen = true
        } catch {
            guard blocks.frames > 0 else { throw error }
            switch error.kind {
            case .headTooLong: isWhole = try bytes.tail(1) == [0x3B] ? true : nil
            case .truncated where blocks.offset == bytes.size:
                // Nothing is missing but the mark of the end, which some programs forget, or whole frames.
                isSeen = true
            case .truncated, .malformed: isWhole = false
            default: throw error
            }
        }
        // Some programs leave the screen's size open; the first frame is shown then.
        let hasScreen = screenWidth > 0 && screenHeight > 0
        var facts = ImageFacts(
            .gif,
            width: hasScreen ? screenWidth : blocks.firstWidth,
            height: hasScreen ? screenHeight : blocks.firstHeight,
            fileSize: bytes.size
        )
        facts.colorSpace = .indexed
        facts.bitDepth = flags & 0x80 != 0 ? flags & 7 + 1 : 8
        facts.hasAlpha = blocks.hasAlpha
        facts.isWhole = isWhole
        // Whoever says how often to play again has more than one frame, even where the second one lies too far.
        if blocks.frames > 1 || (blocks.hasLoop && !isSeen) {
            facts.isAnimated = true
        } else {
            facts.isAnimated = isSeen ? false : nil
        }
        return facts
    }

    private static func tableLength(_ flags: Int) -> Int {
        flags & 0x80 != 0 ? 3 << (flags & 7 + 1) : 0
    }

    /// Moves over one block; false at the end.
    private static func step(_ bytes: inout ImageBytes, _ blocks: inout Blocks) throws(ImageProblem) -> Bool {
        switch try bytes.byte(at: blocks.offset) {
        case 0x21: try moveOverExtension(&bytes, &blocks)
        case 0x2C:
            let frame = blocks.offset
            let flags = try bytes.byte(at: frame + 9)
            if blocks.frames == 0 {
                blocks.firstWidth = try bytes.number(2, at: frame + 5, .little)
                blocks.firstHeight = try bytes.number(2, at: frame + 7, .little)
            }
            let pixels = frame + 10 + tableLength(flags)
            guard (1...11).contains(try bytes.byte(at: pixels)) else {
                throw ImageProblem(.malformed, "expected pixels of a GIF, found other bytes")
            }
            blocks.frames += 1
            blocks.offset = pixels + 1
            try moveOverParts(&bytes, &blocks)
        case 0x3B:
            guard blocks.frames > 0 else { throw ImageProblem(.malformed, "expected a frame in a GIF, found none") }
            return false
        default: throw ImageProblem(.malformed, "expected a block of a GIF, found other bytes")
        }
        return true
    }

    private static func moveOverExtension(_ bytes: inout ImageBytes, _ blocks: inout Blocks) throws(ImageProblem) {
        let start = blocks.offset
        switch try bytes.byte(at: start + 1) {
        case 0xF9 where try bytes.byte(at: start + 2) >= 4:
            if try bytes.byte(at: start + 3) & 1 == 1 { blocks.hasAlpha = true }
        case 0xFF where try bytes.byte(at: start + 2) == 11:
            let isNetscape = try bytes.holds("NETSCAPE2.0", at: start + 3)
            let isAnimation = try bytes.holds("ANIMEXTS1.0", at: start + 3)
            if isNetscape || isAnimation { blocks.hasLoop = true }
        default: break
        }
        blocks.offset = start + 2
        try moveOverParts(&bytes, &blocks)
    }

    /// Moves over parts of up to 255 bytes, to behind the empty one that ends them.
    private static func moveOverParts(_ bytes: inout ImageBytes, _ blocks: inout Blocks) throws(ImageProblem) {
        while true {
            let length = try bytes.byte(at: blocks.offset)
            blocks.offset += length + 1
            guard length > 0 else { return }
        }
    }
}
