/// Tests on sixteen bytes at once; a result has all bits of every byte that was asked for.
enum ByteVector {
    typealias Bytes = SIMD16<Int8>
    typealias Hits = SIMDMask<SIMD16<Int8>>

    @unsafe
    @inline(__always)
    static func load(_ base: UnsafePointer<UInt8>, at index: Int) -> Bytes {
        unsafe UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: Bytes.self)
    }

    /// The bytes equal to one.
    @inline(__always)
    static func matches(_ bytes: Bytes, _ byte: UInt8) -> Hits {
        bytes .== Bytes(repeating: Int8(bitPattern: byte))
    }

    /// The bytes that end a run of plain ASCII in a JSON string: quotes, backslashes, controls, all beyond ASCII.
    @inline(__always)
    static func stringMarks(_ bytes: Bytes) -> Hits {
        (bytes .< Bytes(repeating: 0x20)) .| matches(bytes, UInt8(ascii: "\"")) .| matches(bytes, UInt8(ascii: "\\"))
    }

    /// The bytes that end a run of delimited text: one byte, controls up to U+000D, all beyond ASCII.
    @inline(__always)
    static func cellMarks(_ bytes: Bytes, stop: UInt8) -> Hits {
        (bytes .< Bytes(repeating: 0x0E)) .| matches(bytes, stop)
    }

    /// The same with sequences of two bytes in the run, `before` beginning one byte earlier; see `wideTextMarks`.
    @inline(__always)
    static func wideCellMarks(_ bytes: Bytes, after before: Bytes, stop: UInt8) -> Hits {
        let expected = (before .> Bytes(repeating: -63)) .& (before .< Bytes(repeating: -32))
        let continuing = bytes .< Bytes(repeating: -64)
        let firsts = (bytes .> Bytes(repeating: -63)) .& (bytes .< Bytes(repeating: -32))
        return (cellMarks(bytes, stop: stop) .^ (firsts .| continuing)) .| (continuing .^ expected)
    }

    /// The bytes that end a run of XML text: markup, references, controls, all beyond ASCII.
    @inline(__always)
    static func textMarks(_ bytes: Bytes) -> Hits {
        let angles = (bytes | Bytes(repeating: 2)) .== Bytes(repeating: 0x3E)
        return (bytes .< Bytes(repeating: 0x20)) .| angles .| matches(bytes, UInt8(ascii: "&"))
    }

    /// The bytes that end a run of XML text with sequences of two bytes in it, `before` beginning one byte earlier.
    ///
    /// A byte that should continue the one before it and does not is a hit, the one before it is not.
    @inline(__always)
    static func wideTextMarks(_ bytes: Bytes, after before: Bytes) -> Hits {
        let expected = (before .> Bytes(repeating: -63)) .& (before .< Bytes(repeating: -32))
        let continuing = bytes .< Bytes(repeating: -64)
        let firsts = (bytes .> Bytes(repeating: -63)) .& (bytes .< Bytes(repeating: -32))
        let fine = firsts .| continuing
        return (textMarks(bytes) .^ fine) .| (continuing .^ expected)
    }

    /// The bytes that are no ASCII characters of XML names, colons among them.
    @inline(__always)
    static func nameOthers(_ bytes: Bytes) -> Hits {
        let folded = bytes | Bytes(repeating: 0x20)
        let letters = (folded .> Bytes(repeating: 0x60)) .& (folded .< Bytes(repeating: 0x7B))
        let digits = (bytes .> Bytes(repeating: 0x2C)) .& (bytes .< Bytes(repeating: 0x3A))
        let marks = digits .& (bytes .!= Bytes(repeating: 0x2F))
        return .!(letters .| marks .| matches(bytes, UInt8(ascii: "_")))
    }

    /// The number of bytes before the first hit, 16 where there is none.
    @inline(__always)
    static func first(_ hits: Hits) -> Int {
        let halves = unsafe unsafeBitCast(hits, to: SIMD2<UInt64>.self)
        if halves[0] != 0 { return halves[0].trailingZeroBitCount >> 3 }
        return 8 + halves[1].trailingZeroBitCount >> 3
    }
}
