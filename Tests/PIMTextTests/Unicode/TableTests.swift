import Foundation
import Testing

@testable import PIMText

/// Other programs' copies of the Unicode data; a test that needs one is skipped, visibly, where it is absent.
enum Witness {
    static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first(where: isThere)
    static let node = ["/usr/bin/node", "/usr/local/bin/node", "/opt/homebrew/bin/node"].first(where: isThere)

    /// What a program prints for `source`, read from its standard input.
    static func output(of program: String, _ arguments: [String], _ source: String) throws -> String {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(source.utf8))
        try input.fileHandleForWriting.close()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isThere(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }
}

@Suite("Unicode tables")
struct TableTests {
    @Test("fold the case of every scalar as Python does", .enabled(if: Witness.python != nil, "no python3 here"))
    func caseFolding() throws {
        let script = """
            for c in range(0x20000):
                if not 0xD800 <= c < 0xE000:
                    print(' '.join('%x' % ord(x) for x in chr(c).casefold()))
            """
        let lines = try Witness.output(of: try #require(Witness.python), ["-"], script).split(separator: "\n")
        let scalars = (UInt32(0)..<0x2_0000).filter { $0 < 0xD800 || $0 >= 0xE000 }
        try #require(lines.count == scalars.count)
        var wrong: [String] = []
        for (scalar, line) in zip(scalars, lines) {
            var folded: [String] = []
            CaseFold.forEach(of: scalar, isTurkic: false) { folded.append(String($0, radix: 16)) }
            if folded.joined(separator: " ") != line { wrong.append(String(scalar, radix: 16)) }
        }
        #expect(wrong == [])
    }

    @Test(
        "give every scalar the script, the scripts and the East Asian width that others give it",
        .enabled(if: Witness.node != nil, "no node here")
    )
    func scripts() throws {
        let codes = (0..<Int(ScriptTable.count)).map { Script(number: $0).code }
        let script = """
            const codes = \(codes);
            const own = {}, all = {};
            for (const code of codes) {
              try { own[code] = new RegExp(`^\\\\p{Script=${code}}$`, 'u'); all[code] = new RegExp(`^\\\\p{scx=${code}}$`, 'u');
              } catch (error) { }
            }
            const assigned = /^\\p{Assigned}$/u, lines = [];
            for (let c = 0; c < 0x20000; c++) {
              if (c >= 0xD800 && c < 0xE000) continue;
              const text = String.fromCodePoint(c);
              if (!assigned.test(text)) continue;
              let first = '';
              for (const code in own) if (own[code].test(text)) { first = code; break; }
              if (first === 'Zyyy' || first === 'Zinh') {
                const more = Object.keys(all).filter(code => all[code].test(text));
                lines.push([c, first, ...more].join(' '));
              } else lines.push([c, first].join(' '));
            }
            console.log(lines.join('\\n'));
            """
        let node = try #require(Witness.node)
        let lines = try Witness.output(of: node, ["-"], script).split(separator: "\n")
        #expect(lines.count > 80_000)
        var wrong: [Substring] = []
        var others: [Substring] = []
        for line in lines {
            let fields = line.split(separator: " ")
            guard let value = fields.first.flatMap({ UInt32($0) }), let scalar = Unicode.Scalar(value) else { continue }
            guard scalar.properties.age.map({ $0 <= (14, 0) }) ?? false, fields.count > 1 else { continue }
            if Script(of: scalar).code != fields[1] { wrong.append(line) }
            let scripts = Set(ScriptSet(of: scalar).scripts.map(\.code))
            if fields.count > 2, scripts != Set(fields[2...].map(String.init)) { others.append(line) }
        }
        #expect(wrong == [])
        // Extensions grow with every version of Unicode; node is newer.
        #expect(others.count < 100, "\(others)")
    }

    @Test("know scripts by their codes")
    func codes() {
        #expect(Script(code: "Cyrl") == .cyrillic)
        #expect(Script(code: "Arab") == .arabic)
        #expect(Script(code: "Qqqq") == nil)
        #expect(Script(of: "а").code == "Cyrl")
        #expect(ScriptSet(in: "Kurtka قلم 12").description == "Arab Latn")
        #expect(ScriptSet(of: "\u{64B}").contains(.arabic))
    }
}
