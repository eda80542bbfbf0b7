public import PIMCatalog

extension Field {
    /// Where a field's value comes from.
    ///
    /// Written in JSON as `role:title`, `attribute:sku`, `constant:new`,
    /// `category:google` or the computed source's name.
    public enum Source: Sendable, Hashable {
        /// The attribute that names this role.
        case role(Role)
        /// An attribute by its code.
        case attribute(AttributeCode)
        /// Always this text.
        case constant(String)
        /// What the product's category, or the nearest ancestor that says, maps to under this key.
        case category(String)
        /// Worked out from the listing.
        case computed(Computed)
    }

    /// What can be worked out from a listing.
    public enum Computed: String, Sendable, Hashable, CaseIterable {
        /// The product's identifier.
        case identifier
        /// The identifier of the product's root model; nothing for a product without one.
        case groupIdentifier = "group-identifier"
        /// The product's address in the shop: role `link`, else the shop's pattern.
        case productURL = "product-url"
        /// The names of the product's deepest category in the channel's tree and of its ancestors.
        case categoryPath = "category-path"
        /// in_stock, out_of_stock, preorder or backorder, from roles `availability`, `preorder` and stock.
        case availability
        /// The stock of all locations of the channel together.
        case stockQuantity = "stock-quantity"
        /// The main picture: role `image`, else the first of role `images`.
        case mainImage = "main-image"
        /// The pictures besides the main one.
        case additionalImages = "additional-images"
        /// All pictures, the main one first.
        case images
        /// The price in the scope's currency and country: role `price`.
        case price
        /// The reduced price, where it is lower than the price: role `sale_price`.
        case salePrice = "sale-price"
        /// The price where a reduced price stands beside it, as shops strike it through; nothing otherwise.
        case listPrice = "list-price"
        /// The scope's currency.
        case currency
        /// The scope's country.
        case country
        /// The scope's locale with a hyphen, such as `pl-PL`.
        case languageTag = "language-tag"
        /// The scope's language, such as `pl`.
        case language
        /// The scope's locale as Meta's override feeds name it, such as `pl_PL` or `en_XX`.
        case metaLocale = "meta-locale"
        /// The roles of the axes along which the group's variants differ, as schema.org addresses.
        case variesBy = "varies-by"
        /// The attributes that the feed lists as details, as rows of section, name and value.
        case details
        /// Every resolved value of the product by attribute code.
        case values
        /// The codes of the product's categories in the channel's tree.
        case categoryCodes = "category-codes"
        /// The family's code.
        case family
        /// The channel's code.
        case channel
        /// The listing's locale code.
        case locale
        /// `no` where the product has neither a GTIN nor brand and MPN; nothing otherwise.
        case identifierExists = "identifier-exists"
        /// Associated products' identifiers by association type.
        case associations
        /// The identifier of the direct parent.
        case parentIdentifier = "parent-identifier"
    }
}
