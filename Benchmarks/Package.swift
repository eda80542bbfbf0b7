// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "pim-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-pim", path: "..")],
    targets: [
        .executableTarget(
            name: "pim-bench",
            dependencies: [.product(name: "PIM", package: "swift-pim")],
            swiftSettings: [.treatAllWarnings(as: .error)]
        ),
        .executableTarget(
            name: "pim-fuzz",
            dependencies: [.product(name: "PIM", package: "swift-pim")],
            swiftSettings: [.treatAllWarnings(as: .error)]
        ),
    ],
    swiftLanguageModes: [.v6]
)
