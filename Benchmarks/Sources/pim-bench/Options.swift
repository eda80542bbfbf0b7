/// What the command line asks for.
struct Options {
    static let usage = """
        usage: pim-bench [--pim PATH] [--products N] [--sizes N,N] [--rounds N] [--skip NAME,NAME] [--only NAME,NAME]
                         [--instructions N] [--shared DIR] [--peers DIR] [--json] [--full] [--strict]
               pim-bench generate FOLDER N [--inherit] [--php] [--ten] [--seed N]
               pim-bench compare FEED PEERS-FEED
               pim-bench listing FOLDER
               pim-bench text [--json] [--strict]
               pim-bench stages CALLGRIND-OUT

        Exports the benchmark catalog, compares it with what the peers make of it, and measures all of them in turn.
          --products N      the catalog that is timed (100000)
          --sizes N,N       the catalogs whose peak memory is compared (10000 and --products; 1000000 with --full)
          --rounds N        how often each program runs (5; slow ones 3 times)
          --skip, --only    programs to leave out, or the only peers to run: see peers/README.md
          --instructions N  products of the callgrind run (10000), 0 for none
          --shared DIR      where bench/make_catalog.py may lie (../../shared)
          --json            the figures as JSON
          --full            also a million products, and the static binary
          --strict          a missed figure is a failure
        """

    var pim = "../.build/release/pim"
    var products = 100_000
    var sizes: [Int] = []
    var rounds = 5
    var skipped: Set<String> = []
    var only: Set<String> = []
    var instructions = 10_000
    var shared = "../../shared"
    var peers = "peers"
    var isJSON = false
    var isFull = false
    var isStrict = false
    var form = OwnLines.Form()
    var isTen = false
    /// The words that are no options.
    var operands: [String] = []

    /// Nil where the words cannot be understood.
    init?(_ words: some Sequence<String>) {
        var rest = words.makeIterator()
        func list() -> [String] { (rest.next() ?? "").split(separator: ",").map(String.init) }
        while let word = rest.next() {
            switch word {
            case "--pim": pim = rest.next() ?? pim
            case "--products": products = rest.next().flatMap { Int($0) } ?? products
            case "--sizes": sizes = list().compactMap { Int($0) }
            case "--rounds": rounds = rest.next().flatMap { Int($0) } ?? rounds
            case "--skip": skipped.formUnion(list())
            case "--only": only.formUnion(list())
            case "--instructions": instructions = rest.next().flatMap { Int($0) } ?? instructions
            case "--shared": shared = rest.next() ?? shared
            case "--peers": peers = rest.next() ?? peers
            case "--json": isJSON = true
            case "--full": isFull = true
            case "--strict": isStrict = true
            case "--inherit": form.inherits = true
            case "--php": form.isPHP = true
            case "--ten": isTen = true
            case "--seed": form.seed = rest.next().flatMap { UInt64($0) } ?? form.seed
            default:
                guard !word.hasPrefix("-") else { return nil }
                operands.append(word)
            }
        }
        guard rounds > 0, products > 0, instructions >= 0 else { return nil }
        if sizes.isEmpty { sizes = [10_000, isFull ? 1_000_000 : products] }
    }

    func wants(_ peer: String) -> Bool {
        !skipped.contains(peer) && (only.isEmpty || only.contains(peer))
    }
}
