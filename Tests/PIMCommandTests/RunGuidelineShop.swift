import PIMIO

@testable import PIMCommand

/// A catalog with a guideline, for commands.
enum RunGuidelineShop {
    static let guideline = #"""
        {"guideline":"brand","title":"How we write","rules":[
        {"id":"brand.words","kind":"text.terms","severity":"error","because":"we sell nothing for nothing",
        "remedy":"say what it is worth","with":{"terms":["tandeta",{"term":"gratis","instead":"w prezencie"}],"safe":true},
        "good":[{"text":"Pasek","locale":"pl_PL"}],
        "bad":[{"text":"Pasek gratis","locale":"pl_PL","fixed":"Pasek w prezencie"},{"text":"Tandeta","locale":"pl_PL"}]},
        {"id":"brand.style","kind":"text.terms","with":{"terms":[{"term":"super","instead":"dobry"}]},
        "attributes":["title"]}]}
        """#

    static func make(_ names: [String] = ["Pasek gratis", "Kurtka", "Super tandeta"]) throws -> RunCommandShop {
        let shop = try RunCommandShop()
        try shop.write("guidelines/brand.json", guideline)
        try shop.products(names.enumerated().map { RunCommandShop.product("A-\($0 + 1)", name: $1) })
        return shop
    }
}
