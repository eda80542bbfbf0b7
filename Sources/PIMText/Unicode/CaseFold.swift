/// Full case folding: `STRASSE` and `Straße` become the same.
///
/// **Source:** CaseFolding.txt of the Unicode Character Database, statuses C, F and T.
enum CaseFold {
    /// Calls `body` with each scalar that a scalar becomes.
    @inline(__always)
    static func forEach(of scalar: UInt32, isTurkic: Bool, _ body: (UInt32) -> Void) {
        if isTurkic, scalar == 0x49 || scalar == 0x130 {
            body(scalar == 0x49 ? 0x131 : 0x69)
            return
        }
        let place = CaseFoldTable.folds.wide(scalar) - 1
        guard place >= 0 else {
            body(scalar)
            return
        }
        guard place >= CaseFoldTable.stepCount else {
            body(scalar &+ ScalarTable.long(CaseFoldTable.steps, place) &- 0x80_0000)
            return
        }
        let string = 3 * (place - CaseFoldTable.stepCount)
        for offset in 0..<3 {
            let part = ScalarTable.long(CaseFoldTable.strings, string + offset)
            if part > 0 { body(part) }
        }
    }
}
