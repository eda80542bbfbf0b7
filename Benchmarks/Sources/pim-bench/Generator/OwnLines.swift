import PIMIO

/// Product and model lines of our own making: five languages, markup, entities, prices, variants and a few mistakes.
///
/// The same seed gives the same catalog, line by line, however the JSON is spelled and wherever shared values stand; the
/// feeds made of it are the same bytes.
struct OwnLines {
    /// How the lines are written.
    struct Form {
        var seed: UInt64 = 20_261_122
        /// Shared values stand in the models instead of in each variant.
        var inherits = false
        /// JSON as PHP's json_encode writes it.
        var isPHP = false
    }

    private let form: Form
    private let text: TextGenerator
    private let writer: VariantWriter

    init(_ form: Form) {
        self.form = form
        text = TextGenerator(Spelling(isPHP: form.isPHP))
        writer = VariantWriter(text: text, inherits: form.inherits)
    }

    /// Writes so many products; memory does not depend on how many.
    func write(_ count: Int, products path: String, models modelPath: String) throws {
        var products = try AtomicFile(target: path)
        var models = try AtomicFile(target: modelPath)
        var lines: [UInt8] = []
        var modelLines: [UInt8] = []
        var number = 0
        var groupNumber = 0
        while number < count {
            var draw = Draw(seed: form.seed, stream: groupNumber)
            let group = ProductGroup(text, &draw)
            if group.hasModel { writer.model(groupNumber, group, to: &modelLines) }
            for _ in 0..<min(group.count, count - number) {
                writer.variant(number, groupNumber, group, &draw, to: &lines)
                number += 1
            }
            groupNumber += 1
            if lines.count > 1 << 20 {
                try products.write(lines)
                lines.removeAll(keepingCapacity: true)
            }
            if modelLines.count > 1 << 20 {
                try models.write(modelLines)
                modelLines.removeAll(keepingCapacity: true)
            }
        }
        try products.write(lines)
        try models.write(modelLines)
        try products.commit()
        try models.commit()
    }

    /// An entry up to its data.
    static func opening(scope: String?, locale: String?) -> [UInt8] {
        let channel = scope.map { "\"\($0)\"" } ?? "null"
        let language = locale.map { "\"\($0)\"" } ?? "null"
        return Array("{\"scope\":\(channel),\"locale\":\(language),\"data\":".utf8)
    }
}
