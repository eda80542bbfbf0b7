package import PIMGuidelines
import PIMIntake

/// The packs of the library: facts of channels, and samples of laws, as guidelines in the form that catalogs write them.
///
/// A pack is one file plus one line. A guideline names those it uses under `uses`; their rules count where it does.
package enum GuidelinePack {
    /// The texts, one line each.
    static let texts: [String] = [
        channelAmazon,
        channelGoogle,
        channelMeta,
        lawGreenClaims,
        lawOmnibus,
    ]

    /// All packs.
    package static let all: [Guideline] = texts.compactMap { text in
        var log = IntakeLog()
        return GuidelineFile.parse(Array(text.utf8), name: "pack", log: &log)
    }
}
