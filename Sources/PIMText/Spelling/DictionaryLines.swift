/// The lines of a file of a dictionary.
struct DictionaryLines {
    let file: DictionaryError.File
    let bytes: UnsafeBufferPointer<UInt8>
    /// The number of the last line taken.
    private(set) var number = 0
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, of file: DictionaryError.File) {
        self.bytes = bytes
        self.file = file
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { index = 3 }
    }

    /// The next line without its end.
    mutating func next() -> UnsafeBufferPointer<UInt8>? {
        guard index < bytes.count else {
            return nil
        }
        let start = index
        while index < bytes.count, bytes[index] != 0x0A { index &+= 1 }
        var end = index
        index += 1
        number += 1
        while end > start, bytes[end - 1].isSpace { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    /// An error in the last line taken.
    func error(_ problem: DictionaryError.Problem) -> DictionaryError {
        DictionaryError(file: file, line: max(1, number), problem: problem)
    }

    /// The fields of a line: what stands between spaces and tabs.
    static func fields(_ line: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>] {
        line.split { $0 == 0x20 || $0 == 0x09 }.map { UnsafeBufferPointer(rebasing: $0) }
    }
}
