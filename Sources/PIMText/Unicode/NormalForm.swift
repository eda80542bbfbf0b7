/// Unicode normal form C, in which feeds and file names are compared: `z` and a dot above are `ż`.
public enum NormalForm {
    /// Whether `text` is in normal form C.
    public static func isNFC(_ text: String) -> Bool {
        text.withBytes { isNFC($0) }
    }

    /// The text in normal form C; one that is in it already is returned as it is.
    public static func nfc(_ text: String) -> String {
        guard !isNFC(text) else {
            return text
        }
        var output: [UInt8] = []
        text.withBytes { appendNFC($0, to: &output) }
        return String(decoding: output, as: UTF8.self)
    }

    /// Whether UTF-8 bytes are in normal form C.
    ///
    /// Most texts pass a look at each scalar; only where marks could still be composed is that part composed to compare.
    package static func isNFC(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var composer = Composer()
        var piece: [UInt8] = []
        var doubtful = firstDoubt(in: bytes, from: 0)
        while doubtful.start < bytes.count, !doubtful.isCertain {
            piece.removeAll(keepingCapacity: true)
            compose(bytes, in: doubtful.start..<doubtful.end, with: &composer, to: &piece)
            guard bytes[doubtful.start..<doubtful.end].elementsEqual(piece) else {
                return false
            }
            doubtful = firstDoubt(in: bytes, from: doubtful.end)
        }
        return !doubtful.isCertain
    }

    /// Appends the bytes in normal form C.
    package static func appendNFC(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var composer = Composer()
        var index = 0
        while index < bytes.count {
            let doubt = firstDoubt(in: bytes, from: index)
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<doubt.start]))
            if doubt.start < bytes.count {
                compose(bytes, in: doubt.start..<doubt.end, with: &composer, to: &output)
            }
            index = doubt.end
        }
    }

    /// The canonical combining class of a scalar.
    static func combiningClass(of scalar: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: ScalarTable.pair(NormalFormTable.classes, Int(NormalFormTable.kinds[scalar])))
    }

    /// Whether a scalar stands in normal form C wherever it stands, and no mark.
    static func isSafe(_ scalar: UInt32) -> Bool {
        scalar < 0x300 || NormalFormTable.kinds[scalar] == 0
    }

    /// A part of a text that may not be in normal form; at the end of the text and empty where there is none.
    private struct Doubt {
        let start: Int
        let end: Int
        /// Whether it surely is not in normal form.
        let isCertain: Bool
    }

    private static func firstDoubt(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Doubt {
        var index = start
        var starter = start
        var lastClass: UInt8 = 0
        while index < bytes.count {
            // Everything before U+0300 is safe.
            if bytes[index] < 0xCC {
                if bytes[index] & 0xC0 != 0x80 { starter = index }
                lastClass = 0
                index += 1
                continue
            }
            let place = index
            let kind = Int(NormalFormTable.kinds[bytes.takeScalar(&index)])
            guard kind > 0 else {
                starter = place
                lastClass = 0
                continue
            }
            let check = NormalFormTable.checks.utf8Start[kind] &- ScalarTable.firstCode
            let current = UInt8(truncatingIfNeeded: ScalarTable.pair(NormalFormTable.classes, kind))
            let isUnordered = current > 0 && current < lastClass
            if check > 0 || isUnordered {
                // What does not stand in the form is decomposed by itself, a mark goes with the letter before it.
                let end = safeEnd(in: bytes, from: index)
                return Doubt(start: starter, end: end, isCertain: check == 2 || isUnordered)
            }
            lastClass = current
        }
        return Doubt(start: bytes.count, end: bytes.count, isCertain: false)
    }

    /// The first place from `start` on where a safe scalar begins.
    private static func safeEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            var next = index
            guard !isSafe(bytes.takeScalar(&next)) else {
                return index
            }
            index = next
        }
        return index
    }

    private static func compose(
        _ bytes: UnsafeBufferPointer<UInt8>,
        in range: Range<Int>,
        with composer: inout Composer,
        to output: inout [UInt8]
    ) {
        composer.removeAll()
        var index = range.lowerBound
        while index < range.upperBound {
            composer.append(bytes.takeScalar(&index))
        }
        composer.compose()
        for scalar in composer.scalars {
            output.append(scalar: scalar)
        }
    }
}
