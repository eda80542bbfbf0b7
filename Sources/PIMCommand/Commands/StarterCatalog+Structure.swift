extension StarterCatalog {
    /// The catalog itself.
    static let settings = """
        {
          "pim": 1,
          "name": "My shop",
          "default_locale": "en_GB",
          "resolution": "level-first",
          "shop": {
            "name": "My shop",
            "url": "https://shop.example",
            "product_url": "https://shop.example/{language}/p/{identifier}",
            "media_url": "https://cdn.shop.example/"
          }
        }

        """

    /// What shirts and mugs are made of.
    static let families = """
        {
          "families": [
            {
              "code": "shirts",
              "labels": {"en_GB": "Shirts", "pl_PL": "Koszulki"},
              "attributes": ["sku", "ean", "brand", "name", "description", "material", "color", "size", \
        "gender", "age_group", "weight", "picture", "price"],
              "label_attribute": "name",
              "image_attribute": "picture",
              "required": {"web": ["ean", "brand", "name", "description", "color", "picture", "price", "size"]},
              "structures": [
                {
                  "code": "shirts_size",
                  "labels": {"en_GB": "By size", "pl_PL": "Według rozmiaru"},
                  "levels": [{"axes": ["size"], "attributes": ["size", "sku", "ean"]}],
                  "overridable": ["name", "price"]
                }
              ]
            },
            {
              "code": "mugs",
              "labels": {"en_GB": "Mugs", "pl_PL": "Kubki"},
              "attributes": ["sku", "ean", "brand", "name", "description", "material", "color", "weight", \
        "picture", "price"],
              "label_attribute": "name",
              "image_attribute": "picture",
              "required": {"web": ["ean", "brand", "name", "description", "color", "picture", "price"]},
              "structures": []
            }
          ]
        }

        """

    /// The shop's tree.
    static let categories = """
        {
          "categories": [
            {"code": "shop", "parent": null, "labels": {"en_GB": "Shop", "pl_PL": "Sklep"}},
            {"code": "shirts", "parent": "shop", "labels": {"en_GB": "Shirts", "pl_PL": "Koszulki"}, \
        "mappings": {"google": "212"}},
            {"code": "mugs", "parent": "shop", "labels": {"en_GB": "Mugs", "pl_PL": "Kubki"}}
          ]
        }

        """

    /// The web shop.
    static let channels = """
        {
          "channels": [
            {
              "code": "web",
              "extends": null,
              "labels": {"en_GB": "Web shop", "pl_PL": "Sklep internetowy"},
              "locales": ["en_GB", "pl_PL"],
              "currencies": ["GBP", "PLN"],
              "tree": "shop",
              "units": {"weight": "GRAM"},
              "fallbacks": {"pl_PL": ["en_GB"]}
            }
          ],
          "audiences": []
        }

        """

    /// The warehouse.
    static let locations = """
        {
          "locations": [{"code": "main", "labels": {"en_GB": "Main warehouse", "pl_PL": "Magazyn główny"}, \
        "kind": "warehouse", "country": "GB", "channels": ["web"]}]
        }

        """
}
