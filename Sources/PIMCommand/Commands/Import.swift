import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake
import PIMText

extension Subcommand {
    /// `pim import`: takes over another system's export as a catalog directory.
    static let importing = Subcommand(
        name: "import",
        summary: "make a catalog from another system's export",
        operands: [
            Operand("DIALECT", "whose export it is", choices: Dialect.all.map(\.code)),
            Operand("DIR", "the folder with the export"),
        ],
        options: [
            Option("to", value: "DIR", "the folder for the catalog"),
            Option("name", value: "TEXT", "the catalog's name (default: the export folder's name)"),
            Option("shop-url", value: "URL", "the shop's address, which product links begin with"),
            Option("media-url", value: "URL", "what stands before the paths of pictures and files"),
            Option(
                "encoding",
                value: "NAME",
                "the encoding of the CSV files: \(TextEncoding.names) (default: utf-8)"
            ),
            Option("numbers", value: "LOCALE", "the locale of numbers in CSV cells, such as pl_PL"),
            Option("replace", "write over a catalog that is already there, but for what people made there"),
            .limit, .json, .quiet,
        ],
        discussion: """
            Nothing is dropped silently: what has no place in a catalog is kept under "extra" and reported, and the \
            counts balance: read = kept + rejected, each rejection with file, row, column, value and reason. For every \
            channel and locale it writes feed definitions to start from. The whole report goes to .pim/import.json in \
            the catalog's folder too.

            Nothing that stands in the folder is written over without --replace. With it the lines and the structure are \
            replaced; the catalog's name, shop, default locale, feeds, locations, guidelines, formats and templates \
            stay, and structure files that said something else lie in .pim/replaced.

            Numbers and prices in CSV cells are read as Akeneo writes them, 12.50, and as spreadsheets do: 1 234,50, \
            9,90 zł, ۱۲۳٫۵. What is one number in one language and another in the next, such as 1,234, is an error, \
            unless --numbers names the language. 1.234 is read with a decimal point, and told where no other number of \
            the file shows that its points are decimal. Dates are read as ISO 8601 writes them, 2026-11-22.

            Dialects: \(Dialect.all.map { "\($0.code) (\($0.summary))" }.joined(separator: "; ")).
            """,
        examples: ["pim import akeneo export/ --to shop --shop-url https://www.example.com"]
    ) { invocation, console in
        console.isQuiet = invocation.flag("quiet")
        guard let code = invocation.operand("DIALECT"), let dialect = Dialect.named(code),
            let source = invocation.operand("DIR")
        else { throw ArgumentProblem(.missingOperand("DIR"), in: "import") }
        guard let target = invocation.value("to") else {
            throw Failure("import needs --to DIR, the folder for the catalog", .usage)
        }
        let numbers = invocation.value("numbers").map { LanguageTag($0) }
        guard numbers.map(NumberReader.knows) != false else {
            let word = invocation.value("numbers") ?? ""
            let like = NumberReader.locale(like: word).map { "did you mean \($0)?" }
            throw Failure(
                "--numbers takes a locale whose numbers are known, such as pl_PL, not \"\(word)\"; "
                    + (like ?? "known languages: \(NumberReader.languages.joined(separator: ", "))"),
                .usage
            )
        }
        var shop = Shop()
        shop.url = invocation.value("shop-url")
        shop.mediaURL = invocation.value("media-url")
        let word = invocation.value("encoding") ?? TextEncoding.utf8.rawValue
        guard let encoding = TextEncoding(rawValue: word) else {
            throw Failure("--encoding is \"\(word)\"; write one of \(TextEncoding.names)", .usage)
        }
        let interrupts = console.interrupts
        let request = ImportRequest(
            source: source,
            target: target,
            name: invocation.value("name"),
            shop: shop,
            feeds: FeedDraft.usualTemplates,
            numbers: numbers,
            overwrites: invocation.flag("replace"),
            encoding: encoding,
            proceed: { !interrupts.isRaised }
        )
        var result = try dialect.run(request)
        result.findings = gravestFirst(result.findings)
        let file = Files.join(target, ".pim/import.json")
        try Files.writeAtomically(Array((ImportJSON.text(result) + "\n").utf8), to: file)
        let limit = try invocation.integer("limit") ?? 60
        guard !invocation.flag("json") else {
            console.out(ImportJSON.text(result))
            console.remark("the report is also in \(file)")
            return result.balances ? Self.exitCode(of: result) : .internalError
        }
        var report = FindingReport(.text, to: .talk, limit: limit)
        report.add(result.findings, on: &console)
        report.finish(on: &console)
        for file in result.files {
            let count = file.count
            console.out("\(file.file): \(count.read) read, \(count.kept) kept, \(count.rejected) rejected")
        }
        console.remark("the whole report is in \(file)")
        console.remark("the catalog is in \(target); `pim check --catalog \(target)` looks it over")
        return result.balances ? Self.exitCode(of: result) : .internalError
    }

    /// Errors before warnings before notes, records left out before the rest of each, otherwise as they came.
    static func gravestFirst(_ findings: [Finding]) -> [Finding] {
        Finding.Severity.allCases.sorted(by: >).flatMap { severity in
            let equals = findings.filter { $0.severity == severity }
            return equals.filter { $0.rule == "import.rejected" } + equals.filter { $0.rule != "import.rejected" }
        }
    }

    private static func exitCode(of result: ImportReport) -> ExitCode {
        result.findings.contains { $0.severity == .error } ? .findings : .ok
    }
}

/// An import's report as JSON.
private enum ImportJSON {
    static func text(_ report: ImportReport) -> String {
        var writer = JSONWriter(pretty: true)
        writer.beginObject()
        writer.key("files")
        writer.beginArray()
        for file in report.files {
            writer.beginObject()
            writer.key("file")
            writer.string(file.file)
            for (key, count) in [
                ("read", file.count.read), ("kept", file.count.kept), ("rejected", file.count.rejected),
            ] {
                writer.key(key)
                writer.integer(count)
            }
            writer.endObject()
        }
        writer.endArray()
        writer.key("balances")
        writer.bool(report.balances)
        writer.key("written")
        writer.beginArray()
        for file in report.written { writer.string(file) }
        writer.endArray()
        writer.key("findings")
        writer.beginArray()
        for finding in report.findings { writer.raw(FindingJSON.line(finding)) }
        writer.endArray()
        writer.endObject()
        return String(decoding: writer.buffer.bytes, as: UTF8.self)
    }
}
