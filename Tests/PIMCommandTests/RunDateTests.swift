import PIMIO
import Testing

@testable import PIMCommand

@Suite("The day of a run")
struct RunDateTests {
    private static let feed = #"""
        {"code":"q","format":"json-lines","channel":"web","locale":"pl_PL","country":"PL","currency":"QQQ",
        "decimals":{"QQQ":3},"conversion":[{"from":"2027-01-01","of":"PLN","factor":10},
        {"from":"2028-01-01","of":"PLN","factor":100}],"fields":{"own":"{{ price | money }}"},
        "output":{"file":"q.jsonl"}}
        """#

    @Test(
        "decides which factor of a currency is in force",
        arguments: [
            ("2026-12-31", ExitCode.badData, "no factor of \"conversion\" is in force on 2026-12-31"),
            ("2027-01-01", .ok, "8.900 QQQ"), ("2027-12-31", .ok, "8.900 QQQ"), ("2028-01-01", .ok, "0.890 QQQ"),
            (
                "2028-1-1", .usage,
                "--date is \"2028-1-1\", which is not written as ISO 8601 writes dates; write 2028-01-01"
            ),
            ("2028-01-01T10:00Z", .usage, "write a day such as"), ("1406-10-11", .usage, "is of the year 1406"),
        ] as [(String, ExitCode, String)]
    )
    func factors(_ day: String, _ code: ExitCode, _ text: String) throws {
        try Fixture.withFolder { folder in
            let shop = Files.join(folder, "shop")
            _ = Call("init", shop)
            try Files.writeAtomically(Array(Self.feed.utf8), to: Files.join(shop, "feeds/q.json"))
            let output = Files.join(folder, "out")
            let call = Call("export", "-C", shop, "-f", "q", "-o", output, "--date", day)
            guard code == .ok else {
                #expect(call.code != .ok && call.talk.contains(text), "\(call.code) \(call.talk)")
                let render = Call("render", "{{ price }}", "--sku", "x", "-f", "q", "-C", shop, "--date", day)
                #expect(render.code == code && render.talk.contains(text), "\(render.code) \(render.talk)")
                return
            }
            #expect(call.code == .ok, "\(call.talk)")
            let written = String(decoding: try Files.read(Files.join(output, "q.jsonl")), as: UTF8.self)
            #expect(written.contains("\"own\":\"\(text)\""), "\(written)")
        }
    }
}
