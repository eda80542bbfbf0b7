import PIMText
import Testing

@Suite("Liquid within limits")
struct LiquidLimitTests {
    private static let grow =
        "{% assign t = 'aaaaaaaaaaaaaaaa' %}{% for i in (1..40) %}{% assign t = t | append: t %}{% endfor %}{{ t.size }}"

    private static let endless = [
        ("{% for i in (1..9000000) %}{% for j in (1..9000000) %}{% endfor %}{% endfor %}", "takes too many steps"),
        ("{% for i in (1..9000000) %}0123456789{% endfor %}", "writes too much"),
        (grow, "texts get too long"),
        ("{{ (1..900000000) | join }}", "a list gets too long"),
        ("{{ (1..900000000) | reverse | size }}", "a list gets too long"),
        ("{% render 'twice' %}", "deep inside each other"),
        (
            "{% assign l = 'a b' | split: ' ' %}{% for i in (1..60) %}{% assign l = l | concat: l %}{% endfor %}",
            "a list gets too long"
        ),
        (
            "{% assign t = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}{% for i in (1..9) %}{% assign t = t | replace: 'a', t %}{% endfor %}",
            "a text gets longer"
        ),
    ]

    @Test("what would not end fails", arguments: endless)
    func limits(_ source: String, _ message: String) {
        let partials = ["twice": "{% render 'twice' %}{% render 'twice' %}"]
        let output = LiquidBench.render(source, partials: partials)
        #expect(output.hasPrefix("! ") && output.contains(message), "\(output.prefix(200))")
    }

    @Test("limits can be lower")
    func lower() {
        #expect(LiquidBench.render("{{ 'abcdef' }}", limits: LiquidLimits(output: 5)).contains("writes too much"))
        #expect(LiquidBench.render("{{ 'abcdef' }}", limits: LiquidLimits(output: 6)) == "abcdef")
        #expect(LiquidBench.render("{{ 1 }}{{ 2 }}{{ 3 }}", limits: LiquidLimits(steps: 3)).contains("too many steps"))
        #expect(LiquidBench.render("{{ 1 }}{{ 2 }}{{ 3 }}", limits: LiquidLimits(steps: 4)) == "123")
    }

    @Test("what stands too deep or is too long is not taken")
    func sizes() {
        func nested(_ count: Int, _ start: String, _ end: String) -> String {
            String(repeating: start, count: count) + String(repeating: end, count: count)
        }
        #expect(LiquidBench.render(nested(100, "{% if true %}", "{% endif %}")) == "")
        #expect(
            LiquidBench.render(nested(101, "{% if true %}", "{% endif %}")).contains("blocks stand more than 100 deep")
        )
        #expect(LiquidBench.render("{{ \(nested(200, "a[", "]")) }}").hasPrefix("! "))
        #expect(LiquidBench.problem("{% if \(nested(200, "(", ")")) %}", []).contains("stand more than 100 deep"))
        #expect(
            LiquidBench.render("{% \(String(repeating: "liquid ", count: 200)) %}").contains("tags stand more than")
        )
        let long = String(repeating: "x", count: LiquidOptions.maximumLength + 1)
        #expect(LiquidBench.render(long).hasPrefix("! 1:1: the text has 1048577 bytes, at most 1048576 are taken"))
    }
}
