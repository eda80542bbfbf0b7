#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where a streaming reader takes its blocks from: an open file, standard input, or memory.
struct ByteSource: ~Copyable {
    let name: String
    private let descriptor: Int32
    private let isOwner: Bool
    private let memory: [UInt8]
    private var position = 0

    /// Opens a file; `-` is standard input.
    init(path: String) throws(PIMIOError) {
        if path == "-" {
            self.init(descriptor: 0, name: "standard input")
            return
        }
        self.init(name: path, descriptor: try Descriptor.openForReading(path), isOwner: true, memory: [])
    }

    init(descriptor: Int32, name: String) {
        self.init(name: name, descriptor: descriptor, isOwner: false, memory: [])
    }

    init(bytes: [UInt8], name: String) {
        self.init(name: name, descriptor: -1, isOwner: false, memory: bytes)
    }

    private init(name: String, descriptor: Int32, isOwner: Bool, memory: [UInt8]) {
        self.name = name
        self.descriptor = descriptor
        self.isOwner = isOwner
        self.memory = memory
    }

    deinit {
        if isOwner { Descriptor.closeQuietly(descriptor) }
    }

    /// The descriptor read from, negative for memory.
    var openDescriptor: Int32 { descriptor }

    /// The kept bytes with up to `count` new ones after them; no new ones means the end.
    mutating func next(
        after kept: ArraySlice<UInt8> = [],
        count: Int,
        filling: Bool = false
    ) throws(PIMIOError) -> [UInt8] {
        guard descriptor < 0 else {
            return try Descriptor.read(descriptor, after: kept, count: count, filling: filling, name: name)
        }
        let end = min(position + count, memory.count)
        let block = Array(kept) + memory[position..<end]
        position = end
        return block
    }
}
