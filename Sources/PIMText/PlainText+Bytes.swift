extension PlainText {
    /// Appends what `clean` makes of the UTF-8 text.
    ///
    /// The text is copied first and looked at where it stands then, for there whole blocks can be looked at.
    package static func appendClean(_ text: UnsafeBufferPointer<UInt8>, to room: inout TextRoom) {
        let start = room.count
        room.append(text)
        guard room.count > start, !isClean(room, from: start) else { return }
        room.count = start
        room.append(upTo: text.count) { clean(text, into: $0) }
    }

    /// Appends what `clean` makes of each line of the UTF-8 text, a line feed between two; no line is empty.
    package static func appendCleanLines(_ text: UnsafeBufferPointer<UInt8>, to room: inout TextRoom) {
        let first = room.count
        for line in text.split(separator: 0x0A) {
            let start = room.count
            if start > first { room.append(0x0A) }
            let place = room.count
            appendClean(UnsafeBufferPointer(rebasing: line), to: &room)
            if room.count == place { room.count = start }
        }
    }

    /// Appends the UTF-8 text where `fromHTML` would change nothing of it; false where it would, and nothing is appended.
    package static func appendUnmarked(_ html: UnsafeBufferPointer<UInt8>, to room: inout TextRoom) -> Bool {
        let start = room.count
        room.append(html)
        guard room.count > start, !isClean(room, from: start, withoutMarkup: true) else { return true }
        room.count = start
        return false
    }

    /// Appends what `fromHTML` makes of the UTF-8 text.
    package static func appendPlain(fromHTML html: UnsafeBufferPointer<UInt8>, to room: inout TextRoom) {
        guard !appendUnmarked(html, to: &room) else { return }
        if hasMarkup(html) {
            room.append(upTo: roomForPlain(html.count)) { plain(fromHTML: html, into: $0) }
        } else {
            appendClean(html, to: &room)
        }
    }

    /// Appends what `fromHTML` makes of the UTF-8 text.
    package static func appendPlain(fromHTML html: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        guard hasMarkup(html) || !isClean(html) else {
            output.append(contentsOf: html)
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: roomForPlain(html.count)) { room in
            let count = hasMarkup(html) ? plain(fromHTML: html, into: room) : clean(html, into: room)
            output.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<count]))
        }
    }

    /// Whether `clean` would change nothing of the text that begins at `start` and was written last; with `withoutMarkup`
    /// also whether there is no byte that may begin a tag or an entity.
    @inline(__always)
    private static func isClean(_ room: borrowing TextRoom, from start: Int, withoutMarkup: Bool = false) -> Bool {
        room.fillUp()
        let bytes = UnsafePointer(room.base + start)
        let count = room.count &- start
        guard bytes[0] > 0x20, bytes[count &- 1] != 0x20 else { return false }
        var index = 0
        while index < count {
            let block = ByteBlock(bytes + index)
            let spaces = block.controls .| block.doubledSpaces
            let marks = block.places(of: UInt8(ascii: "<")) .| block.places(of: UInt8(ascii: "&"))
            let stops = withoutMarkup ? spaces .| marks : spaces
            if ByteBlock.isAny(stops) { return false }
            if block.isLong, block.hasLongUnwanted { return false }
            index &+= ByteBlock.width
        }
        return true
    }
}
