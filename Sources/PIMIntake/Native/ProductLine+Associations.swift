import PIMCatalog
import PIMIO

extension ProductLine {
    mutating func readAssociations(isQuantified: Bool) throws(PIMIOError) {
        guard try cursor.peek() != .null else { return try cursor.readNull() }
        if try cursor.peek() == .array {
            try cursor.enterArray()
            guard try !cursor.nextElement() else { throw cursor.failure("expected an object of associations") }
            return
        }
        try cursor.enterObject()
        var types = SeenKeys()
        while let text = try cursor.nextKey() {
            guard types.insert(cursor.string(text)) else {
                throw cursor.failure("the key \"\(cursor.string(text))\" stands twice")
            }
            let code = AssociationTypeCode(cursor.string(text))
            if !structure.associationTypes.contains(where: { $0.code == code }) {
                let known = structure.associationTypes.map(\.code.text)
                unknown("association type", code.text, among: known, rule: "product.unknown-association")
                try cursor.skipValue()
                continue
            }
            guard try cursor.peek() == .object else { throw cursor.failure("expected an object for \"\(code)\"") }
            try cursor.enterObject()
            var targets: Set<Association.Target> = []
            while let key = try cursor.nextKey() {
                guard let target = Association.Target(rawValue: cursor.string(key)) else {
                    try cursor.skipValue()
                    continue
                }
                guard targets.insert(target).inserted else {
                    throw cursor.failure("the key \"\(target.rawValue)\" stands twice")
                }
                try readTargets(code, target, isQuantified: isQuantified)
            }
        }
    }

    private mutating func readTargets(
        _ type: AssociationTypeCode,
        _ target: Association.Target,
        isQuantified: Bool
    ) throws(PIMIOError) {
        guard isQuantified else {
            return try readStrings(type.text) { line, text in
                let identifier = line.cursor.string(text)
                line.product.pointee.associations.append(
                    Association(type: type, target: target, identifier: identifier)
                )
            }
        }
        guard try cursor.peek() == .array else { throw cursor.failure("expected an array for \"\(type)\"") }
        try cursor.enterArray()
        while try cursor.nextElement() {
            guard try cursor.peek() == .object else { throw cursor.failure("expected identifier and quantity") }
            var identifier: String?
            var quantity: Int?
            var seen: (identifier: Bool, quantity: Bool) = (false, false)
            try cursor.enterObject()
            while let key = try cursor.nextKey() {
                if cursor.equals(key, "identifier") || cursor.equals(key, "code") {
                    try once(&seen.identifier, cursor.equals(key, "code") ? "code" : "identifier")
                    identifier = try optionalString("identifier")
                } else if cursor.equals(key, "quantity") {
                    try once(&seen.quantity, "quantity")
                    guard try cursor.peek() == .number else { throw cursor.failure("expected a number as quantity") }
                    quantity = Int(cursor.string(try cursor.readNumber()))
                } else {
                    try cursor.skipValue()
                }
            }
            guard let identifier, let quantity, quantity > 0 else {
                report(
                    "product.association",
                    .error,
                    "a tie of \"\(type)\" lacks an identifier or a quantity above 0; it is left out",
                    remedy: "write {\"identifier\":\"…\",\"quantity\":2}"
                )
                continue
            }
            product.pointee.associations.append(
                Association(type: type, target: target, identifier: identifier, quantity: quantity)
            )
        }
    }
}
