extension RuleKind {
    /// The kinds that look at what channels show of products, and at all products together.
    static let ofListings: [RuleKind] = [
        .valueRequired,
        .valueRange,
        .valueOneOf,
        .valueNever,
        .valueCount,
        .valueAgrees,
        .uniqueInListing,
        .imageSize,
        .imageRatio,
        .imageFormat,
        .imageWeight,
        .imageCount,
        .imageAnimation,
        .imageTransparency,
        .crossLocales,
        .crossChannels,
        .crossVariants,
        .crossFreeze,
        .priceParity,
        .priceEnding,
        .priceSale,
        .catalogueUnique,
        .nearDuplicates,
        .catalogueConsistent,
    ]
}
