/// Tags without text between them, from an end tag on, as `</g:title>\n      <g:description>`: where they were read in the
/// block, and what they did.
struct XMLJoint {
    let start: Int
    let count: Int
    /// Whether they closed one name, left one open and never opened more.
    let isPlain: Bool
    /// The last name they left open.
    let innermost: XMLOpenName
    let elements: Int
    let matching: Int
    /// The numbers of the names they closed that had been open before, the innermost first.
    let closed: [Int]
    /// The names they left open.
    let opened: [XMLOpenName]
    /// How many more names than at their start were open at most.
    let rise: Int
    /// The next joint that closes the same name first, -1 where there is none.
    var next = -1
}

/// The joints of a block, remembered: feeds write the same ones over and over, and the same bytes behind the same open
/// names mean the same.
struct XMLJoints {
    static let lengths = 16...192
    private static let maximumNumber = 128
    private static let maximumChain = 8
    private static let slots = 128

    private(set) var all: [XMLJoint] = []
    /// The first joint that closes the name of a number.
    private var firsts: [Int] = []
    private var names: [XMLOpenName] = []

    /// The first joint that closes a name, -1 where there is none.
    @inline(__always)
    func first(closing number: Int) -> Int { number < firsts.count ? firsts[number] : -1 }

    /// The name that is known by a number, which is above 0; new where its count is 0.
    mutating func name(_ number: Int) -> XMLOpenName {
        if names.isEmpty {
            names = [XMLOpenName](repeating: XMLOpenName(start: 0, count: 0), count: Self.slots)
            firsts = [Int](repeating: -1, count: Self.slots + 1)
        }
        return names[number - 1]
    }

    mutating func setName(_ number: Int, _ name: XMLOpenName) { names[number - 1] = name }

    /// A number by which a name may be known; there are a few of them.
    static func number(hash: Int, probe: Int) -> Int { (hash &+ probe) & (slots - 1) + 1 }

    /// Whether one more joint that closes a name first would be remembered; a name without a number cannot be told apart.
    func takes(closing number: Int) -> Bool {
        guard number > 0, all.count < Self.maximumNumber else { return false }
        var next = first(closing: number)
        var length = 0
        while next >= 0 {
            next = all[next].next
            length += 1
        }
        return length < Self.maximumChain
    }

    /// Remembers a joint behind those that close the same name first.
    mutating func remember(_ joint: XMLJoint) {
        guard let key = joint.closed.first, !joint.closed.contains(0), Self.lengths.contains(joint.count) else {
            return
        }
        if firsts[key] < 0 {
            firsts[key] = all.count
        } else {
            var last = firsts[key]
            while all[last].next >= 0 { last = all[last].next }
            all[last].next = all.count
        }
        all.append(joint)
    }
}
