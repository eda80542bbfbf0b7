import PIMText
import Testing

@testable import PIMText

@Suite("Numbers in a room")
struct ExactDecimalRoomTests {
    @Test(
        "A number is written as its text says",
        arguments: [
            "0", "7", "-7", "12.5", "-0.05", "99999999.99", "123456789012345678", "18446744073709551615",
            "18446744073709551616", "0.000000000000000001", "-12345678901234567890123456789012345678",
            "0.0000000000000000000000000000000000001",
        ]
    )
    func texts(_ text: String) throws {
        let number = try #require(ExactDecimal(text))
        for decimals in [0, 2, 3, 18, 20] {
            let written = [UInt8](unsafeUninitializedCapacity: 512) { memory, count in
                guard let base = memory.baseAddress else { return }
                var room = TextRoom(base, count: 512)
                room.append("= ")
                number.append(to: &room, minimumDecimals: decimals)
                count = room.count
            }
            let expected = "= " + number.text(minimumDecimals: decimals)
            #expect(String(decoding: written, as: UTF8.self) == expected)
        }
    }
}
