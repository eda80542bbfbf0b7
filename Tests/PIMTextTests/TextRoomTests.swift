import Testing

@testable import PIMText

@Suite("Rooms for texts")
struct TextRoomTests {
    @Test("Texts of any length stand one behind another", arguments: 0...70)
    func lengths(_ length: Int) {
        let text = (0..<length).map { UInt8(0x21 + $0) }
        let written = TextRoom.written { room in
            for _ in 0..<3 {
                room.append(text)
                room.append(UInt8(ascii: "|"))
                room.append(0..<length / 2, of: text)
            }
        }
        let once = text + [UInt8(ascii: "|")] + text.prefix(length / 2)
        #expect(written == once + once + once)
    }

    @Test("What does not fit is left out whole, and the room says so")
    func full() {
        let written = TextRoom.written(capacity: 20) { room in
            room.append("0123456789")
            let isFull = [room.isFull]
            room.append("0123456789A")
            let states = isFull + [room.isFull]
            #expect(states == [false, true])
            room.append("ab")
            room.append(upTo: 9) { _ in 9 }
        }
        #expect(written == Array("0123456789ab".utf8))
    }

    @Test("A part can be taken back")
    func removal() {
        let written = TextRoom.written { room in
            room.append("Kurtka, zimowa")
            room.remove(from: 6, to: 8)
            room.remove(from: 3, to: 3)
            let rest = Array(room.written(from: 6))
            #expect(rest == Array("zimowa".utf8))
            room.count = 8
            room.append(upTo: 4) { part in
                part[0] = UInt8(ascii: "!")
                return 1
            }
        }
        #expect(written == Array("Kurtkazi!".utf8))
    }

    @Test("A text is plain without quotation marks, backslashes and controls, wherever they stand", arguments: 0...40)
    func plain(_ place: Int) {
        for character in ["\"", "\\", "\n", "\u{1}"] {
            var isPlain = [true, true]
            _ = TextRoom.written { room in
                room.append("\"")
                room.append(String(repeating: "ą", count: place))
                isPlain[0] = room.isPlain(from: 1)
                room.append(character)
                room.append("tail")
                isPlain[1] = room.isPlain(from: 1)
            }
            #expect(isPlain == [true, false], "\(character.debugDescription)")
        }
    }
}

extension TextRoom {
    /// What a closure writes into a room of so many bytes.
    static func written(capacity: Int = 4096, _ write: (inout TextRoom) -> Void) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: capacity + slack) { memory, count in
            guard let base = memory.baseAddress else { return }
            var room = TextRoom(base, count: capacity + slack)
            write(&room)
            count = room.count
        }
    }
}
