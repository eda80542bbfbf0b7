/// A row of cells and the bytes its texts stand in, during one look at them; it must not be kept.
struct RowView {
    let bytes: TextBytes
    let texts: UnsafeBufferPointer<CellText>
    let rows: UnsafeBufferPointer<CellRun>
    /// The slots of the whole record.
    let allSlots: UnsafeBufferPointer<CellSlot>
    /// The slots of the row.
    let slots: UnsafeBufferPointer<CellSlot>

    /// One of the rows that a cell of this row holds.
    func row(_ run: CellRun) -> RowView {
        let slots = UnsafeBufferPointer(rebasing: allSlots[run.range])
        return RowView(bytes: bytes, texts: texts, rows: rows, allSlots: allSlots, slots: slots)
    }

    /// Whether a field has no value; fields beyond the row have none.
    @inline(__always)
    func isEmpty(_ place: Int) -> Bool {
        place >= slots.count || slots[place].isEmpty
    }

    /// The bytes of a text.
    @inline(__always)
    func bytes(of text: CellText) -> TextBytes {
        bytes.part(text.range)
    }

    /// The first plain value of a field.
    func firstText(_ place: Int) -> TextBytes? {
        guard place < slots.count else { return nil }
        switch slots[place] {
        case .text(let text): return text.isEmpty ? nil : bytes(of: text)
        case .list(let run): return run.count == 0 ? nil : bytes(of: texts[Int(run.start)])
        case .empty, .rows, .json: return nil
        }
    }

    /// Which of some fields are filled.
    @inline(__always)
    func filledPlaces(among places: [Int]) -> PlaceSet {
        var filled = PlaceSet()
        places.withUnsafeBufferPointer { places in
            for place in places where place < slots.count && !slots[place].isEmpty { filled.insert(place) }
        }
        return filled
    }

    /// Whether one of a field's plain values fits.
    @inline(__always)
    func contains(_ place: Int, _ fits: (TextBytes) -> Bool) -> Bool {
        guard place < slots.count else { return false }
        switch slots[place] {
        case .text(let text): return fits(bytes(of: text))
        case .list(let run):
            for index in run.range where fits(bytes(of: texts[index])) { return true }
            return false
        case .empty, .rows, .json: return false
        }
    }
}

extension Record {
    /// What `body` returns for a row whose slots stand in this record.
    @inline(__always)
    borrowing func withView<Result>(of row: Range<Int>, _ body: (RowView) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            texts.withUnsafeBufferPointer { texts in
                rows.withUnsafeBufferPointer { rows in
                    allSlots.withUnsafeBufferPointer { allSlots in
                        let slots = UnsafeBufferPointer(rebasing: allSlots[row])
                        return body(
                            RowView(bytes: bytes, texts: texts, rows: rows, allSlots: allSlots, slots: slots)
                        )
                    }
                }
            }
        }
    }
}
