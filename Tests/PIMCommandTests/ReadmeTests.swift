import PIMFormats
import PIMIO
import Testing

@Suite("README")
struct ReadmeTests {
    private let root = String(#filePath.dropLast("/Tests/PIMCommandTests/ReadmeTests.swift".count))

    private func text(_ path: String) throws -> String {
        String(decoding: try Files.read(Files.join(root, path)), as: UTF8.self)
    }

    @Test("shows the example that is built and run, word for word")
    func example() throws {
        let code = try text("Examples/embed/Sources/embed/main.swift")
        #expect(try text("README.md").contains("```swift\n\(code)```"))
        #expect(code.split(separator: "\n", omittingEmptySubsequences: false).count <= 17)
    }

    @Test("lists every format", arguments: FeedFormat.all.map(\.id))
    func formats(id: String) throws {
        #expect(try text("README.md").contains("| `\(id)` |"))
    }
}
