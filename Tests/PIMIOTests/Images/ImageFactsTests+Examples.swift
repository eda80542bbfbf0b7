extension ImageFactsTests {
    static let png = [
        Example("grey in one bit", Samples.png(7, 9, depth: 1, color: 0), "png 7x9, gray1"),
        Example("colours in 16 bits", Samples.png(300, 2, depth: 16), "png 300x2, rgb16"),
        Example(
            "transparent colours, in passes",
            Samples.png(3, 2, color: 6, interlaced: true),
            "png 3x2, rgb8, alpha, progressive"
        ),
        Example("transparent grey", Samples.png(3, 2, color: 4), "png 3x2, gray8, alpha"),
        Example(
            "a palette, one colour of it transparent, with a profile",
            Samples.png(
                3,
                2,
                depth: 4,
                color: 3,
                chunks: [
                    Samples.chunk("iCCP", [1, 2]), Samples.chunk("PLTE", [1, 2, 3]), Samples.chunk("tRNS", [0]),
                    Samples.chunk("pHYs", Samples.number(11811, 4) + Samples.number(11811, 4) + [1]),
                ]
            ),
            "png 3x2, indexed4, alpha, profile, 300ppi"
        ),
        Example(
            "a density without a unit says nothing",
            Samples.png(3, 2, chunks: [Samples.chunk("pHYs", Samples.number(1, 4) + Samples.number(2, 4) + [0])]),
            "png 3x2, rgb8"
        ),
        Example(
            "frames",
            Samples.png(3, 2, chunks: [Samples.chunk("acTL", Samples.number(4, 4) + Samples.number(0, 4))], pixels: 3),
            "png 3x2, rgb8, animated"
        ),
        Example(
            "one frame is no animation",
            Samples.png(3, 2, chunks: [Samples.chunk("acTL", Samples.number(1, 4) + Samples.number(0, 4))]),
            "png 3x2, rgb8"
        ),
    ]

    static let jpeg = [
        Example("ordinary", Samples.jpeg(640, 480), "jpeg 640x480, rgb8"),
        Example("grey, in passes", Samples.jpeg(64, 48, components: 1, marker: 0xC2), "jpeg 64x48, gray8, progressive"),
        Example(
            "inks with a profile and 12 bits",
            Samples.jpeg(
                64,
                48,
                components: 4,
                marker: 0xC1,
                depth: 12,
                segments: [
                    Samples.segment(0xE2, Samples.text("ICC_PROFILE\0") + [1, 1, 9]),
                    Samples.segment(0xEE, Samples.text("Adobe") + [0, 100, 0, 0, 0, 0, 2]),
                ]
            ),
            "jpeg 64x48, cmyk12, profile"
        ),
        Example(
            "turned, big end first",
            Samples.jpeg(640, 480, segments: [Samples.exif(6, .big)]),
            "jpeg 480x640, rgb8, turned 6 from 640x480"
        ),
        Example(
            "turned, little end first",
            Samples.jpeg(640, 480, segments: [Samples.exif(8, .little)]),
            "jpeg 480x640, rgb8, turned 8 from 640x480"
        ),
        Example(
            "upside down keeps its sides",
            Samples.jpeg(640, 480, segments: [Samples.exif(3, .little)]),
            "jpeg 640x480, rgb8, turned 3 from 640x480"
        ),
        Example(
            "an orientation that is none",
            Samples.jpeg(640, 480, segments: [Samples.exif(9, .little)]),
            "jpeg 640x480, rgb8"
        ),
        Example(
            "EXIF that is broken",
            Samples.jpeg(
                1,
                2,
                segments: [
                    Samples.segment(0xE1, Samples.text("Exif\0\0II*\0\u{7F}\u{7F}\u{7F}\u{7F}"))
                ]
            ),
            "jpeg 1x2, rgb8"
        ),
        Example(
            "pixels per inch",
            Samples.jpeg(
                1,
                2,
                segments: [
                    Samples.segment(0xE0, Samples.text("JFIF\0") + [1, 2, 1, 0, 72, 0, 96, 0, 0])
                ]
            ),
            "jpeg 1x2, rgb8, 72ppi"
        ),
        Example(
            "pixels per centimetre, filled markers",
            Samples.jpeg(
                1,
                2,
                segments: [
                    [0xFF, 0xFF] + Samples.segment(0xE0, Samples.text("JFIF\0") + [1, 2, 2, 0, 118, 0, 118, 0, 0])
                ]
            ),
            "jpeg 1x2, rgb8, 300ppi"
        ),
        Example(
            "a preview with an end of its own",
            Samples.jpeg(
                8,
                9,
                segments: [
                    Samples.segment(0xE1, Samples.text("Exif\0\0") + Samples.jpeg(1, 1))
                ]
            ),
            "jpeg 8x9, rgb8"
        ),
        Example("zeros behind the end", Samples.jpeg(8, 9), "jpeg 8x9, rgb8"),
    ]

    static let gif = [
        Example("one frame", Samples.gif(10, 11), "gif 10x11, indexed2"),
        Example(
            "frames",
            Samples.gif(10, 11, frames: 3, transparent: true, loops: true),
            "gif 10x11, indexed2, alpha, animated"
        ),
        Example("a loop of one frame", Samples.gif(10, 11, loops: true), "gif 10x11, indexed2"),
        Example("no size but the frame's", Samples.gif(0, 0), "gif 5x6, indexed2"),
    ]

    static let webp = [
        Example("lossy", Samples.riff([Samples.lossy(16383, 7)]), "webp 16383x7, rgb8"),
        Example("lossless", Samples.riff([Samples.lossless(1, 16384, alpha: false)]), "webp 1x16384, rgb8"),
        Example(
            "lossless, transparent",
            Samples.riff([Samples.lossless(300, 200, alpha: true)]),
            "webp 300x200, rgb8, alpha"
        ),
        Example(
            "extended",
            Samples.riff([
                Samples.extended(70000, 9, flags: 0x38), ("ICCP", [1, 2, 3]), Samples.lossy(9, 9),
                ("EXIF", Samples.directory([(0x0112, 3, [5])], .big)),
            ]),
            "webp 9x70000, rgb8, turned 5 from 70000x9, alpha, profile"
        ),
        Example(
            "EXIF with its name",
            Samples.riff([
                Samples.extended(70, 9, flags: 0x08), Samples.lossy(9, 9),
                ("EXIF", Samples.text("Exif\0\0") + Samples.directory([(0x0112, 3, [2])], .little)),
            ]),
            "webp 70x9, rgb8, turned 2 from 70x9"
        ),
        Example(
            "frames",
            Samples.riff([
                Samples.extended(70, 9, flags: 0x02), ("ANIM", [0, 0, 0, 0, 0, 0]),
                ("ANMF", [UInt8](repeating: 1, count: 30)),
            ]),
            "webp 70x9, rgb8, animated"
        ),
    ]

    static let bmp = [
        Example("OS/2", Samples.bmp(5, 4, header: 12), "bmp 5x4, rgb8"),
        Example("ordinary", Samples.bmp(5, 4, pixelsPerMetre: 2835), "bmp 5x4, rgb8, 72ppi"),
        Example("from the top down", Samples.bmp(5, -4, bits: 32), "bmp 5x4, rgb8"),
        Example("a palette", Samples.bmp(5, 4, bits: 4), "bmp 5x4, indexed4"),
        Example(
            "fifth version, transparent",
            Samples.bmp(5, 4, header: 124, bits: 32, packing: 3, alphaMask: 0xFF00_0000),
            "bmp 5x4, rgb8, alpha"
        ),
        Example("fourth version", Samples.bmp(5, 4, header: 108, bits: 16), "bmp 5x4, rgb5"),
    ]

    static let tiff = [
        Example("little end first", Samples.tiff(20, 30, .little), "tiff 20x30, rgb8"),
        Example(
            "big end first, turned",
            Samples.tiff(20, 30, .big, [(274, 3, [6])]),
            "tiff 30x20, rgb8, turned 6 from 20x30"
        ),
        Example(
            "inks, transparent, 300 pixels an inch",
            Samples.tiff(
                20,
                30,
                .big,
                [
                    (282, 5, [300, 1]), (283, 5, [600, 2]), (296, 3, [2]), (338, 3, [2]), (34675, 1, [1, 2, 3, 4, 5]),
                ],
                photometric: 5,
                bits: [16, 16, 16, 16, 16]
            ),
            "tiff 20x30, cmyk16, alpha, profile, 300ppi"
        ),
        Example("black and white", Samples.tiff(20, 30, .little, photometric: 0, bits: [1]), "tiff 20x30, gray1"),
        Example(
            "per centimetre",
            Samples.tiff(
                20,
                30,
                .little,
                [
                    (282, 5, [118_11, 100]), (283, 5, [118_11, 100]), (296, 3, [3]),
                ],
                photometric: 3,
                bits: [8]
            ),
            "tiff 20x30, indexed8, 300ppi"
        ),
    ]

    static let heif = [
        Example("AVIF", Samples.heif(4000, 3000), "avif 4000x3000, rgb8"),
        Example(
            "HEIC turned to the left",
            Samples.heif(
                4000,
                3000,
                brands: ["mif1", "heic"],
                more: [
                    Samples.box("pixi", Samples.number(0, 4) + [3, 10, 10, 10]), Samples.box("irot", [1]),
                ],
                version: 1
            ),
            "heic 3000x4000, rgb10, turned 8 from 4000x3000"
        ),
        Example(
            "AVIF with transparency and a profile, mirrored",
            Samples.heif(
                40,
                30,
                more: [
                    Samples.box("colr", Samples.text("prof") + [1, 2, 3]), Samples.box("irot", [3]),
                    Samples.box("imir", [0]),
                    Samples.box(
                        "auxC",
                        Samples.number(0, 4) + Samples.text("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0")
                    ),
                ]
            ),
            "avif 30x40, rgb8, turned 7 from 40x30, alpha, profile"
        ),
        Example(
            "AVIF of several frames",
            Samples.heif(40, 30, brands: ["avis", "avif", "mif1"]),
            "avif 40x30, rgb8, animated"
        ),
    ]
}
