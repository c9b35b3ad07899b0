// swift-tools-version: 6.2
import PackageDescription

// Coverage-guided fuzzing of everything that reads input from strangers. A package of its own: the flags of the fuzzer
// are no business of the product. `make fuzz` builds and runs it.
let fuzzing: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"]),
]

func fuzzer(_ name: String) -> Target {
    .executableTarget(
        name: name,
        dependencies: [
            "FuzzSupport", .product(name: "Chuan", package: "chuan"), .product(name: "ReportFiles", package: "chuan"),
        ],
        swiftSettings: fuzzing, linkerSettings: [.unsafeFlags(["-use-ld=lld", "-sanitize=fuzzer"])])
}

let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "chuan", path: "..")],
    targets: [
        .target(
            name: "FuzzSupport", dependencies: [.product(name: "Chuan", package: "chuan")], path: "Support",
            swiftSettings: fuzzing),
        fuzzer("FuzzYAML"), fuzzer("FuzzEvaluation"), fuzzer("FuzzExpressions"), fuzzer("FuzzPatterns"),
        fuzzer("FuzzReports"), fuzzer("FuzzFlat"), fuzzer("FuzzWorkbooks"),
    ])
