#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The bytes of a picture's file, read where they are asked for, and no more of them than allowed.
struct ImageBytes: ~Copyable {
    /// Which byte of a number comes first.
    enum Order {
        case big
        case little
    }

    /// The size of the file.
    let size: Int
    private let limits: ImageLimits
    private let memory: [UInt8]
    private var file: RegionReader?
    private var block: [UInt8] = []
    private var start = 0
    private var bytesRead = 0
    private var reads = 0

    /// How much is read at the start, and where reading goes on right behind what was read.
    private static let window = 16 << 10
    /// How much is read where reading jumps to.
    private static let leap = 64

    init(path: String, limits: ImageLimits) throws(ImageProblem) {
        try Self.checkKind(path)
        let file = try Self.open(path)
        try Self.check(size: file.size, limits)
        self.init(size: file.size, memory: [], file: consume file, limits: limits)
    }

    init(_ bytes: [UInt8], limits: ImageLimits) throws(ImageProblem) {
        try Self.check(size: bytes.count, limits)
        self.init(size: bytes.count, memory: bytes, file: nil, limits: limits)
    }

    private init(size: Int, memory: [UInt8], file: consuming RegionReader?, limits: ImageLimits) {
        self.size = size
        self.memory = memory
        self.file = file
        self.limits = limits
    }

    /// The number that some bytes make.
    mutating func number(_ count: Int, at offset: Int, _ order: Order) throws(ImageProblem) -> Int {
        try load(offset, count)
        var value: UInt64 = 0
        for index in 0..<count {
            let place = order == .big ? index : count - 1 - index
            value = value << 8 | UInt64(block[offset - start + place])
        }
        guard let number = Int(exactly: value) else { throw ImageProblem(.malformed, "expected a smaller number") }
        return number
    }

    /// The byte at a place.
    mutating func byte(at offset: Int) throws(ImageProblem) -> Int {
        try load(offset, 1)
        return Int(block[offset - start])
    }

    /// Some bytes.
    mutating func part(at offset: Int, count: Int) throws(ImageProblem) -> [UInt8] {
        try load(offset, count)
        return Array(block[offset - start..<offset - start + count])
    }

    /// The first bytes of the file, fewer where it is shorter.
    mutating func head(_ count: Int) throws(ImageProblem) -> [UInt8] {
        try part(at: 0, count: min(count, size))
    }

    /// The last bytes of the file, fewer where it is shorter; whatever was read before, they are granted.
    mutating func tail(_ count: Int) throws(ImageProblem) -> [UInt8] {
        let count = min(count, size)
        bytesRead = min(bytesRead, limits.maxBytesRead - count)
        reads = min(reads, limits.maxReads - 1)
        return try part(at: size - count, count: count)
    }

    /// Whether the file has these ASCII letters at a place.
    mutating func holds(_ letters: StaticString, at offset: Int) throws(ImageProblem) -> Bool {
        let count = letters.utf8CodeUnitCount
        guard offset >= 0, offset <= size - count else { return false }
        return try part(at: offset, count: count).elementsEqual(letters.description.utf8)
    }

    private mutating func load(_ offset: Int, _ count: Int) throws(ImageProblem) {
        guard offset >= 0, count >= 0, count <= size, offset <= size - count else {
            throw ImageProblem(.truncated, "expected more bytes, found the end of the file after \(size)")
        }
        guard offset < start || offset + count > start + block.count else { return }
        let isNear = offset >= start && offset <= start + block.count
        let wanted = min(max(count, isNear ? Self.window : Self.leap), size - offset)
        let room = limits.maxBytesRead - bytesRead
        guard count <= room, reads < limits.maxReads else {
            let found = "found \(bytesRead) read in \(reads) places without it"
            throw ImageProblem(
                .headTooLong,
                "expected the picture to be described near the start of the file, \(found)"
            )
        }
        try fill(from: offset, count: min(wanted, room))
        guard block.count >= count else {
            throw ImageProblem(.truncated, "expected \(size) bytes, found fewer while reading")
        }
    }

    private mutating func fill(from offset: Int, count: Int) throws(ImageProblem) {
        reads += 1
        bytesRead += count
        start = offset
        guard file != nil else {
            block = Array(memory[offset..<offset + count])
            return
        }
        do throws(PIMIOError) {
            let region = try file?.region(at: offset, count: count)
            block = region.map { Array($0.bytes[$0.range]) } ?? []
        } catch {
            throw ImageProblem(.unreadable, error.message)
        }
    }

    private static func check(size: Int, _ limits: ImageLimits) throws(ImageProblem) {
        guard size <= limits.maxFileBytes else {
            throw ImageProblem(.tooLarge, "expected at most \(limits.maxFileBytes) bytes, found \(size)")
        }
    }

    private static func open(_ path: String) throws(ImageProblem) -> RegionReader {
        do throws(PIMIOError) {
            return try RegionReader(path: path, window: 1)
        } catch {
            throw ImageProblem(.unreadable, error.message)
        }
    }

    /// Refuses folders, pipes and devices: opening some of them would wait for ever.
    private static func checkKind(_ path: String) throws(ImageProblem) {
        var status = stat()
        guard !path.utf8.contains(0), unsafe stat(path, &status) == 0 else {
            throw ImageProblem(.unreadable, "cannot read: no such file")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ImageProblem(.unreadable, "expected a file, found a folder, a pipe or a device")
        }
    }
}
