// swift-tools-version: 6.2
import PackageDescription

// A package of its own: what measures the product is no part of it. `make bench` builds and runs it.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "chuan", path: "..")],
    targets: [
        .target(name: "CAllocations"),
        .executableTarget(
            name: "ChecksBenchmark", dependencies: ["CAllocations", .product(name: "FEEL", package: "chuan")],
            swiftSettings: settings),
    ])
