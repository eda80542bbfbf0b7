import PIMCatalog
import PIMFormats
import PIMText

/// Makes the addresses of a shop's pages and pictures.
struct AddressText: Sendable {
    /// A part of the pattern of product pages.
    private enum Piece: Sendable {
        case text([UInt8])
        case identifier
        case group
    }

    private let shopURL: [UInt8]?
    private let mediaURL: [UInt8]?
    private let pattern: [Piece]?
    private let escapesCommas: Bool

    init(_ shop: Shop, _ scope: Scope, _ format: FeedFormat) {
        shopURL = shop.url.map { Array($0.utf8) }
        mediaURL = shop.mediaURL.map { Array($0.utf8) }
        pattern = shop.productURL.map { Self.pieces(of: $0, scope) }
        // Where addresses stand in comma-separated lists, a comma of their own must not divide them.
        if case .delimited = format.container { escapesCommas = true } else { escapesCommas = false }
    }

    /// The pattern with the places filled in that only the scope decides.
    private static func pieces(of pattern: String, _ scope: Scope) -> [Piece] {
        let tag = LanguageTag(scope.locale.text)
        let places = [
            "{locale}": scope.locale.text,
            "{language}": tag.language,
            "{country}": scope.country?.text ?? tag.region ?? "",
            "{channel}": scope.channel.text,
        ]
        var pieces: [Piece] = []
        var text = ""
        var rest = Substring(pattern)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let name = String(rest[open...close])
            if name == "{identifier}" || name == "{group}" {
                pieces += [.text(Array(text.utf8)), name == "{group}" ? .group : .identifier]
                text = ""
            } else {
                text += places[name] ?? name
            }
            rest = rest[rest.index(after: close)...]
        }
        text += rest
        return pieces + [.text(Array(text.utf8))]
    }

    /// Appends a product page's address: the product's own, the shop's address before it where it is not absolute.
    ///
    /// `isOrdinary` says that every byte may stand in an address as it is.
    func appendPage(_ link: UnsafeBufferPointer<UInt8>, isOrdinary: Bool = false, to room: inout TextRoom) {
        let start = room.count
        if isOrdinary, shopURL == nil || URLText.isAbsolute(link) {
            room.append(link)
            return
        }
        if let shopURL, !URLText.isAbsolute(link) {
            room.append(shopURL)
            if shopURL.last != UInt8(ascii: "/"), link.first != UInt8(ascii: "/") { room.append(UInt8(ascii: "/")) }
        }
        room.append(link)
        URLText.percentEncode(from: start, in: &room)
    }

    /// Appends the address that the shop's pattern makes for a product; nothing where the shop has none.
    func appendPage(of lineage: Lineage, to room: inout TextRoom) {
        guard let pattern else { return }
        let start = room.count
        for piece in pattern {
            switch piece {
            case .text(let text): room.append(text)
            case .identifier: URLText.appendEncodedComponent(lineage.product.identifier, to: &room)
            case .group: URLText.appendEncodedComponent(lineage.rootIdentifier, to: &room)
            }
        }
        URLText.percentEncode(from: start, in: &room)
    }

    /// Appends a picture's or file's address: what is not absolute gets the shop's media address before it.
    func appendMedium(_ path: UnsafeBufferPointer<UInt8>, to room: inout TextRoom) {
        let start = room.count
        var path = path
        if let mediaURL, !path.isEmpty, !URLText.isAbsolute(path) {
            room.append(mediaURL)
            let startsWithSlash = path.first == UInt8(ascii: "/")
            if mediaURL.last != UInt8(ascii: "/") {
                if !startsWithSlash { room.append(UInt8(ascii: "/")) }
            } else if startsWithSlash {
                path = UnsafeBufferPointer(rebasing: path.dropFirst())
            }
        }
        room.append(path)
        URLText.percentEncode(from: start, in: &room, commas: escapesCommas)
    }
}

extension Lineage {
    /// The identifier of the model at the top, or the product's own.
    var rootIdentifier: String {
        models.isEmpty ? product.identifier : models[models.count - 1].identifier
    }
}
