// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "editor",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-pim", path: "../..")],
    targets: [
        .executableTarget(name: "editor", dependencies: [.product(name: "PIM", package: "swift-pim")])
    ],
    swiftLanguageModes: [.v6]
)
