// swift-tools-version: 6.2

import PackageDescription

/// One room of the house; modules only ever see the rooms below them.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "swift-pim",
    platforms: [.macOS(.v15)],
    products: [
        .library(
            name: "PIM",
            targets: ["PIMIO", "PIMText", "PIMCatalog", "PIMIntake", "PIMFormats", "PIMGuidelines", "PIMFeeds"]
        ),
        .library(name: "PIMIO", targets: ["PIMIO"]),
        .library(name: "PIMText", targets: ["PIMText"]),
        .library(name: "PIMCatalog", targets: ["PIMCatalog"]),
        .library(name: "PIMIntake", targets: ["PIMIntake"]),
        .library(name: "PIMFormats", targets: ["PIMFormats"]),
        .library(name: "PIMGuidelines", targets: ["PIMGuidelines"]),
        .library(name: "PIMFeeds", targets: ["PIMFeeds"]),
        .executable(name: "pim", targets: ["pim"]),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
        ),
        .target(name: "PIMIO", dependencies: ["CLibXML2"], swiftSettings: strict + [.strictMemorySafety()]),
        .target(name: "PIMText", exclude: ["Unicode/make"], swiftSettings: strict),
        .target(name: "PIMCatalog", dependencies: ["PIMText"], swiftSettings: strict),
        .target(name: "PIMIntake", dependencies: ["PIMCatalog", "PIMText", "PIMIO"], swiftSettings: strict),
        .target(name: "PIMFormats", dependencies: ["PIMCatalog", "PIMText"], swiftSettings: strict),
        .target(name: "PIMGuidelines", dependencies: ["PIMCatalog", "PIMText"], swiftSettings: strict),
        .target(
            name: "PIMFeeds",
            dependencies: ["PIMGuidelines", "PIMFormats", "PIMIntake", "PIMCatalog", "PIMText", "PIMIO"],
            swiftSettings: strict
        ),
        .target(
            name: "PIMCommand",
            dependencies: [
                "PIMFeeds", "PIMGuidelines", "PIMFormats", "PIMIntake", "PIMCatalog", "PIMText", "PIMIO",
            ],
            swiftSettings: strict
        ),
        .executableTarget(name: "pim", dependencies: ["PIMCommand"], swiftSettings: strict),
        .testTarget(name: "PIMIOTests", dependencies: ["PIMIO"]),
        .testTarget(name: "PIMTextTests", dependencies: ["PIMText"]),
        .testTarget(name: "PIMCatalogTests", dependencies: ["PIMCatalog", "PIMText"]),
        .testTarget(name: "PIMIntakeTests", dependencies: ["PIMIntake", "PIMCatalog", "PIMText", "PIMIO"]),
        .testTarget(name: "PIMFormatsTests", dependencies: ["PIMFormats", "PIMCatalog", "PIMText"]),
        .testTarget(name: "PIMGuidelinesTests", dependencies: ["PIMGuidelines", "PIMCatalog", "PIMText"]),
        .testTarget(
            name: "PIMFeedsTests",
            dependencies: ["PIMFeeds", "PIMGuidelines", "PIMFormats", "PIMIntake", "PIMCatalog", "PIMText", "PIMIO"]
        ),
        .testTarget(
            name: "PIMCommandTests",
            dependencies: [
                "PIMCommand", "PIMFeeds", "PIMGuidelines", "PIMFormats", "PIMIntake", "PIMCatalog", "PIMText", "PIMIO",
            ]
        ),
        .testTarget(
            name: "ConformanceTests",
            dependencies: ["PIMFeeds", "PIMFormats", "PIMIntake", "PIMCatalog", "PIMText", "PIMIO"],
            exclude: ["Liquid"]
        ),
    ],
    swiftLanguageModes: [.v6]
)
