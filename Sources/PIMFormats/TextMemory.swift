package import PIMText

/// A text and what it became when it was last made ready for a field: products that follow one another often share it.
package struct TextMemory: Sendable {
    private var source: [UInt8] = []
    private var result: [UInt8] = []

    /// Nothing yet.
    package init() {}

    /// Appends what a text became; false where the text is another one.
    package func append(_ text: UnsafeBufferPointer<UInt8>, to room: inout TextRoom) -> Bool {
        let isKnown = source.withUnsafeBufferPointer { $0.count > 0 && $0.isSame(as: text) }
        guard isKnown else { return false }
        room.append(result)
        return true
    }

    /// Keeps a text and what it became.
    package mutating func keep(_ text: UnsafeBufferPointer<UInt8>, _ result: UnsafeBufferPointer<UInt8>) {
        source.removeAll(keepingCapacity: true)
        source.append(contentsOf: text)
        self.result.removeAll(keepingCapacity: true)
        self.result.append(contentsOf: result)
    }
}
