public import PIMCatalog

/// What a channel shows of a product, while rules look at it.
public struct CheckedListing {
    /// The listing; its lineage has the product with its models, its table the scope.
    public let listing: Listing
    /// Where it is shown.
    public let place: Guideline.Place
    /// Looks at pictures; nil where there is no folder of them.
    public let pictures: (any PictureSource)?

    /// Takes a listing.
    public init(_ listing: Listing, place: Guideline.Place, pictures: (any PictureSource)? = nil) {
        self.listing = listing
        self.place = place
        self.pictures = pictures
    }
}

/// Looks at the pictures that products name.
public protocol PictureSource: Sendable {
    /// What a picture's file says of it; the reason where it cannot be read. Nil where there is no such file here, as for
    /// pictures that are named by their web address.
    func facts(of path: String) -> Result<PictureFacts, PictureProblem>?
}

/// Why a picture's file cannot be read.
public struct PictureProblem: Error, Sendable, Hashable {
    /// What is wrong with the file.
    public var message: String

    /// States a problem.
    public init(_ message: String) {
        self.message = message
    }
}

/// What a picture's file says of it.
public struct PictureFacts: Sendable, Hashable {
    /// The format: `png`, `jpeg`, `gif`, `webp`, `bmp`, `tiff` ...
    public var format: String
    /// The width as it is shown, in pixels.
    public var width: Int
    /// The height as it is shown, in pixels.
    public var height: Int
    /// The size of the file in bytes.
    public var byteCount: Int
    /// Whether parts may be transparent.
    public var hasAlpha: Bool
    /// Whether it moves.
    public var isAnimated: Bool
    /// Its colours: `gray`, `rgb`, `cmyk` or `indexed`.
    public var colors: String

    /// States what is known of a picture.
    public init(
        format: String,
        width: Int,
        height: Int,
        byteCount: Int,
        hasAlpha: Bool = false,
        isAnimated: Bool = false,
        colors: String = "rgb"
    ) {
        self.format = format
        self.width = width
        self.height = height
        self.byteCount = byteCount
        self.hasAlpha = hasAlpha
        self.isAnimated = isAnimated
        self.colors = colors
    }
}

/// One thing about a listing that breaks a rule.
public struct ListingBreach: Sendable, Hashable {
    /// What is wrong, lower case, no full stop.
    public var message: String
    /// The attribute that is to be mended; nil where it is no single one.
    public var attribute: AttributeCode?
    /// By what it is known again in the next run where the message tells of other products too; nil where it does not.
    public var key: String?

    /// States a breach.
    public init(_ message: String, attribute: AttributeCode? = nil, key: String? = nil) {
        self.message = message
        self.attribute = attribute
        self.key = key
    }
}

/// Watches all products of a run for what no single one shows.
///
/// It keeps some bytes per product at most: hashes, not texts.
public protocol CatalogueWatch: Sendable {
    /// Looks at the next product and says what is wrong with it beside those before it.
    mutating func see(_ listing: CheckedListing) -> [ListingBreach]
}
