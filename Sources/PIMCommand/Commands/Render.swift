import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake
import PIMText

extension Subcommand {
    /// `pim render`: tries a template out.
    static let render = Subcommand(
        name: "render",
        summary: "try a template on a product, or on plain JSON",
        operands: [Operand("TEMPLATE", "the template's text", isOptional: true)],
        options: [
            .catalog,
            Option("sku", value: "SKU", "the product's identifier"),
            Option("feed", short: "f", value: "CODE", "the feed (may be left out where there is only one)"),
            .date,
            Option("template", value: "FILE", "the template's text from FILE"),
            Option("data", value: "FILE", "a JSON object to render against, in place of a product"),
            Option("cases", value: "FILE", "run the cases of FILE, one JSON object a line"),
            Option("lax", "with --data: take what Liquid takes, unknown filters and all"),
        ],
        discussion: """
            With --sku the template sees what a text field of the feed would see: attributes by code or role, product, \
            model, parents, categories, prices, stock, images, channel, locale and feed. What it reads is shown below \
            the text; a text made of a confidential attribute is not shown. With --data it sees the members of the object. Partials, {% render 'badge' %}, are \
            templates/badge.liquid in the catalog's folder.

            A case is {"name":…,"template":…,"data":{…},"result":…}; "results" lists texts that will do, "invalid" says \
            that the template must be refused, "templates" holds partials. It prints how many passed and failed, and \
            for each failed case what it gave.
            """,
        examples: [
            "pim render '{{ brand }} {{ color }}' --sku STORM-BLK-S -f google-pl",
            "pim render --template title.liquid --data product.json",
            "pim render --cases cases.jsonl",
        ]
    ) { invocation, console in
        if let path = invocation.value("cases") { return try runCases(path, &console) }
        let source = try template(invocation)
        if let path = invocation.value("data") {
            var composer = NodeComposer()
            let data = try composer.compose(JSON.parse(file: path))
            guard data.object != nil else { throw Failure("\(path) is no JSON object", .badData) }
            do throws(LiquidProblem) {
                let isLax = invocation.flag("lax")
                let template = try PlainTemplate(source, catalog: invocation.catalogFolder, isLax: isLax)
                console.out(try template.text(of: data))
            } catch {
                throw Failure("the template, \(error.catalogSentence)", .badData)
            }
            return .ok
        }
        guard let sku = invocation.value("sku") else {
            throw Failure("name a product with --sku, or a JSON object with --data", .usage)
        }
        let directory = try CatalogDirectory(invocation.catalogFolder)
        let reading = try FeedSet.Reading(directory, only: invocation.value("feed").map { [$0] }, day: invocation.day())
        guard reading.errorCount == 0 else {
            var report = FindingReport(to: .talk, limit: 20)
            report.add(reading.findings, on: &console)
            return .badData
        }
        let set = try FeedSet(directory, reading)
        guard let feed = invocation.value("feed") ?? (set.feeds.count == 1 ? set.feeds[0].code : nil) else {
            throw Failure("choose a feed with --feed: \(set.feeds.map(\.code).joined(separator: ", "))", .usage)
        }
        let rendering = try set.render(source, sku, feed: feed)
        console.out(rendering.isConfidential ? "(confidential)" : rendering.text)
        for input in rendering.inputs {
            console.say(input.text.isEmpty ? "  \(input.name) is empty" : "  \(input.name) = \(input.text)")
        }
        return .ok
    }

    /// The template in normal form C, as those of feeds are.
    private static func template(_ invocation: Invocation) throws -> String {
        if let text = invocation.operand("TEMPLATE") { return NormalForm.nfc(text) }
        guard let path = invocation.value("template") else {
            throw Failure("write a template, or name a file with --template", .usage)
        }
        guard let text = String(validating: try Files.read(path), as: UTF8.self) else {
            throw Failure("\(path) is not UTF-8; save it as UTF-8", .badData)
        }
        return NormalForm.nfc(text)
    }

    /// Runs cases and prints each that fails.
    private static func runCases(_ path: String, _ console: inout Console) throws -> ExitCode {
        var lines = try LineReader(path: path, ofObjects: true)
        var passed = 0
        var failed = 0
        while let line = try lines.next() {
            let bytes = Array(line.bytes[line.range])
            guard bytes.contains(where: { $0 > 0x20 }) else { continue }
            let test: JSONNode
            do {
                test = try JSON.parse(bytes, path: path)
            } catch {
                failed += 1
                console.out("\(path):\(line.number):\(error.column ?? 1): \(error.message)")
                continue
            }
            guard let failure = PlainTemplate.failure(of: test) else {
                passed += 1
                continue
            }
            failed += 1
            let name = test.object?.first { $0.key == "name" }?.value.string ?? "line \(line.number)"
            console.out("\(path):\(line.number): \(name) \(failure)")
        }
        console.out("\(passed) passed, \(failed) failed")
        return failed == 0 ? .ok : .findings
    }
}
