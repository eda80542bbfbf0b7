extension StarterCatalog {
    /// British offers for Google.
    static let googleFeed = """
        {
          "code": "google",
          "format": "google-merchant",
          "channel": "web",
          "locale": "en_GB",
          "country": "GB",
          "currency": "GBP",
          "select": {"enabled": true, "complete": true},
          "fields": {
            "title": {"join": ["{{ name }}", "{{ color }}", "{{ size }}"], "with": ", "},
            "mpn": "{{ sku }}",
            "condition": "new",
            "shipping": [{"country": "GB", "service": "Standard", "price": "3.99 GBP"}]
          },
          "exclude_on": "error",
          "gate": {"max_drop": "20%", "min_items": 1},
          "output": {"file": "google.xml"}
        }

        """

    /// Polish structured data for the shop's pages.
    static let schemaFeed = """
        {
          "code": "schema",
          "format": "schema-org",
          "channel": "web",
          "locale": "pl_PL",
          "country": "PL",
          "currency": "PLN",
          "select": {"enabled": true, "complete": true},
          "fields": {},
          "exclude_on": "error",
          "gate": {"max_drop": "20%", "min_items": 1},
          "output": {"file": "schema.json"}
        }

        """
}
