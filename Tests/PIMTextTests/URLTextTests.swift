import PIMText
import Testing

@Suite("URL text")
struct URLTextTests {
    @Test(
        "is percent-encoded once",
        arguments: [
            (
                "https://shop.example.ir/کفش/۱",
                "https://shop.example.ir/%DA%A9%D9%81%D8%B4/%DB%B1"
            ),
            ("https://x.pl/a b?q=1&r=ł#c", "https://x.pl/a%20b?q=1&r=%C5%82#c"),
            ("https://x.pl/%DA%a9", "https://x.pl/%DA%a9"),
            ("100%", "100%25"), ("%4", "%254"), ("%zz%41", "%25zz%41"),
            ("a\"<>\\^`{|}\u{7F}\n", "a%22%3C%3E%5C%5E%60%7B%7C%7D%7F%0A"),
            (":/?#[]@!$&'()*+,;=-._~", ":/?#[]@!$&'()*+,;=-._~"),
            ("", ""),
        ]
    )
    func encoded(text: String, url: String) {
        #expect(URLText.percentEncoded(text) == url)
        #expect(URLText.percentEncoded(url) == url)
    }

    @Test("encodes commas when asked to, and parts of a path")
    func parts() {
        #expect(URLText.percentEncoded("https://x.pl/a,b", commas: true) == "https://x.pl/a%2Cb")
        #expect(URLText.encodedComponent("A/B 1?ł-._~") == "A%2FB%201%3F%C5%82-._~")
        #expect(URLText.encodedComponent("SKU-1") == "SKU-1")
    }

    @Test(
        "accepts web addresses",
        arguments: [
            "http://a", "HTTPS://shop.example.pl/p?x=1#y", "https://user:pw@x.pl:8080/", "https://sklep.żółw.pl/",
            "https://[::1]:80/", "https://x.pl?q", "https://x.pl:/",
        ]
    )
    func http(text: String) {
        #expect(URLText.isHTTP(text))
    }

    @Test(
        "refuses what is no web address",
        arguments: [
            "", "http", "http:", "http:/", "http://", "https:///p", "https://?q", "https://:80/", "ftp://x.pl",
            "//x.pl/",
            "https://x.pl/a b", "https://x.pl/a\u{A0}b", "https://x.pl/\n", "www.x.pl", "https://user@", "httpx://a",
            "https://x.pl:port/", "mailto:a@b.pl",
        ]
    )
    func notHTTP(text: String) {
        #expect(!URLText.isHTTP(text))
    }

    @Test("knows schemes and absolute addresses")
    func schemes() {
        #expect(URLText.scheme("HTTPS://x") == "https")
        #expect(URLText.scheme("urn:isbn:1") == "urn")
        #expect(URLText.scheme("/p/1:2") == nil)
        #expect(URLText.scheme("1a:b") == nil)
        #expect(URLText.scheme(":b") == nil)
        #expect(URLText.isAbsolute("data:text/plain,x"))
        #expect(!URLText.isAbsolute("https:"))
        #expect(!URLText.isAbsolute("media/a.jpg"))
    }

    @Test("never lets an unencoded character through")
    func random() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            let text = generator.text(maximumLength: 15)
            let encoded = URLText.percentEncoded(text, commas: true)
            #expect(encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") })
            #expect(URLText.percentEncoded(encoded, commas: true) == encoded)
        }
    }
}
