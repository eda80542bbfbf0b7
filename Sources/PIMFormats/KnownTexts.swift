/// The long texts that were last found to fit, one of each field: products that follow one another often share them.
struct KnownTexts: Sendable {
    /// Shorter texts are looked at as quickly as they are compared.
    static let fewestBytes = 64
    /// Whether there will be other rows to compare with.
    let isKept: Bool
    private var texts: [[UInt8]] = []

    /// No texts.
    init(isKept: Bool) {
        self.isKept = isKept
    }

    /// Whether this is the field's text that was found to fit.
    func holds(_ text: TextBytes, at place: Int) -> Bool {
        place < texts.count && texts[place].withUnsafeBufferPointer { $0.isSame(as: text) }
    }

    /// Keeps a text that was found to fit.
    mutating func keep(_ text: TextBytes, at place: Int) {
        while texts.count <= place { texts.append([]) }
        texts[place].removeAll(keepingCapacity: true)
        texts[place].append(contentsOf: text)
    }
}
