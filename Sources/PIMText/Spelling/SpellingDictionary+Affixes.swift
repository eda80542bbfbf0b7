extension SpellingDictionary {
    /// The affixes that were taken off a word.
    struct Taken {
        var prefix: Affix?
        /// The suffix behind the one that is looked at.
        var outer: Affix?
    }

    /// What the words say of the letters as they are and with affixes taken off.
    func lookUp(_ word: UnsafeBufferPointer<UInt8>, _ use: WordUse) -> WordVerdict {
        var entry = words.first(word)
        var isKnown = false
        while entry >= 0 {
            let found = words.entries[Int(entry)]
            if flagged(rules.forbidden, in: found.flags) { return .forbidden }
            isKnown = isKnown || (!flagged(rules.needsAffix, in: found.flags) && fits(found, nil, nil, use))
            entry = found.next
        }
        if isKnown { return .known }
        let room = word.count + 6 * rules.longestStrip + 8
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { room in
            var buffer = WordBuffer(word, in: room)
            let verdict = withoutSuffix(&buffer, Taken(), use)
            return verdict == .unknown ? withoutPrefix(&buffer, use) : verdict
        }
    }

    private func withoutPrefix(_ buffer: inout WordBuffer, _ use: WordUse) -> WordVerdict {
        for length in 0...min(rules.prefixes.longest, buffer.count) {
            let whole = buffer
            for place in rules.prefixes.groups(of: whole.head(length)) {
                let group = rules.prefixes.group(place)
                guard whole.count - length + group.stripped.count > (rules.allowsWholeStrip ? -1 : 0) else { continue }
                let verdict = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length + group.stripped.count + 1)
                {
                    saved in
                    // What the replaced letters cover is put back behind.
                    let covered = WordBuffer(whole.head(length), in: saved)
                    buffer.replaceHead(length, with: rules.prefixes.strips, group.stripped)
                    let verdict = withPrefixes(group, &buffer, use)
                    buffer = whole
                    buffer.restore(covered.bytes, at: whole.start)
                    return verdict
                }
                if verdict != .unknown { return verdict }
            }
        }
        return .unknown
    }

    private func withPrefixes(_ group: AffixGroup, _ buffer: inout WordBuffer, _ use: WordUse) -> WordVerdict {
        let stem = words.first(buffer.bytes)
        for place in group.affixes {
            let prefix = rules.prefixes.affixes[Int(place)]
            guard rules.conditions.isMet(prefix.condition, atStartOf: buffer.bytes) else { continue }
            var entry = stem
            while entry >= 0 {
                let found = words.entries[Int(entry)]
                if flagged(prefix.flag, in: found.flags), standsAlone(prefix), fits(found, prefix, nil, use) {
                    return flagged(rules.forbidden, in: found.flags) ? .forbidden : .known
                }
                entry = found.next
            }
            guard prefix.crosses else { continue }
            let verdict = withoutSuffix(&buffer, Taken(prefix: prefix), use)
            if verdict != .unknown { return verdict }
        }
        return .unknown
    }

    private func withoutSuffix(_ buffer: inout WordBuffer, _ taken: Taken, _ use: WordUse) -> WordVerdict {
        for length in 0...min(rules.suffixes.longest, buffer.count) {
            let groups = rules.suffixes.groups(of: buffer.tail(length))
            guard !groups.isEmpty else { continue }
            for place in groups {
                let group = rules.suffixes.group(place)
                guard buffer.count - length + group.stripped.count > (rules.allowsWholeStrip ? -1 : 0) else { continue }
                let verdict = withSuffixes(group, length, &buffer, taken, use)
                if verdict != .unknown { return verdict }
            }
        }
        return .unknown
    }

    private func withSuffixes(
        _ group: AffixGroup,
        _ length: Int,
        _ buffer: inout WordBuffer,
        _ taken: Taken,
        _ use: WordUse
    ) -> WordVerdict {
        guard !group.stripped.isEmpty else {
            let whole = buffer
            buffer.end -= length
            let verdict = match(group, &buffer, taken, use)
            buffer = whole
            return verdict
        }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length + 1) { saved in
            let whole = buffer
            let covered = WordBuffer(buffer.tail(length), in: saved)
            buffer.replaceTail(length, with: rules.suffixes.strips, group.stripped)
            let verdict = match(group, &buffer, taken, use)
            buffer = whole
            buffer.restore(covered.bytes, at: whole.end - length)
            return verdict
        }
    }

    /// Looks the stem up that is left, and takes another suffix off it where one may stand before these.
    private func match(_ group: AffixGroup, _ buffer: inout WordBuffer, _ taken: Taken, _ use: WordUse) -> WordVerdict {
        let first = words.first(buffer.bytes)
        if first >= 0 {
            for place in group.affixes {
                let suffix = rules.suffixes.affixes[Int(place)]
                var entry = first
                while entry >= 0 {
                    let found = words.entries[Int(entry)]
                    if accepts(found, suffix, taken, use),
                        rules.conditions.isMet(suffix.condition, atEndOf: buffer.bytes)
                    {
                        return flagged(rules.forbidden, in: found.flags) ? .forbidden : .known
                    }
                    entry = found.next
                }
            }
        }
        guard group.continues, taken.outer == nil else {
            return .unknown
        }
        for place in group.affixes {
            let suffix = rules.suffixes.affixes[Int(place)]
            guard rules.continued.contains(suffix.flag), taken.prefix == nil || suffix.crosses,
                rules.conditions.isMet(suffix.condition, atEndOf: buffer.bytes)
            else { continue }
            let verdict = withoutSuffix(&buffer, Taken(prefix: taken.prefix, outer: suffix), use)
            if verdict != .unknown { return verdict }
        }
        return .unknown
    }

    /// Whether a word may have a suffix next to it, with those that were taken off before.
    @inline(__always)
    private func accepts(_ entry: WordEntry, _ suffix: Affix, _ taken: Taken, _ use: WordUse) -> Bool {
        let prefix = taken.prefix
        guard flagged(suffix.flag, in: entry.flags) || prefix.map({ flagged(suffix.flag, in: $0.flags) }) ?? false
        else {
            return false
        }
        if let outer = taken.outer, !flagged(outer.flag, in: suffix.flags) {
            return false
        }
        if let prefix {
            let isBrought =
                flagged(prefix.flag, in: entry.flags) || flagged(prefix.flag, in: suffix.flags)
                || taken.outer.map { flagged(prefix.flag, in: $0.flags) } ?? false
            guard suffix.crosses, isBrought else {
                return false
            }
        }
        let last = taken.outer ?? suffix
        guard (isHalf(suffix) || isHalf(last)) == prefix.map({ isHalf($0) }) ?? false else {
            return false
        }
        if flagged(rules.needsAffix, in: last.flags), prefix.map({ needsOther($0) }) ?? true {
            return false
        }
        return fits(entry, prefix, suffix, use) && fits(entry, prefix, last, use)
    }

    private func needsOther(_ affix: Affix) -> Bool { flagged(rules.needsAffix, in: affix.flags) }

    private func isHalf(_ affix: Affix) -> Bool { flagged(rules.circumfix, in: affix.flags) }

    private func standsAlone(_ prefix: Affix) -> Bool {
        !needsOther(prefix) && !flagged(rules.circumfix, in: prefix.flags)
    }
}
