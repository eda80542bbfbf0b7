import PIMIO
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension Tag {
    @Tag static var security: Self
}

/// A small generator with a seed, so that every run mutates alike.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}

/// Runs a test in a new folder and removes it afterwards.
func withFolder(_ name: String = #function, _ body: (String) throws -> Void) throws {
    let plain = name.filter { $0.isLetter }
    var generator = SystemRandomNumberGenerator()
    let folder = Files.join("/tmp", "pimio-\(plain)-\(generator.next())")
    try Files.makeDirectory(folder)
    defer { Files.removeTree(folder) }
    try body(folder)
}

func bytes(_ text: String) -> [UInt8] {
    Array(text.utf8)
}

/// Changes, inserts, removes, cuts or repeats a few bytes.
func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    let alphabet =
        Array("{}[]\",:\\u0123456789eE+-.truefalsn \n\t\r\0<>&;|".utf8) + [0xFF, 0xC3, 0xE2, 0x80, 0xED, 0xA0, 0xF4]
    var result = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0...result.count, using: &generator)
        let byte = alphabet.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<5, using: &generator) {
        case 0 where index < result.count: result[index] = byte
        case 1 where index < result.count: result.remove(at: index)
        case 2: result.insert(byte, at: index)
        case 3: result.insert(contentsOf: result[..<index].suffix(6), at: index)
        default: if Int.random(in: 0..<8, using: &generator) == 0 { result.removeSubrange(index...) }
        }
    }
    return result
}

/// The process's largest resident size so far, in bytes.
func peakMemory() -> Int {
    var usage = rusage()
    #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss
    #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
    #endif
}

/// Texts that break careless writers: quotes, markup, line ends, emoji, right-to-left text, joiners.
let difficultTexts: [String] = [
    "", " ", "plain", "a & b < c > d \"e\" 'f'", "]]>", "<![CDATA[x]]>", "line\nbreak", "carriage\rreturn",
    "both\r\nends",
    "tab\tstop", "comma, semicolon; bar| end", "\"", "\"\"", "back\\slash", "👩‍👩‍👧‍👦 🇵🇱 e\u{301}", "שלום עולם",
    "می\u{200C}خواهم",
    "\u{200F}right\u{200E}left", "Zażółć gęślą jaźń", "\u{2028}\u{2029}", "\u{FEFF}mark", "\u{10FFFF}", "</script>",
    " edge ",
]

func makeLink(to target: String, at path: String) {
    _ = symlink(target, path)
}

func currentProcess() -> Int {
    Int(getpid())
}

func closeDescriptor(_ descriptor: Int32) {
    _ = close(descriptor)
}

func makePipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    return (ends[0], ends[1])
}

/// Writes text behind a hole that takes no room on the disk and reads as zeros.
func appendHole(to path: String, size: Int, then text: [UInt8]) {
    let descriptor = open(path, O_WRONLY)
    defer { closeDescriptor(descriptor) }
    _ = pwrite(descriptor, text, text.count, off_t(size))
}
