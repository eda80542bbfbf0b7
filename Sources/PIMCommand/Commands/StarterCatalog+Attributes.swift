extension StarterCatalog {
    /// The properties of products.
    static let attributes = """
        {
          "groups": [{"code": "general", "labels": {"en_GB": "General", "pl_PL": "Ogólne"}}, {"code": \
        "texts", "labels": {"en_GB": "Texts", "pl_PL": "Teksty"}}],
          "attributes": [
            {"code": "sku", "type": "identifier", "labels": {"en_GB": "SKU", "pl_PL": "SKU"}, "group": "general"},
            {"code": "ean", "type": "text", "labels": {"en_GB": "EAN", "pl_PL": "EAN"}, "group": "general", \
        "unique": true, "role": "gtin"},
            {"code": "brand", "type": "text", "labels": {"en_GB": "Brand", "pl_PL": "Marka"}, "group": \
        "general", "role": "brand"},
            {
              "code": "name",
              "type": "text",
              "labels": {"en_GB": "Name", "pl_PL": "Nazwa"},
              "group": "texts",
              "localizable": true,
              "role": "title",
              "validation": {"max_length": 150}
            },
            {
              "code": "description",
              "type": "richtext",
              "labels": {"en_GB": "Description", "pl_PL": "Opis"},
              "group": "texts",
              "localizable": true,
              "role": "description"
            },
            {
              "code": "material",
              "type": "text",
              "labels": {"en_GB": "Material", "pl_PL": "Materiał"},
              "group": "texts",
              "localizable": true,
              "role": "material"
            },
            {
              "code": "color",
              "type": "option",
              "labels": {"en_GB": "Colour", "pl_PL": "Kolor"},
              "group": "general",
              "role": "color",
              "options": [
                {"code": "navy", "labels": {"en_GB": "Navy", "pl_PL": "Granatowy"}},
                {"code": "white", "labels": {"en_GB": "White", "pl_PL": "Biały"}},
                {"code": "green", "labels": {"en_GB": "Green", "pl_PL": "Zielony"}}
              ]
            },
            {
              "code": "size",
              "type": "option",
              "labels": {"en_GB": "Size", "pl_PL": "Rozmiar"},
              "group": "general",
              "role": "size",
              "options": [
                {"code": "S", "labels": {"en_GB": "S", "pl_PL": "S"}},
                {"code": "M", "labels": {"en_GB": "M", "pl_PL": "M"}},
                {"code": "L", "labels": {"en_GB": "L", "pl_PL": "L"}}
              ]
            },
            {
              "code": "gender",
              "type": "option",
              "labels": {"en_GB": "Gender", "pl_PL": "Płeć"},
              "group": "general",
              "role": "gender",
              "options": [
                {"code": "male", "labels": {"en_GB": "Men", "pl_PL": "Mężczyźni"}},
                {"code": "female", "labels": {"en_GB": "Women", "pl_PL": "Kobiety"}},
                {"code": "unisex", "labels": {"en_GB": "Unisex", "pl_PL": "Unisex"}}
              ]
            },
            {
              "code": "age_group",
              "type": "option",
              "labels": {"en_GB": "Age group", "pl_PL": "Grupa wiekowa"},
              "group": "general",
              "role": "age_group",
              "options": [{"code": "adult", "labels": {"en_GB": "Adults", "pl_PL": "Dorośli"}}, {"code": \
        "kids", "labels": {"en_GB": "Kids", "pl_PL": "Dzieci"}}]
            },
            {
              "code": "weight",
              "type": "measurement",
              "labels": {"en_GB": "Weight", "pl_PL": "Waga"},
              "group": "general",
              "unit_family": "Weight",
              "unit": "GRAM",
              "role": "weight"
            },
            {
              "code": "picture",
              "type": "image",
              "labels": {"en_GB": "Picture", "pl_PL": "Zdjęcie"},
              "group": "general",
              "role": "image",
              "validation": {"extensions": ["jpg", "png"]}
            },
            {"code": "price", "type": "prices", "labels": {"en_GB": "Price", "pl_PL": "Cena"}, "group": \
        "general", "role": "price"}
          ]
        }

        """
}
