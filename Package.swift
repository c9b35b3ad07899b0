// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "chuan",
    products: [
        .library(name: "Chuan", targets: ["Chuan", "FEEL", "Diagnostics"]),
        .library(name: "FEEL", targets: ["FEEL", "Diagnostics"]),
        .library(name: "ChuanTools", targets: ["ChuanTools"]),
        .library(name: "ReportFiles", targets: ["ReportFiles", "YAMLSource", "Workbooks"]),
        .executable(name: "chuan", targets: ["chuan"]),
        .executable(name: "feel-conformance", targets: ["feel-conformance"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CSystem"),
        .systemLibrary(name: "CMarks"),
        library("Diagnostics", []),
        library("Parallel", []),
        library("YAMLSource", ["CLibYAML", "Diagnostics"]),
        library("Workbooks", ["CMinizip", "CExpat", "Parallel", "Diagnostics"]),
        library("FEELSyntax", ["Diagnostics"]),
        library("FEEL", ["FEELSyntax", "Diagnostics"]),
        library("Chuan", ["CMarks", "FEEL", "FEELSyntax", "YAMLSource", "Parallel", "Diagnostics"]),
        library("ReportFiles", ["CMarks", "Chuan", "FEEL", "FEELSyntax", "YAMLSource", "Workbooks", "Parallel", "Diagnostics"]),
        library("ChuanTools", ["Chuan", "FEEL", "FEELSyntax", "YAMLSource", "Workbooks", "Parallel", "Diagnostics"]),
        .executableTarget(
            name: "chuan",
            dependencies: [
                "CSystem", "ChuanTools", "ReportFiles", "Workbooks", "Chuan", "FEEL", "Parallel", "Diagnostics",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "feel-conformance", dependencies: ["FEEL", "FEELSyntax", "Diagnostics"], swiftSettings: settings),
        .target(
            name: "TestSupport", dependencies: ["FEEL", "FEELSyntax", "Diagnostics"], path: "Tests/TestSupport",
            swiftSettings: settings),
        tests("DiagnosticsTests", ["Diagnostics", "TestSupport"]),
        tests("YAMLSourceTests", ["YAMLSource", "Diagnostics", "TestSupport"], exclude: ["Cases"]),
        tests("WorkbooksTests", ["Workbooks", "Diagnostics", "TestSupport"]),
        tests("FEELSyntaxTests", ["FEELSyntax", "Diagnostics", "TestSupport"], exclude: ["Cases"]),
        tests("FEELTests", ["FEEL", "FEELSyntax", "Diagnostics", "TestSupport"], exclude: ["Cases", "Vectors"]),
        tests(
            "ChuanTests",
            ["Chuan", "ReportFiles", "FEEL", "FEELSyntax", "YAMLSource", "Diagnostics", "TestSupport"],
            exclude: ["Cases", "RuleTexts"]),
        tests(
            "ReportFilesTests",
            ["ReportFiles", "Workbooks", "Chuan", "FEEL", "YAMLSource", "Parallel", "Diagnostics", "TestSupport"],
            exclude: ["Cases"]),
        tests(
            "ChuanToolsTests",
            ["ChuanTools", "ReportFiles", "Chuan", "FEEL", "FEELSyntax", "YAMLSource", "Diagnostics", "TestSupport"],
            exclude: ["Cases", "RuleTexts"]),
        tests("CommandTests", ["Workbooks", "Diagnostics", "TestSupport"]),
        tests("RepositoryTests", ["ChuanTools", "ReportFiles", "Chuan", "FEEL", "Diagnostics", "TestSupport"]),
    ]
)
