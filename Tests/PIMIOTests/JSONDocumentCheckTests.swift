import Testing

@testable import PIMIO

@Suite("Checking documents of a JSON feed")
struct JSONDocumentCheckTests {
    /// The same by the pull parser and a set of keys.
    private static func counted(_ source: [UInt8], _ range: Range<Int>, members: String?) throws(PIMIOError) -> Int {
        var cursor = JSONCursor(source, in: range)
        var keys: Set<[UInt8]> = []
        var count = 1
        try cursor.enterObject()
        while let text = try cursor.nextKey() {
            let key = cursor.string(text)
            guard keys.insert(Array(key.utf8)).inserted else {
                throw cursor.failure("expected each key once, found \"\(key)\" again", at: text.range.lowerBound)
            }
            guard key == members else {
                try cursor.skipValue()
                continue
            }
            count = 0
            try cursor.enterArray()
            while try cursor.nextElement() {
                try cursor.skipValue()
                count += 1
            }
        }
        try cursor.finish()
        return count
    }

    private static let documents: [String] = [
        "{}", " { } ", "{\"a\":1,\"b\":[1,2,{\"c\":null}],\"m\":[]}",
        "{\"m\":[{\"a\":\"x\"},{\"a\":\"y\"}],\"n\":true}",
        "{\"\":1,\"a\":2,\"ab\":3,\"abcdefg\":4,\"abcdefgh\":5,\"abcdefghi\":6,\"abcdefgx\":7,\"abcdefgxi\":8}",
        "{\"\\u006d\":[1,2,3],\"key\":\"zażółć gęślą jaźń 字 😀 \\n\\\"\"}", "{\"m\":{}}", "{\"m\":[1,]}", "[]", "",
        "{\"price\":-12.50e3,\"flag\":false,\"text\":\"a rather long text that does not fit into one block\"}",
        "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "{\"aaaaaaaaaa\":1,\"aaaaaaaaaa\":2}", "{} {}", "{\"a\":tru}",
    ]

    @Test("Documents count as their members, or as one")
    func counts() throws {
        var check = JSONDocumentCheck(members: "m")
        for (index, count) in [(0, 1), (1, 1), (2, 0), (3, 2), (4, 1), (5, 3)] {
            let source = bytes(Self.documents[index])
            #expect(try check.countItems(in: source, 0..<source.count) == count, "\(Self.documents[index])")
        }
    }

    @Test("Counts and problems are those of the pull parser", .tags(.security), arguments: 0..<6)
    func same(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for members in ["m", nil] as [String?] {
            var check = JSONDocumentCheck(members: members)
            for _ in 0..<2500 {
                let before = bytes(Self.documents.randomElement(using: &generator) ?? "")
                let document = bytes(Self.documents.randomElement(using: &generator) ?? "")
                let isChanged = Bool.random(using: &generator)
                let changed = isChanged ? mutated(document, &generator) : document
                let source = before + changed + before
                let range = before.count..<before.count + changed.count
                let expected = Result { () throws(PIMIOError) in
                    try Self.counted(source, range, members: members)
                }
                let found = Result { () throws(PIMIOError) in try check.countItems(in: source, range) }
                #expect(found == expected, "\(String(decoding: changed, as: UTF8.self))")
            }
        }
    }

    @Test("Keys are told apart and repeated ones found, however many there are")
    func keys() throws {
        var check = JSONDocumentCheck(members: nil)
        for count in [10, 64, 65, 200] {
            let members = (0..<count).map { "\"attribute-\($0)-of-the-product\":\($0)" }
            let good = bytes("{" + members.joined(separator: ",") + "}")
            #expect(try check.countItems(in: good, 0..<good.count) == 1)
            for number in [0, count / 2, count - 1] {
                let bad = bytes("{" + (members + [members[number]]).joined(separator: ",") + "}")
                let error = #expect(throws: PIMIOError.self) { try check.countItems(in: bad, 0..<bad.count) }
                #expect(error?.message == "expected each key once, found \"attribute-\(number)-of-the-product\" again")
            }
        }
    }

    @Test("Containers too deep are refused where the pull parser refuses them", arguments: [126, 127, 128, 129])
    func depth(_ depth: Int) {
        let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        for members in ["m", nil] as [String?] {
            var check = JSONDocumentCheck(members: members)
            let source = bytes("{\"m\":\(arrays)}")
            let expected = Result { () throws(PIMIOError) in
                try Self.counted(source, 0..<source.count, members: members)
            }
            let found = Result { () throws(PIMIOError) in try check.countItems(in: source, 0..<source.count) }
            #expect(found == expected)
        }
    }
}
