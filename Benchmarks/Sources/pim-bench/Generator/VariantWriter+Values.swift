extension VariantWriter {
    func description(_ group: ProductGroup, own note: [UInt8], to line: inout [UInt8]) {
        line += "\"description\":[".utf8
        line += group.descriptions
        if !note.isEmpty {
            line.append(UInt8(ascii: ","))
            line += note
        }
        line += "],".utf8
    }

    /// A description that only the other channel shows.
    func ceneoText(_ draw: inout Draw) -> [UInt8] {
        guard let language = text.languages.last else { return [] }
        var entry = OwnLines.opening(scope: "ceneo", locale: language.locale)
        entry.append(UInt8(ascii: "\""))
        text.description(language, &draw, to: &entry)
        entry += "\"}".utf8
        return entry
    }

    func brand(_ group: ProductGroup, to line: inout [UInt8]) {
        value("brand", group.brand, to: &line)
    }

    func category(_ group: ProductGroup, to line: inout [UInt8]) {
        line += "\"google_category\":[".utf8
        line += OwnLines.opening(scope: "google", locale: nil)
        line += "\(group.kind.google)}],".utf8
    }

    /// The price everywhere, now and then a lower one for Google, and reduced prices below both.
    func prices(_ group: ProductGroup, _ draw: inout Draw, to line: inout [UInt8]) {
        let price = group.price + draw.within(-400...400)
        let isCheaper = draw.happens(194)
        if !draw.happens(2) {
            line += "\"price\":[".utf8
            line += OwnLines.opening(scope: nil, locale: nil)
            currencies(price, &draw, to: &line)
            if isCheaper {
                line.append(UInt8(ascii: ","))
                line += OwnLines.opening(scope: "google", locale: nil)
                currencies(price * 97 / 100, &draw, to: &line)
            }
            line += "],".utf8
        }
        guard draw.happens(204) else { return }
        line += "\"sale_price\":[".utf8
        line += OwnLines.opening(scope: "google", locale: nil)
        line += "[{\"amount\":\"".utf8
        amount(price * 80 / 100, &draw, to: &line)
        line += "\",\"currency\":\"PLN\"}]}],".utf8
    }

    private func currencies(_ price: Int, _ draw: inout Draw, to line: inout [UInt8]) {
        line += "[{\"amount\":\"".utf8
        amount(price, &draw, to: &line)
        line += "\",\"currency\":\"PLN\"},{\"amount\":\"".utf8
        hundredths(price * 100 / 430, to: &line)
        line += "\",\"currency\":\"EUR\"},{\"amount\":\"".utf8
        hundredths(price * 100 / 390, to: &line)
        line += "\",\"currency\":\"USD\"},{\"amount\":\"".utf8
        hundredths(price * 118, to: &line)
        line += "\",\"currency\":\"KZT\"}]}".utf8
    }

    /// An amount as systems write it: mostly with two decimals, now and then with none, one or four.
    private func amount(_ price: Int, _ draw: inout Draw, to line: inout [UInt8]) {
        switch draw.below(100) {
        case ..<4: line += "\(price / 100)".utf8
        case ..<8: line += "\(price / 100).\(price / 10 % 10)".utf8
        case ..<13:
            hundredths(price, to: &line)
            line += "00".utf8
        default: hundredths(price, to: &line)
        }
    }

    private func hundredths(_ amount: Int, to line: inout [UInt8]) {
        line += "\(amount / 100).".utf8
        digits(amount % 100, width: 2, to: &line)
    }

    func gallery(_ number: Int, _ group: ProductGroup, _ draw: inout Draw, to line: inout [UInt8]) {
        guard draw.happens(800) else { return }
        single("gallery", to: &line)
        line.append(UInt8(ascii: "["))
        for place in 0..<draw.below(4) {
            if place > 0 { line.append(UInt8(ascii: ",")) }
            picture(number, group, "\(place + 1).jpg?w=1200&h=1200", to: &line)
        }
        line += "]}],".utf8
    }

    func picture(_ number: Int, _ group: ProductGroup, _ name: String, to line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        line += text.phrases.pictures
        line += group.kind.code.utf8
        line += text.phrases.slash
        identifier(number, group, to: &line)
        line += text.phrases.slash
        line += name.utf8
        line.append(UInt8(ascii: "\""))
    }

    /// A GTIN of thirteen digits; a few have a wrong check digit.
    func gtin(_ number: Int, _ draw: inout Draw, to line: inout [UInt8]) {
        single("gtin", to: &line)
        let body = 590_000_000_000 + draw.below(1_000) * 1_000_000 + number % 1_000_000
        var sum = 0
        var rest = body
        for place in 0..<12 {
            sum += rest % 10 * (place.isMultiple(of: 2) ? 3 : 1)
            rest /= 10
        }
        let check = (10 - sum % 10 + (draw.happens(8) ? 3 : 0)) % 10
        line += "\"\(body)\(check)\"}],".utf8
    }

    func identifier(_ number: Int, _ group: ProductGroup, to line: inout [UInt8]) {
        line += group.kind.prefix.utf8
        line.append(UInt8(ascii: "-"))
        digits(number, width: 7, to: &line)
    }

    func single(_ code: StaticString, to line: inout [UInt8]) {
        line += "\"\(code)\":[{\"scope\":null,\"locale\":null,\"data\":".utf8
    }

    func value(_ code: StaticString, _ data: [UInt8], to line: inout [UInt8]) {
        single(code, to: &line)
        line.append(UInt8(ascii: "\""))
        line += data
        line += "\"}],".utf8
    }

    /// A string entry's data and its end, with a comma behind it.
    func string(_ name: [UInt8], _ separator: [UInt8], _ ending: [UInt8], to line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        line += name
        if !ending.isEmpty {
            line += separator
            line += ending
        }
        line += "\"},".utf8
    }

    /// The end of an attribute's entries: the comma behind the last one becomes the bracket.
    func close(_ line: inout [UInt8]) {
        line[line.count - 1] = UInt8(ascii: "]")
        line.append(UInt8(ascii: ","))
    }

    func digits(_ number: Int, width: Int, to line: inout [UInt8]) {
        var rest = number
        let start = line.count
        line.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: width))
        var place = line.count - 1
        while rest > 0, place >= start {
            line[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
            place -= 1
        }
    }
}
