extension Listing {
    /// What another place says, seen from here.
    package enum Glimpse: Sendable, Hashable {
        /// Nothing, or it is explicitly empty.
        case nothing
        /// Something that this run read past, because none of its scopes asks for it.
        case unread
        /// A value.
        case value(Value)
    }

    /// What the product says for exactly this locale on another channel, for the listing's own audience.
    ///
    /// The channels that the channel extends count, fallback locales do not. An attribute that does not differ by locale
    /// says the same for all.
    package func glimpse(at attribute: Int, channel: Int, locale: Int) -> Glimpse {
        guard attribute != structure.identifierAttribute else { return .value(.text(identifier)) }
        let channels = structure.channelChain(of: structure.channels[channel].code).map { structure.number(of: $0) }
        let audiences = structure.audienceChain(of: table.scope.audience).map { structure.number(of: $0) }
        let permissions = lineage.variantStructure.map { structure.permissions[$0] }
        var best: (level: Int, rank: Int, glimpse: Glimpse)?
        for level in 0...lineage.models.count
        where permissions?.allows(attribute, at: lineage.depth(ofLevel: level)) != false {
            let values = lineage.level(level).values
            for entry in values.entries where Int(entry.attribute) == attribute {
                guard entry.locale < 0 || Int(entry.locale) == locale,
                    let channelRank = Self.rank(entry.channel, in: channels),
                    let audienceRank = Self.rank(entry.audience, in: audiences)
                else { continue }
                let localeRank = entry.locale < 0 ? 1 : 0
                let rank = (audienceRank * 2 + localeRank) * (channels.count + 1) + channelRank
                if let best {
                    let mayWin = best.level == level || structure.order(of: attribute) == .scopeFirst
                    guard mayWin, rank < best.rank else { continue }
                }
                let isUnread = entry.form == .passed
                let value = isUnread ? nil : values.value(of: entry)
                best = (level, rank, isUnread ? .unread : value.map { .value($0) } ?? .nothing)
            }
        }
        return best?.glimpse ?? .nothing
    }

    /// How near the number of a channel or audience is, what is for all of them last; nil where it does not apply.
    private static func rank(_ number: Int16, in chain: [Int?]) -> Int? {
        number < 0 ? chain.count : chain.firstIndex { $0 == Int(number) }
    }
}
