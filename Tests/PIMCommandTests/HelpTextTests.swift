import Testing

@testable import PIMCommand

@Suite("Help")
struct HelpTextTests {
    @Test("of the program is as recorded")
    func overview() throws {
        try Fixture.expectGolden(Call("--help").output, "help/overview.txt")
        #expect(Call("-h").output == Call("help").output)
    }

    @Test("of every command is as recorded", arguments: Subcommand.all.map(\.name))
    func command(_ name: String) throws {
        let call = Call(name, "--help")
        #expect(call.code == .ok)
        #expect(call.output == Call("help", name).output)
        try Fixture.expectGolden(call.output, "help/\(name).txt")
    }

    @Test("keeps to 80 columns", arguments: Subcommand.all.map(\.name))
    func width(_ name: String) {
        let lines = Call("help", name).output.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
    }

    @Test("keeps silent about hidden options, and shows values, choices and repetition")
    func options() {
        let text = HelpText.command(sample)
        #expect(!text.contains("--trace"))
        #expect(text.contains("pim export DIR [FEED...] [OPTIONS]\n"))
        #expect(text.contains("  -C, --catalog DIR  the catalog's folder"))
        #expect(text.contains("      --report KIND  how problems are written: text, json, sarif\n"))
        #expect(text.contains("only this product; may be repeated\n"))
    }

    @Test("says once that an option may be repeated", arguments: Subcommand.all.map(\.name))
    func repetition(_ name: String) throws {
        let subcommand = try #require(Subcommand.all.first { $0.name == name })
        let words = Call("help", name).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let count = words.split(separator: "may be repeated", omittingEmptySubsequences: false).count - 1
        #expect(count == subcommand.options.count { $0.repeats && !$0.isHidden })
    }

    @Test("of a command that does not exist suggests one that does")
    func unknown() {
        let call = Call("help", "formts")
        #expect(call.code == .usage)
        let problem = "pim: unknown command 'formts'; did you mean 'formats'?\n"
        #expect(call.talk == problem + "`pim --help` lists the commands\n")
    }

    struct Sentence: CustomTestStringConvertible, Sendable {
        let fact: ArgumentProblem.Fact
        let text: String

        var testDescription: String { text }
    }

    @Test(
        "puts problems into words",
        arguments: [
            Sentence(fact: .noSubcommand, text: "a command is missing"),
            Sentence(fact: .unknownSubcommand("x", nearest: nil), text: "unknown command 'x'"),
            Sentence(
                fact: .unknownOption("--catalgo", nearest: "--catalog"),
                text: "unknown option '--catalgo'; did you mean '--catalog'?"
            ),
            Sentence(fact: .optionBeforeSubcommand("--json"), text: "the option '--json' stands before the command"),
            Sentence(
                fact: .missingValue(option: "--only", value: "SKU", next: nil),
                text: "the option '--only' needs a value: --only SKU"
            ),
            Sentence(
                fact: .missingValue(option: "--only", value: "SKU", next: "-x"),
                text: "the option '--only' needs a value, found '-x'; "
                    + "a value that begins with a hyphen is written --only=-x"
            ),
            Sentence(
                fact: .unexpectedValue(option: "--json", text: "1"),
                text: "the option '--json' takes no value, found '1'"
            ),
            Sentence(fact: .repeatedOption("--json"), text: "the option '--json' is given twice"),
            Sentence(fact: .missingOperand("DIR"), text: "DIR is missing"),
            Sentence(fact: .unexpectedOperand("x"), text: "unexpected operand 'x'"),
            Sentence(
                fact: .notANumber(option: "limit", text: "x", least: 1),
                text: "the option '--limit' needs a whole number of 1 or more, found 'x'"
            ),
            Sentence(
                fact: .notAChoice(of: "SHELL", text: "tcsh", choices: ["bash", "zsh"], nearest: nil),
                text: "unknown SHELL 'tcsh'; expected one of bash, zsh"
            ),
            Sentence(fact: .other("choose one"), text: "choose one"),
        ]
    )
    func sentences(_ sentence: Sentence) {
        #expect(HelpText.sentence(sentence.fact) == sentence.text)
    }

    @Test("wraps at words and never loses one")
    func wrapping() {
        let words = (1...200).map { String(repeating: "x", count: $0 % 13 + 1) }
        let lines = TextLayout.wrapped(words.joined(separator: "  \n"), indentation: 7)
        #expect(lines.allSatisfy { $0.count <= 80 && $0.hasPrefix("       x") })
        #expect(lines.flatMap { $0.split(separator: " ").map(String.init) } == words)
        let long = String(repeating: "y", count: 90)
        #expect(TextLayout.wrapped("a \(long) b") == ["a", long, "b"])
    }
}
