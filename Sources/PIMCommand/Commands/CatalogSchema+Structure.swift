import PIMCatalog

extension CatalogSchema {
    static let settings = SchemaShape.object([
        SchemaMember("pim", .only(1), "The version of the directory's format."),
        SchemaMember("name", .text, "The catalog's name."),
        SchemaMember("default_locale", .code, "The locale of labels and reports.", isRequired: true),
        SchemaMember("resolution", resolution, "Which loop of resolution is the outer one."),
        SchemaMember("shop", .shared(.shop), "The shop's names and addresses."),
        SchemaMember(
            "association_types",
            .list(
                .object([
                    code("The type's code."),
                    labels,
                    SchemaMember("two_way", .boolean, "Whether the tie holds in both directions."),
                    SchemaMember("quantified", .boolean, "Whether each tie has a quantity."),
                ])
            ),
            "The kinds of ties between products."
        ),
        SchemaMember(
            "product_groups",
            .list(.object([code("The group's code."), labels, SchemaMember("type", .text, "The kind of group.")])),
            "Named sets of products besides categories."
        ),
        SchemaMember("files", fileNames, "Which files hold what."),
        extra,
    ])

    static let shop = SchemaShape.object([
        SchemaMember("name", .text, "The shop's name."),
        SchemaMember("url", .text, "The address of its front page."),
        SchemaMember(
            "product_url",
            .text,
            "The pattern of a product's page, with {identifier}, {group}, {locale}, {language}, {country} and {channel}."
        ),
        SchemaMember("media_url", .text, "What stands before the paths of pictures and files."),
    ])

    static let families = SchemaShape.object([
        SchemaMember(
            "families",
            .list(
                .object([
                    code("The family's code."),
                    labels,
                    SchemaMember("attributes", .codes, "The attributes its products have, in order."),
                    SchemaMember("label_attribute", .code.orNull, "The attribute that names a product in lists."),
                    SchemaMember("image_attribute", .code.orNull, "The attribute that shows a product in lists."),
                    SchemaMember("required", .map(.codes), "The attributes that must be filled, by channel."),
                    SchemaMember("structures", .list(structure), "How its variants may be built."),
                    extra,
                ])
            ),
            isRequired: true
        )
    ])

    private static let structure = SchemaShape.object([
        code("The structure's code."),
        labels,
        SchemaMember(
            "levels",
            .list(
                .object([
                    SchemaMember("axes", .codes, "The attributes by which siblings differ.", isRequired: true),
                    SchemaMember("attributes", .codes, "The attributes whose values stand at this level."),
                ])
            ),
            "The levels below the root model, the variant's own level last.",
            isRequired: true
        ),
        SchemaMember(
            "overridable",
            .list(.either([.code, .words(["*"])])),
            "The attributes that lower levels may set again; * for all."
        ),
    ])

    static let categories = SchemaShape.object([
        SchemaMember(
            "categories",
            .list(
                .object([
                    code("The category's code."),
                    SchemaMember("parent", .code.orNull, "The category above; null for the root of a tree."),
                    labels,
                    SchemaMember("mappings", .map(.text), "What channels call it, by key such as google."),
                ])
            ),
            isRequired: true
        )
    ])

    static let channels = SchemaShape.object([
        SchemaMember(
            "channels",
            .list(
                .object([
                    code("The channel's code."),
                    SchemaMember("extends", .code.orNull, "The channel whose settings hold where this one is silent."),
                    labels,
                    SchemaMember("locales", .codes, "The locales it is shown in."),
                    SchemaMember("currencies", .list(currency), "The currencies it sells in."),
                    SchemaMember("tree", .code.orNull, "The root of its category tree."),
                    SchemaMember("units", .map(.text), "The units measurements are shown in, by attribute."),
                    SchemaMember("fallbacks", .map(.codes), "The locales asked in turn where a locale has no value."),
                    SchemaMember("shop", .shared(.shop), "Names and addresses that differ from the catalog's."),
                    extra,
                ])
            ),
            isRequired: true
        ),
        SchemaMember(
            "audiences",
            .list(
                .object([
                    code("The audience's code."),
                    labels,
                    SchemaMember("extends", .code.orNull, "The wider audience asked next."),
                ])
            ),
            "The segments for which values may differ."
        ),
    ])

    static let locations = SchemaShape.object([
        SchemaMember(
            "locations",
            .list(
                .object([
                    code("The location's code."),
                    labels,
                    SchemaMember("kind", .words(Location.Kind.allCases.map(\.rawValue)), "What it is."),
                    SchemaMember("country", country.orNull, "The country it lies in."),
                    SchemaMember("channels", .codes, "The channels it serves; all where empty."),
                    SchemaMember("pickup", .text, "How soon an order can be fetched, such as same day."),
                    extra,
                ])
            ),
            isRequired: true
        )
    ])

    static let measurements = SchemaShape.object([
        SchemaMember(
            "measurement_families",
            .list(
                .object([
                    code("The family's code, such as Weight."),
                    labels,
                    SchemaMember("standard_unit_code", .code, "The unit conversions go through.", isRequired: true),
                    SchemaMember("units", .map(unit), "The units by their codes."),
                ])
            ),
            isRequired: true
        )
    ])

    private static let unit = SchemaShape.object([
        SchemaMember("code", .code, "The unit's code."),
        labels,
        SchemaMember("symbol", .text, "The unit's sign, such as kg."),
        SchemaMember(
            "convert_from_standard",
            .list(
                .object([
                    SchemaMember("operator", .words(["mul", "div", "add", "sub"]), isRequired: true),
                    SchemaMember("value", .number, isRequired: true),
                ])
            ),
            "The steps from this unit to the standard unit."
        ),
    ])

    static let resolution = SchemaShape.words(ResolutionOrder.allCases.map(\.rawValue))
    static let currency = SchemaShape.pattern("^[A-Z]{3}$")
    static let decimals = SchemaShape.map(.count)
    static let country = SchemaShape.pattern("^[A-Z]{2}$")
    static let labels = SchemaMember("labels", .labels, "Names by locale.")
    static let extra = SchemaMember("extra", .anything, "What an import found no place for.")

    static func code(_ summary: String) -> SchemaMember {
        SchemaMember("code", .code, summary, isRequired: true)
    }

    private static let fileNames = SchemaShape.object(
        ["products", "models", "stock", "prices", "feeds", "formats", "guidelines"].map { kind in
            SchemaMember(kind, .list(.text), "Files relative to the folder; * stands for any name.")
        }
    )
}
