import PIMCatalog
import PIMFormats
import PIMText

extension ListingProjection {
    /// Writes what is worked out from the listing; what only the scope decides was compiled as a text.
    func writeComputed(_ step: Step, to record: inout Record, _ room: inout TextRoom) -> CellSlot {
        let start = room.count
        switch step.pointee.computed {
        case .identifier, .groupIdentifier:
            if step.pointee.computed == .identifier {
                room.append(listing.identifier)
            } else if listing.lineage.isVariant {
                room.append(listing.lineage.rootIdentifier)
            }
            // An identifier stands alone, even in a field that repeats.
            return .text(room.text(from: start))
        case .parentIdentifier:
            if let parent = listing.lineage.product.parent { room.append(parent) }
        case .productURL: appendPage(to: &room)
        case .availability: appendAvailability(to: &room)
        case .stockQuantity:
            if let stock { ExactDecimal(stock).append(to: &room) }
        case .images: return writePictures(step, 0..<Int.max, to: &record, &room)
        case .mainImage: return writePictures(step, 0..<1, to: &record, &room)
        case .additionalImages: return writePictures(step, 1..<Int.max, to: &record, &room)
        case .price: appendMoney(facts.roles.price, step, to: &room)
        case .salePrice: appendMoney(facts.roles.salePrice, step, to: &room)
        case .listPrice:
            if hasMoney(facts.roles.salePrice) { appendMoney(facts.roles.price, step, to: &room) }
        case .family:
            if let family = listing.lineage.family { room.append(facts.structure.families[family].code.text) }
        case .identifierExists:
            // It is the word alone, even in a field that repeats.
            guard !hasIdentifiers(&record, &room) else { return .empty }
            room.count = start
            room.append("no")
            return .text(room.text(from: start))
        case .variesBy: return write(axes, step, to: &record, &room)
        case .categoryCodes:
            let codes = CategoryNames.codes(of: listing.lineage, facts.structure, facts.table)
            return write(codes, step, to: &record, &room)
        case .values:
            ValueJSON.writeObject(of: listing, facts.keys, to: &room)
            return .json(room.text(from: start))
        case .associations:
            let ties = listing.lineage.product.associations
            guard !ties.isEmpty else { return .empty }
            ValueJSON.write(ties, to: &room)
            return .json(room.text(from: start))
        case .categoryPath, .currency, .country, .languageTag, .language, .metaLocale, .details, .channel, .locale:
            return .empty
        }
        return slot(from: start, step, in: &record, room)
    }

    private func write(
        _ texts: [String],
        _ step: Step,
        to record: inout Record,
        _ room: inout TextRoom
    ) -> CellSlot {
        let first = record.texts.count
        for text in texts { appendText(text, to: &record, &room) { $1.append($0) } }
        return slot(ofTextsFrom: first, step, in: &record)
    }

    /// Calls `body` with the text that an attribute holds, or its option's code; false where it holds neither.
    @inline(__always)
    private func withText(
        of attribute: Int,
        _ body: (_ text: UnsafeBufferPointer<UInt8>, _ isCode: Bool) -> Void
    ) -> Bool {
        guard attribute >= 0 else { return false }
        if attribute == facts.structure.identifierAttribute {
            var identifier = listing.identifier
            identifier.withUTF8 { body($0, false) }
            return true
        }
        return listing.withStored(at: attribute) { values, entry in
            guard entry.form == .text || entry.form == .option else { return false }
            values.bytes.withUnsafeBufferPointer { bytes in
                body(UnsafeBufferPointer(rebasing: bytes[entry.place]), entry.form == .option)
            }
            return true
        } ?? false
    }

    private func appendPage(to room: inout TextRoom) {
        let hasLink = withText(of: facts.roles.link) { link, isCode in
            // Where every byte may stand in an address there is nothing to clean either.
            let isOrdinary = URLText.isOrdinary(link)
            guard !isCode, !isOrdinary, !PlainText.isClean(link) else {
                facts.addresses.appendPage(link, isOrdinary: isOrdinary, to: &room)
                return
            }
            cleaned(link, in: &room).withUnsafeBufferPointer { facts.addresses.appendPage($0, to: &room) }
        }
        if !hasLink { facts.addresses.appendPage(of: listing.lineage, to: &room) }
    }

    /// A text as `PlainText` cleans it; the room is left as it is.
    func cleaned(_ text: UnsafeBufferPointer<UInt8>, in room: inout TextRoom) -> [UInt8] {
        let start = room.count
        PlainText.appendClean(text, to: &room)
        defer { room.count = start }
        return Array(room.written(from: start))
    }

    /// in_stock where something can be sold; a catalog that keeps stock and notes none for the product has none.
    private func appendAvailability(to room: inout TextRoom) {
        let start = room.count
        _ = withText(of: facts.roles.availability) { text, isCode in
            if isCode {
                room.append(text)
            } else {
                PlainText.appendClean(text, to: &room)
            }
        }
        guard room.count == start else { return }
        if isPreorder {
            room.append("preorder")
        } else if facts.keepsStock {
            room.append((stock ?? 0) > 0 ? "in_stock" : "out_of_stock")
        }
    }

    private var isPreorder: Bool {
        listing.withStored(at: facts.roles.preorder) { values, entry in
            values.flag(of: entry) == true
        } ?? false
    }

    /// What the channel can sell: the noted stock, else the whole number that the attribute says.
    private var stock: Int? {
        if facts.hasStock {
            let channel = facts.table.scope.channel
            let noted = facts.stock.quantity(of: listing.identifier, on: channel, in: facts.structure)
            if let noted { return noted }
        }
        return listing.withStored(at: facts.roles.stock) { values, entry -> Int? in
            guard let number = values.number(of: entry) else { return nil }
            return (number.fractionDigits == 0 ? number : number.rounded(decimals: 0)).integer
        } ?? nil
    }

    private func appendMoney(_ attribute: Int, _ step: Step, to room: inout TextRoom) {
        listing.withStored(at: attribute) { values, entry in
            facts.money?.append(values, entry, step.pointee.kind, to: &room)
        }
    }

    private func hasMoney(_ attribute: Int) -> Bool {
        listing.withStored(at: attribute) { values, entry in
            facts.money?.isIn(values, entry) ?? false
        } ?? false
    }

    /// Whether the record has a GTIN, or a brand and a maker's number, whatever the feed makes them of.
    private func hasIdentifiers(_ record: inout Record, _ room: inout TextRoom) -> Bool {
        let pictures = record.pictures
        record.pictures = nil
        defer { record.pictures = pictures }
        return items.withSteps { steps in
            let projection = ListingProjection(
                program: items,
                items: items,
                facts: facts,
                listing: listing,
                steps: steps
            )
            func isFilled(_ fields: [CellRun]) -> Bool {
                for run in fields where !projection.write(run, to: &record, &room).isEmpty {
                    return true
                }
                return false
            }
            let fields = facts.identifierFields
            return isFilled(fields.gtin) || (isFilled(fields.brand) && isFilled(fields.number))
        }
    }

    private var axes: [String] {
        guard let number = listing.lineage.variantStructure else { return [] }
        let known = [
            "color": "color", "size": "size", "material": "material", "pattern": "pattern",
            "gender": "suggestedGender", "age_group": "suggestedAge",
        ]
        return facts.structure.variantStructures[number].axes.compactMap { axis in
            guard let role = facts.structure.attribute(axis)?.role, let word = known[role.word] else { return nil }
            return "https://schema.org/\(word)"
        }
    }
}

extension Listing {
    /// Calls `body` with where an attribute's value is kept; nil where there is none.
    @inline(__always)
    @discardableResult
    func withStored<Result>(
        at attribute: Int,
        _ body: (borrowing ProductValues, ProductValues.Entry) -> Result
    ) -> Result? {
        guard attribute >= 0, let (level, entry) = stored(at: attribute) else { return nil }
        guard level > 0 else {
            return body(lineage.product.values, lineage.product.values.entries[entry])
        }
        return body(lineage.models[level - 1].values, lineage.models[level - 1].values.entries[entry])
    }
}
