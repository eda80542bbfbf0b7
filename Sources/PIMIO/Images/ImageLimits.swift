/// How much of a picture's file is read, and what sizes are believed.
public struct ImageLimits: Sendable, Hashable {
    /// The greatest file that is looked at, in bytes.
    public var maxFileBytes: Int
    /// The most bytes that are read of one file, all parts together.
    public var maxBytesRead: Int
    /// The most times the file is read from.
    public var maxReads: Int
    /// The greatest width and the greatest height in pixels.
    public var maxSide: Int
    /// The most pixels, width times height.
    public var maxPixels: Int

    /// Sets limits.
    public init(
        maxFileBytes: Int = 256 << 20,
        maxBytesRead: Int = 256 << 10,
        maxReads: Int = 4096,
        maxSide: Int = 100_000,
        maxPixels: Int = 1_000_000_000
    ) {
        self.maxFileBytes = maxFileBytes
        self.maxBytesRead = maxBytesRead
        self.maxReads = maxReads
        self.maxSide = maxSide
        self.maxPixels = maxPixels
    }
}
