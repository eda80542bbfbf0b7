/// Somewhere bytes can be written to.
public protocol ByteSink: ~Copyable {
    /// Writes all bytes or throws.
    mutating func write(_ bytes: [UInt8]) throws(PIMIOError)
}

extension ByteSink where Self: ~Copyable {
    /// Writes a buffer's bytes and empties it, keeping its room.
    public mutating func drain(_ buffer: inout ByteBuffer) throws(PIMIOError) {
        guard !buffer.isEmpty else { return }
        try write(buffer.bytes)
        buffer.removeAll(keepingCapacity: true)
    }
}

/// A sink that keeps everything in memory.
public struct MemorySink: ByteSink, Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Creates an empty sink.
    public init() {}

    /// Keeps the bytes.
    public mutating func write(_ bytes: [UInt8]) throws(PIMIOError) {
        self.bytes.append(contentsOf: bytes)
    }
}

/// A sink over an open file descriptor, such as standard output; it does not close it.
///
/// A reader that went away is an error of code `readerGone`, provided the process ignores the broken-pipe signal.
public struct DescriptorSink: ByteSink, Sendable {
    private let descriptor: Int32
    private let name: String

    /// Creates a sink over a descriptor; `name` stands in messages.
    public init(_ descriptor: Int32, name: String = "standard output") {
        self.descriptor = descriptor
        self.name = name
    }

    /// Creates a sink over a descriptor.
    public init(fd: Int32) {
        self.init(fd)
    }

    /// Writes all bytes, going on after interruptions and short writes.
    public mutating func write(_ bytes: [UInt8]) throws(PIMIOError) {
        try Descriptor.write(bytes, to: descriptor, name: name)
    }

    /// Makes this process see an error instead of dying when a reader of its output goes away.
    public static func ignoreBrokenPipes() {
        Descriptor.ignoreBrokenPipes()
    }
}
