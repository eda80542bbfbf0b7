import PIMCatalog
import PIMFormats
import PIMIO
import PIMText

extension ListingProjection {
    /// Writes what is worked out from the listing; what only the scope decides was compiled as a text.
    func writeComputed(_ step: RecordStep, to record: inout Record) -> CellSlot {
        let start = record.bytes.count
        let lineage = listing.lineage
        switch step.computed {
        case .identifier, .groupIdentifier:
            if step.computed == .identifier {
                record.bytes.append(listing.identifier)
            } else if lineage.isVariant {
                record.bytes.append(lineage.rootIdentifier)
            }
            // An identifier stands alone, even in a field that repeats.
            return .text(CellText(start..<record.bytes.count))
        case .parentIdentifier:
            if let parent = lineage.product.parent { record.bytes.append(parent) }
        case .productURL: appendPage(to: &record)
        case .availability: appendAvailability(to: &record)
        case .stockQuantity:
            if let stock { ExactDecimal(stock).append(to: &record.bytes) }
        case .images: return writePictures(step, 0..<Int.max, to: &record)
        case .mainImage: return writePictures(step, 0..<1, to: &record)
        case .additionalImages: return writePictures(step, 1..<Int.max, to: &record)
        case .price: appendMoney(facts.roles.price, step, to: &record)
        case .salePrice: appendMoney(facts.roles.salePrice, step, to: &record)
        case .listPrice:
            if hasMoney(facts.roles.salePrice) { appendMoney(facts.roles.price, step, to: &record) }
        case .family:
            if let family = lineage.family { record.bytes.append(facts.structure.families[family].code.text) }
        case .identifierExists:
            // It is the word alone, even in a field that repeats.
            guard !hasIdentifiers(&record) else { return .empty }
            return .text(record.append("no"))
        case .variesBy: return write(axes, step, to: &record)
        case .categoryCodes:
            return write(CategoryNames.codes(of: lineage, facts.structure, facts.table), step, to: &record)
        case .values: return json(ValueJSON.object(of: listing), in: &record)
        case .associations:
            let ties = lineage.product.associations
            return ties.isEmpty ? .empty : json(ValueJSON.associations(ties), in: &record)
        case .categoryPath, .currency, .country, .languageTag, .language, .metaLocale, .details, .channel, .locale:
            return .empty
        }
        return slot(from: start, step, in: &record)
    }

    private func write(_ texts: [String], _ step: RecordStep, to record: inout Record) -> CellSlot {
        let first = record.texts.count
        for text in texts { appendText(text, to: &record) { $1.append(contentsOf: $0) } }
        return slot(ofTextsFrom: first, step, in: &record)
    }

    /// Calls `body` with the text that an attribute holds, or its option's code; false where it holds neither.
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
                body(UnsafeBufferPointer(rebasing: bytes[entry.range]), entry.form == .option)
            }
            return true
        } ?? false
    }

    private func appendPage(to record: inout Record) {
        let facts = facts
        let hasLink = withText(of: facts.roles.link) { link, isCode in
            guard !isCode, !PlainText.isClean(link) else {
                facts.addresses.appendPage(link, to: &record.bytes)
                return
            }
            var cleaned: [UInt8] = []
            PlainText.appendClean(link, to: &cleaned)
            cleaned.withUnsafeBufferPointer { facts.addresses.appendPage($0, to: &record.bytes) }
        }
        if !hasLink { facts.addresses.appendPage(of: listing.lineage, to: &record.bytes) }
    }

    /// in_stock where something can be sold; a catalog that keeps stock and notes none for the product has none.
    private func appendAvailability(to record: inout Record) {
        let start = record.bytes.count
        _ = withText(of: facts.roles.availability) { text, isCode in
            if isCode {
                record.bytes.append(contentsOf: text)
            } else {
                PlainText.appendClean(text, to: &record.bytes)
            }
        }
        guard record.bytes.count == start else { return }
        if isPreorder {
            record.bytes.append("preorder")
        } else if facts.keepsStock {
            record.bytes.append((stock ?? 0) > 0 ? "in_stock" : "out_of_stock")
        }
    }

    private var isPreorder: Bool {
        listing.withStored(at: facts.roles.preorder) { values, entry in
            values.flag(of: entry) == true
        } ?? false
    }

    /// What the channel can sell: the noted stock, else the whole number that the attribute says.
    private var stock: Int? {
        if !facts.stock.isEmpty {
            let channel = facts.table.scope.channel
            let noted = facts.stock.quantity(of: listing.identifier, on: channel, in: facts.structure)
            if let noted { return noted }
        }
        return listing.withStored(at: facts.roles.stock) { values, entry -> Int? in
            values.number(of: entry)?.rounded(decimals: 0).integer
        } ?? nil
    }

    private func appendMoney(_ attribute: Int, _ step: RecordStep, to record: inout Record) {
        let facts = facts
        listing.withStored(at: attribute) { values, entry in
            facts.money?.append(values, entry, step.kind, to: &record.bytes)
        }
    }

    private func hasMoney(_ attribute: Int) -> Bool {
        let facts = facts
        return listing.withStored(at: attribute) { values, entry in
            facts.money?.isIn(values, entry) ?? false
        } ?? false
    }

    /// Writes the main picture and the others, as addresses, none twice; of all of them those in the range.
    private func writePictures(_ step: RecordStep, _ range: Range<Int>, to record: inout Record) -> CellSlot {
        let limit = program.takesPictures ? Int.max : range.upperBound
        let all = record.pictures?.range ?? appendPictures(limit, to: &record)
        record.pictures = CellRun(all)
        let start = all.lowerBound + min(range.lowerBound, all.count)
        let end = all.lowerBound + min(range.upperBound, all.count)
        guard start < end else { return .empty }
        return step.isList ? .list(CellRun(start..<end)) : .text(record.texts[start])
    }

    /// Writes the addresses of so many pictures at most, and says where they stand.
    private func appendPictures(_ limit: Int, to record: inout Record) -> Range<Int> {
        let first = record.texts.count
        appendPictures(facts.roles.image, first, limit, to: &record)
        appendPictures(facts.roles.images, first, limit, to: &record)
        return first..<record.texts.count
    }

    private func appendPictures(_ attribute: Int, _ first: Int, _ limit: Int, to record: inout Record) {
        guard record.texts.count - first < limit else { return }
        let facts = facts
        listing.withStored(at: attribute) { values, entry in
            switch entry.form {
            case .empty, .passed, .option: return
            case .text, .medium:
                values.bytes.withUnsafeBufferPointer { bytes in
                    let text = UnsafeBufferPointer(rebasing: bytes[entry.range])
                    guard entry.form == .text else {
                        facts.addresses.appendPicture(text, first, to: &record)
                        return
                    }
                    var cleaned: [UInt8] = []
                    PlainText.appendClean(text, to: &cleaned)
                    cleaned.withUnsafeBufferPointer { facts.addresses.appendPicture($0, first, to: &record) }
                }
            case .other:
                if let parts = values.ranges(of: entry) {
                    guard entry.shape == .media else { return }
                    values.bytes.withUnsafeBufferPointer { bytes in
                        for part in parts where record.texts.count - first < limit {
                            let path = UnsafeBufferPointer(rebasing: bytes[part.range])
                            facts.addresses.appendPicture(path, first, to: &record)
                        }
                    }
                    return
                }
                guard case .media(let paths) = values.other(of: entry) else { return }
                for index in paths.indices {
                    guard record.texts.count - first < limit else { return }
                    var path = paths[index]
                    path.withUTF8 { facts.addresses.appendPicture($0, first, to: &record) }
                }
            }
        }
    }

    /// Whether the record has a GTIN, or a brand and a maker's number, whatever the feed makes them of.
    private func hasIdentifiers(_ record: inout Record) -> Bool {
        let projection = ListingProjection(program: items, items: items, facts: facts, listing: listing)
        let pictures = record.pictures
        record.pictures = nil
        defer { record.pictures = pictures }
        func isFilled(_ fields: [CellRun]) -> Bool {
            for run in fields where !projection.write(run, to: &record).isEmpty {
                return true
            }
            return false
        }
        let fields = facts.identifierFields
        return isFilled(fields.gtin) || (isFilled(fields.brand) && isFilled(fields.number))
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
    fileprivate func withStored<Result>(
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

extension AddressText {
    /// Appends a picture's address to the texts from `first` on, unless it is among them.
    fileprivate func appendPicture(_ path: UnsafeBufferPointer<UInt8>, _ first: Int, to record: inout Record) {
        guard !path.isEmpty else { return }
        let start = record.bytes.count
        appendMedium(path, to: &record.bytes)
        let text = CellText(from: start, in: record.bytes)
        for index in first..<record.texts.count where record.isSame(record.texts[index], text) {
            return
        }
        record.texts.append(text)
    }
}

extension Record {
    /// Whether two texts are the same bytes.
    fileprivate func isSame(_ first: CellText, _ second: CellText) -> Bool {
        guard first.count == second.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            // Addresses of one product are alike but for their ends.
            var index = Int(first.count)
            let start = Int(first.start)
            let other = Int(second.start)
            while index > 0 {
                index &-= 1
                if bytes[start &+ index] != bytes[other &+ index] { return false }
            }
            return true
        }
    }
}
