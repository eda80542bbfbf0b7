extension PlainText {
    /// Appends what `clean` makes of the UTF-8 text.
    package static func appendClean(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        guard !isClean(text) else {
            output.append(contentsOf: text)
            return
        }
        append(text, to: &output) { clean(text, into: $0) }
    }

    /// Appends what `fromHTML` makes of the UTF-8 text.
    package static func appendPlain(fromHTML html: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        guard hasMarkup(html) else {
            appendClean(html, to: &output)
            return
        }
        append(html, to: &output) { plain(fromHTML: html, into: $0) }
    }

    /// Appends what `write` leaves of the text.
    private static func append(
        _ text: UnsafeBufferPointer<UInt8>,
        to output: inout [UInt8],
        _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int
    ) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { room in
            let count = write(room)
            output.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<count]))
        }
    }
}
