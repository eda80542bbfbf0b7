import Testing

@testable import PIMCommand

@Suite("Argument reader")
struct ArgumentReaderTests {
    struct Fitting: CustomTestStringConvertible, Sendable {
        let words: [String]
        var operands = ["shop"]
        var flags: Set<String> = []
        var values: [String: [String]] = [:]

        var testDescription: String { words.joined(separator: " ") }
    }

    @Test(
        "understands",
        arguments: [
            Fitting(words: ["shop"]),
            Fitting(words: ["shop", "a", "b"], operands: ["shop", "a", "b"]),
            Fitting(words: ["--json", "shop"], flags: ["json"]),
            Fitting(words: ["shop", "--json"], flags: ["json"]),
            Fitting(words: ["shop", "--catalog", "x"], values: ["catalog": ["x"]]),
            Fitting(words: ["shop", "--catalog=x"], values: ["catalog": ["x"]]),
            Fitting(words: ["shop", "--catalog=a=b"], values: ["catalog": ["a=b"]]),
            Fitting(words: ["shop", "--catalog=-x"], values: ["catalog": ["-x"]]),
            Fitting(words: ["shop", "-C", "x"], values: ["catalog": ["x"]]),
            Fitting(words: ["shop", "-C=x"], values: ["catalog": ["x"]]),
            Fitting(words: ["shop", "--catalog", "-"], values: ["catalog": ["-"]]),
            Fitting(words: ["-"], operands: ["-"]),
            Fitting(words: ["-o", "a", "shop", "--only=b"], values: ["only": ["a", "b"]]),
            Fitting(words: ["--", "--json"], operands: ["--json"]),
            Fitting(words: ["shop", "--", "-h", "--"], operands: ["shop", "-h", "--"]),
            Fitting(words: ["shop", "--report", "sarif"], values: ["report": ["sarif"]]),
            Fitting(words: ["shop", "--trace"], flags: ["trace"]),
        ]
    )
    func understands(_ fitting: Fitting) throws {
        guard case .run(let invocation) = try ArgumentReader([sample]).read(["export"] + fitting.words) else {
            Issue.record("expected work")
            return
        }
        #expect(invocation.operands == fitting.operands)
        for name in ["json", "trace"] { #expect(invocation.flag(name) == fitting.flags.contains(name)) }
        for name in ["catalog", "only", "report"] { #expect(invocation.values(name) == fitting.values[name] ?? []) }
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        let words: [String]
        let fact: ArgumentProblem.Fact
        var subcommand: String? = "export"

        var testDescription: String { words.joined(separator: " ") }
    }

    @Test(
        "refuses",
        arguments: [
            Refused(words: [], fact: .noSubcommand, subcommand: nil),
            Refused(words: ["exprot"], fact: .unknownSubcommand("exprot", nearest: "export"), subcommand: nil),
            Refused(words: ["zzz"], fact: .unknownSubcommand("zzz", nearest: nil), subcommand: nil),
            Refused(words: ["--versoin"], fact: .unknownOption("--versoin", nearest: "--version"), subcommand: nil),
            Refused(words: ["--json", "export"], fact: .optionBeforeSubcommand("--json"), subcommand: nil),
            Refused(words: ["export"], fact: .missingOperand("DIR")),
            Refused(words: ["export", "--catalgo=x"], fact: .unknownOption("--catalgo", nearest: "--catalog")),
            Refused(words: ["export", "-json"], fact: .unknownOption("-json", nearest: "--json")),
            Refused(words: ["export", "--trac"], fact: .unknownOption("--trac", nearest: nil)),
            Refused(words: ["export", "-z"], fact: .unknownOption("-z", nearest: nil)),
            Refused(
                words: ["export", "a", "--catalog"],
                fact: .missingValue(option: "--catalog", value: "DIR", next: nil)
            ),
            Refused(
                words: ["export", "a", "-C", "--json"],
                fact: .missingValue(option: "--catalog", value: "DIR", next: "--json")
            ),
            Refused(
                words: ["export", "a", "--catalog="],
                fact: .missingValue(option: "--catalog", value: "DIR", next: nil)
            ),
            Refused(words: ["export", "a", "--json=yes"], fact: .unexpectedValue(option: "--json", text: "yes")),
            Refused(words: ["export", "a", "--json", "--json"], fact: .repeatedOption("--json")),
            Refused(words: ["export", "a", "-C", "b", "--catalog=c"], fact: .repeatedOption("--catalog")),
            Refused(
                words: ["export", "a", "--report", "sarfi"],
                fact: .notAChoice(
                    of: "--report",
                    text: "sarfi",
                    choices: ["text", "json", "sarif"],
                    nearest: "sarif"
                )
            ),
        ]
    )
    func refuses(_ refused: Refused) throws {
        let problem = try #require(throws: ArgumentProblem.self) { try ArgumentReader([sample]).read(refused.words) }
        #expect(problem.fact == refused.fact)
        #expect(problem.subcommand == refused.subcommand)
    }

    @Test("refuses an operand too many")
    func unexpectedOperand() throws {
        let problem = try #require(throws: ArgumentProblem.self) {
            try ArgumentReader(Subcommand.all).read(["version", "now"])
        }
        #expect(problem.fact == .unexpectedOperand("now"))
    }

    @Test("lets help win over every slip", arguments: [["-h"], ["--nonsense", "--help"], ["a", "-h", "--"]])
    func help(_ words: [String]) throws {
        guard case .help(let subcommand) = try ArgumentReader([sample]).read(["export"] + words) else {
            Issue.record("expected help")
            return
        }
        #expect(subcommand.name == "export")
    }

    struct Number: Sendable {
        let text: String
        let number: Int?
    }

    @Test(
        "reads whole numbers",
        arguments: [
            Number(text: "0", number: 0), Number(text: "250", number: 250), Number(text: "x", number: nil),
            Number(text: "1.5", number: nil), Number(text: "-1", number: nil), Number(text: "", number: nil),
        ]
    )
    func numbers(_ number: Number) throws {
        let invocation = Invocation(sample, values: ["limit": [number.text]])
        guard let expected = number.number else {
            let problem = try #require(throws: ArgumentProblem.self) { try invocation.integer("limit") }
            #expect(problem.fact == .notANumber(option: "limit", text: number.text, least: 0))
            return
        }
        let found = try invocation.integer("limit")
        #expect(found == expected)
        let missing = try Invocation(sample).integer("limit")
        #expect(missing == nil)
    }

    @Test("finds operands by name")
    func operands() {
        let invocation = Invocation(sample, operands: ["shop", "a", "b"])
        #expect(invocation.operand("DIR") == "shop")
        #expect(invocation.operands("FEED") == ["a", "b"])
        #expect(Invocation(sample, operands: ["shop"]).operands("FEED") == [])
    }

    @Test("every command's table is sound", arguments: Subcommand.all.map(\.name))
    func tables(_ name: String) throws {
        let subcommand = try ArgumentReader(Subcommand.all).subcommand(named: name)
        let names = (subcommand.options + [.help]).flatMap(\.writtenNames)
        #expect(Set(names).count == names.count)
        #expect(subcommand.operands.dropLast().allSatisfy { !$0.repeats })
        let firstOptional = subcommand.operands.firstIndex(where: \.isOptional) ?? subcommand.operands.count
        #expect(subcommand.operands[firstOptional...].allSatisfy { $0.isOptional })
        #expect(!subcommand.summary.hasSuffix("."))
        #expect(Subcommand.all.filter { $0.name == name }.count == 1)
    }
}
