extension SpellingDictionary {
    @inline(__always)
    func flagged(_ flag: UInt16, in set: Int32) -> Bool { rules.flagSets.contains(flag, in: set) }

    /// Whether a word with its affixes may be used so.
    @inline(__always)
    func fits(_ entry: WordEntry, _ prefix: Affix?, _ suffix: Affix?, _ use: WordUse) -> Bool {
        if entry.isHidden, !use.acceptsHidden { return false }
        if use.isRecased, flagged(rules.keepsCase, in: entry.flags) { return false }
        if use.isSuggestion, flagged(rules.hints.withheld, in: entry.flags) { return false }
        guard use.place == .whole else {
            return fitsCompound(entry, prefix, suffix, use)
        }
        return !has(rules.compounds.only, entry, prefix, suffix)
    }

    /// Whether a word or one of its affixes has a flag.
    private func has(_ flag: UInt16, _ entry: WordEntry, _ prefix: Affix?, _ suffix: Affix?) -> Bool {
        guard flag != 0 else {
            return false
        }
        if flagged(flag, in: entry.flags) { return true }
        if let prefix, flagged(flag, in: prefix.flags) { return true }
        guard let suffix else {
            return false
        }
        return flagged(flag, in: suffix.flags)
    }

    private func fitsCompound(_ entry: WordEntry, _ prefix: Affix?, _ suffix: Affix?, _ use: WordUse) -> Bool {
        for affix in [prefix, suffix] {
            if let affix, flagged(rules.compounds.forbidsAffix, in: affix.flags) { return false }
        }
        if let prefix, use.place != .first, !flagged(rules.compounds.permitsAffix, in: prefix.flags) { return false }
        if let suffix, use.place != .last, !flagged(rules.compounds.permitsAffix, in: suffix.flags) { return false }
        if has(rules.compounds.anywhere, entry, prefix, suffix) { return true }
        switch use.place {
        case .first: return has(rules.compounds.first, entry, prefix, suffix)
        case .middle: return has(rules.compounds.middle, entry, prefix, suffix)
        default: return has(rules.compounds.last, entry, prefix, suffix)
        }
    }
}
