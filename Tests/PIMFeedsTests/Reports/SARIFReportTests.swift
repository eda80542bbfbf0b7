import PIMCatalog
import PIMFeeds
import PIMIO
import Testing

@Suite("SARIF report")
struct SARIFReportTests {
    typealias Samples = ReportSamples

    static func report(_ entries: [ReportEntry], places: ReportPlaces = ReportPlaces(), pretty: Bool = false) -> String
    {
        Samples.written(
            SARIFReport(tool: Samples.tool, rules: Samples.rules, places: places, run: "pim/check/", pretty: pretty),
            entries
        )
    }

    @Test("writes a whole log")
    func golden() {
        let expected = #"""
            {
              "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
              "version": "2.1.0",
              "runs": [
                {
                  "tool": {
                    "driver": {
                      "name": "pim",
                      "semanticVersion": "1.2.0",
                      "informationUri": "https://example.com/pim",
                      "rules": [
                        {
                          "id": "text.quiet",
                          "shortDescription": {
                            "text": "stays silent"
                          },
                          "defaultConfiguration": {
                            "level": "note"
                          }
                        },
                        {
                          "id": "text.shouting",
                          "shortDescription": {
                            "text": "no shouting"
                          },
                          "defaultConfiguration": {
                            "level": "warning"
                          }
                        },
                        {
                          "id": "value.unknown-option",
                          "shortDescription": {
                            "text": "options exist"
                          },
                          "help": {
                            "text": "Add it."
                          },
                          "defaultConfiguration": {
                            "level": "error"
                          }
                        }
                      ]
                    }
                  },
                  "automationDetails": {
                    "id": "pim/check/"
                  },
                  "columnKind": "utf16CodeUnits",
                  "originalUriBaseIds": {
                    "%SRCROOT%": {
                      "description": {
                        "text": "the folder that file names begin at"
                      }
                    }
                  },
                  "results": [
                    {
                      "ruleId": "text.shouting",
                      "ruleIndex": 1,
                      "level": "warning",
                      "message": {
                        "text": "\"GORE-TEX SHELL\" shouts — write it in small letters"
                      },
                      "locations": [
                        {
                          "physicalLocation": {
                            "artifactLocation": {
                              "uri": "shop/products%20%C3%BC/a%20b.jsonl",
                              "uriBaseId": "%SRCROOT%"
                            },
                            "region": {
                              "startLine": 17
                            }
                          },
                          "logicalLocations": [
                            {
                              "name": "name",
                              "fullyQualifiedName": "NORD%2FXL 100%25/name/web/fa_IR",
                              "kind": "property"
                            }
                          ]
                        }
                      ],
                      "partialFingerprints": {
                        "pimFinding/v2": "\#(Samples.shouting.fingerprint)"
                      },
                      "properties": {
                        "product": "NORD/XL 100%",
                        "attribute": "name",
                        "scope": "web/fa_IR",
                        "words": "GORE-TEX SHELL",
                        "remedy": "write it in small letters"
                      }
                    }
                  ],
                  "invocations": [
                    {
                      "executionSuccessful": true
                    }
                  ]
                }
              ]
            }

            """#
        #expect(Self.report([Samples.shouting], places: ReportPlaces(folder: "./shop"), pretty: true) == expected)
    }

    @Test(
        "keeps to the schema",
        arguments: [ReportPlaces(), ReportPlaces(folder: "a:b", ownFile: "pim.json"), ReportPlaces(folder: "/tmp/ x")]
    )
    func schema(_ places: ReportPlaces) throws {
        let odd = ReportEntry(
            Finding("x", .error, "", at: SourcePosition(file: "/a b/ü?#[]:.jsonl", line: 0), product: "é\u{0}/")
        )
        for entries in [[], Samples.all, [odd], Samples.many(30, .note, rule: "text.quiet")] {
            let text = Self.report(entries, places: places)
            #expect(SARIFRules.breaches(try JSON.parse(Array(text.utf8), path: nil)) == [])
            #expect(text.hasSuffix("}\n"))
        }
    }

    @Test("what breaks the schema is seen by its check")
    func checker() throws {
        let text = Self.report([Samples.shouting])
        let breaks = [
            ("\"startLine\":17", "\"startLine\":0"), ("\"ruleIndex\":1", "\"ruleIndex\":2"), ("%20", " "),
            ("\"level\":\"note\"", "\"level\":\"info\""), ("\"2.1.0\"", "\"2.1\""), ("\"driver\"", "\"drivers\""),
            ("\"executionSuccessful\":true", "\"executionSuccessful\":1"), ("%C3", "%G3"),
        ]
        for (old, new) in breaks {
            let broken = text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
            #expect(broken != text)
            #expect(SARIFRules.breaches(try JSON.parse(Array(broken.utf8), path: nil)) != [], "\(new)")
        }
    }

    @Test("findings without a place get one where a file is named for them, and say what is new")
    func placeless() throws {
        let text = Self.report(Samples.all, places: ReportPlaces(folder: "c", ownFile: "structure.json"))
        let log = try JSON.parse(Array(text.utf8), path: nil)
        let results = try #require(log["runs"]?.array?.first?["results"]?.array)
        let place = results[1]["locations"]?.array?.first?["physicalLocation"]
        #expect(place?["artifactLocation"]?["uri"]?.string == "c/structure.json")
        #expect(place?["region"]?["startLine"]?.integer == 1)
        #expect(results[1]["ruleIndex"] == nil)
        #expect(results.map { $0["baselineState"]?.string } == ["new", "unchanged", nil])
        let message = try #require(results[0]["message"]?["text"]?.string)
        #expect(message == #"100% \u{1b}[31m"blu"\u{d}\u{a}::error::x <&>"#)
        let without = try JSON.parse(Array(Self.report([Samples.placeless]).utf8), path: nil)
        #expect(without["runs"]?.array?.first?["results"]?.array?.first?["locations"] == nil)
    }

    @Test("may be drained at any time, and the bytes are the same")
    func draining() throws {
        var report = SARIFReport(tool: Samples.tool, rules: Samples.rules, run: "pim/check/")
        var sink = MemorySink()
        for entry in Samples.all {
            report.add(entry)
            try sink.drain(&report.buffer)
        }
        report.finish(succeeded: true)
        try sink.drain(&report.buffer)
        #expect(sink.bytes == Array(Self.report(Samples.all).utf8))
    }
}
