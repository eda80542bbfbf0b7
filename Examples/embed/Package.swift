// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "embed",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-pim", path: "../..")],
    targets: [
        .executableTarget(name: "embed", dependencies: [.product(name: "PIM", package: "swift-pim")])
    ],
    swiftLanguageModes: [.v6]
)
