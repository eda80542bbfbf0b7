extension XMLScanner {
    /// Moves past an end tag and all tags behind it, where the same ones were read before with the same names open.
    @inline(__always)
    mutating func passJoint() -> Bool {
        let depth = progress.depth
        var index = joints.first(closing: openName(depth &- 1).number)
        while index >= 0 {
            if stands(joints.all[index].start, joints.all[index].count) {
                // The outermost element is not closed by a joint.
                if joints.all[index].isPlain, depth > 1 {
                    setOpenName(depth &- 1, joints.all[index].innermost)
                    progress.elements &+= joints.all[index].elements
                    progress.matching &+= joints.all[index].matching
                    position &+= joints.all[index].count
                    return true
                }
                if passOther(index) { return true }
            }
            index = joints.all[index].next
        }
        return false
    }

    /// Whether the bytes of a joint stand at the position: compared from the end, where they differ most.
    @inline(__always)
    private func stands(_ start: Int, _ count: Int) -> Bool {
        guard count <= end &- position else { return false }
        let known = unsafe base + start
        let found = unsafe base + position
        var offset = count &- 8
        guard unsafe ByteWord.load(known, at: offset) == ByteWord.load(found, at: offset) else { return false }
        while offset > 0 {
            offset = max(offset &- 16, 0)
            let first = unsafe ByteWord.load(known, at: offset) ^ ByteWord.load(found, at: offset)
            let second = unsafe ByteWord.load(known, at: offset &+ 8) ^ ByteWord.load(found, at: offset &+ 8)
            guard first | second == 0 else { return false }
        }
        return true
    }

    /// Moves past a joint whose bytes stand at the position, if it closes what is open and opens no more than may be.
    @inline(never)
    private mutating func passOther(_ index: Int) -> Bool {
        let joint = joints.all[index]
        var depth = progress.depth
        guard joint.closed.count < depth, joint.rise <= limit - depth else { return false }
        for number in joint.closed {
            depth -= 1
            guard openName(depth).number == number else { return false }
        }
        for name in joint.opened {
            setOpenName(depth, name)
            depth += 1
        }
        progress.depth = depth
        progress.elements += joint.elements
        progress.matching += joint.matching
        position += joint.count
        return true
    }

    /// Moves past an end tag and the tags that follow it without text between, and remembers them.
    @inline(never)
    mutating func newJoint() throws(XMLProblem) {
        guard joints.takes(closing: openName(progress.depth - 1).number) else { return try endTag() }
        let start = position
        let before = progress
        var highest = before.depth
        var closed: [Int] = []
        while true {
            if byte(position + 1) == UInt8(ascii: "/") {
                try endTag()
                guard progress.place == .content else { return }
                if progress.depth < before.depth - closed.count { closed.append(openName(progress.depth).number) }
            } else {
                highest = max(highest, progress.depth + 1)
                try startTag()
            }
            var index = position
            while index < end, isSpace(byte(index)) { index += 1 }
            guard index + 1 < end, index - start < XMLJoints.lengths.upperBound else { break }
            let next = byte(index + 1)
            guard byte(index) == UInt8(ascii: "<"), next != UInt8(ascii: "!"), next != UInt8(ascii: "?") else { break }
            position = index
        }
        let opened = (before.depth - closed.count..<progress.depth).map { openName($0) }
        let joint = XMLJoint(
            start: start,
            count: position - start,
            isPlain: closed.count == 1 && opened.count == 1 && highest == before.depth,
            innermost: openName(progress.depth - 1),
            elements: progress.elements - before.elements,
            matching: progress.matching - before.matching,
            closed: closed,
            opened: opened,
            rise: highest - before.depth
        )
        joints.remember(joint)
    }

    /// The number by which joints know the name at a place: the same for the same bytes, 0 where there are too many.
    mutating func number(_ start: Int, _ count: Int) -> Int {
        let last = start + count - 1
        let hash = count &* 5 ^ Int(byte(last)) ^ Int(byte(max(last - 2, start))) &* 3
        for probe in 0..<4 {
            let number = XMLJoints.number(hash: hash, probe: probe)
            let name = joints.name(number)
            if name.count == 0 { joints.setName(number, XMLOpenName(start: start, count: count)) }
            if name.count == 0 || name.count == count && equals(name.start, start, count) { return number }
        }
        return 0
    }
}
