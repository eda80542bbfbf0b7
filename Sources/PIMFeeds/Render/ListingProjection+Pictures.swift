import PIMCatalog
import PIMFormats
import PIMText

extension ListingProjection {
    /// Writes the main picture and the others, as addresses, none twice; of all of them those in the range.
    func writePictures(
        _ step: Step,
        _ range: Range<Int>,
        to record: inout Record,
        _ room: inout TextRoom
    ) -> CellSlot {
        let all: Range<Int>
        if let known = record.pictures {
            all = known.range
        } else {
            all = appendPictures(program.takesPictures ? Int.max : range.upperBound, to: &record, &room)
            record.pictures = CellRun(all)
        }
        let start = all.lowerBound + min(range.lowerBound, all.count)
        let end = all.lowerBound + min(range.upperBound, all.count)
        guard start < end else { return .empty }
        return step.pointee.isList ? .list(CellRun(start..<end)) : .text(record.texts[start])
    }

    /// Writes the addresses of so many pictures at most, and says where they stand.
    private func appendPictures(_ limit: Int, to record: inout Record, _ room: inout TextRoom) -> Range<Int> {
        let first = record.texts.count
        appendPictures(facts.roles.image, first, limit, to: &record, &room)
        appendPictures(facts.roles.images, first, limit, to: &record, &room)
        return first..<record.texts.count
    }

    private func appendPictures(
        _ attribute: Int,
        _ first: Int,
        _ limit: Int,
        to record: inout Record,
        _ room: inout TextRoom
    ) {
        guard record.texts.count - first < limit else { return }
        listing.withStored(at: attribute) { values, entry in
            switch entry.form {
            case .empty, .passed, .option: return
            case .text, .medium:
                values.bytes.withUnsafeBufferPointer { bytes in
                    let text = UnsafeBufferPointer(rebasing: bytes[entry.place])
                    guard entry.form == .text else {
                        facts.addresses.appendPicture(text, first, to: &record, &room)
                        return
                    }
                    cleaned(text, in: &room).withUnsafeBufferPointer {
                        facts.addresses.appendPicture($0, first, to: &record, &room)
                    }
                }
            case .other:
                if let parts = values.ranges(of: entry) {
                    guard entry.shape == .media else { return }
                    values.bytes.withUnsafeBufferPointer { bytes in
                        for part in parts where record.texts.count - first < limit {
                            let path = UnsafeBufferPointer(rebasing: bytes[part.range])
                            facts.addresses.appendPicture(path, first, to: &record, &room)
                        }
                    }
                    return
                }
                guard case .media(let paths) = values.other(of: entry) else { return }
                for index in paths.indices {
                    guard record.texts.count - first < limit else { return }
                    var path = paths[index]
                    path.withUTF8 { facts.addresses.appendPicture($0, first, to: &record, &room) }
                }
            }
        }
    }
}

extension AddressText {
    /// Appends a picture's address to the texts from `first` on, unless it is among them.
    fileprivate func appendPicture(
        _ path: UnsafeBufferPointer<UInt8>,
        _ first: Int,
        to record: inout Record,
        _ room: inout TextRoom
    ) {
        guard !path.isEmpty else { return }
        let start = room.count
        appendMedium(path, to: &room)
        let text = room.text(from: start)
        for index in first..<record.texts.count where room.isSame(record.texts[index], text) {
            return
        }
        record.texts.append(text)
    }
}

extension TextRoom {
    /// Whether two texts are the same bytes.
    fileprivate func isSame(_ first: CellText, _ second: CellText) -> Bool {
        guard first.count == second.count else { return false }
        let first = part(first)
        let second = part(second)
        // Addresses of one product are alike but for their ends.
        var index = first.count
        while index > 0 {
            index &-= 1
            if first[index] != second[index] { return false }
        }
        return true
    }
}
