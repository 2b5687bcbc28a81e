// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// Differences of values in tests; without the second product a difference is printed and the test passes.
let customDump: [Target.Dependency] = [
    .product(name: "CustomDump", package: "swift-custom-dump"),
    .product(name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay"),
]

/// A module of `Sources/` and, beside it, its tests of the same name.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], tests: [Target.Dependency] = []) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, swiftSettings: settings),
        .testTarget(
            name: "\(name)Tests",
            dependencies: [.target(name: name)] + dependencies + tests + ["TestSupport"] + customDump,
            swiftSettings: settings
        ),
    ]
}

/// The fuzzer's program takes its `main` from libFuzzer, so that it links only where that is asked for: Tests/Fuzzing/fuzz.
let fuzzer: [Target] =
    Context.environment["CAUCUS_FUZZER"] == nil
    ? []
    : [
        .executableTarget(
            name: "fuzzer", dependencies: ["Fuzzing"], path: "Tests/Fuzzer", swiftSettings: settings)
    ]

let package = Package(
    name: "caucus",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
        .package(url: "https://github.com/pointfreeco/xctest-dynamic-overlay", from: "1.13.1"),
    ],
    targets: module("RecFormat")
        + module("TextCanvas", ["CWideCharacters"])
        + module("CursesTerminal", ["CNcurses", "TextCanvas"], tests: ["terminal-probe"])
        + module("NetworkModel", ["CProcessor", "RecFormat"])
        + module("Insight", ["NetworkModel"], tests: ["RecFormat"])
        + module("Interchange", ["NetworkModel", "RecFormat", .product(name: "Mustache", package: "swift-mustache")])
        + module("WorkspaceStore", ["CSystemCalls", "NetworkModel", "RecFormat"])
        + module("Sharing", ["CSystemCalls", "NetworkModel", "RecFormat", "WorkspaceStore"], tests: ["caucus"])
        + module("Screens", ["Insight", "NetworkModel", "TextCanvas", "RecFormat"], tests: ["Interchange"])
        + [
            .systemLibrary(name: "CNcurses"),
            .systemLibrary(name: "CProcessor"),
            .systemLibrary(name: "CSystemCalls"),
            .systemLibrary(name: "CPowerCut", path: "Tests/CPowerCut"),
            .systemLibrary(name: "CWideCharacters"),
            .target(
                name: "Themes",
                dependencies: ["TextCanvas", .product(name: "Yams", package: "Yams")],
                path: "Themes",
                resources: [
                    "beacon", "chalk", "dawn", "ember", "harbour", "meadow", "okabe", "okabe-light", "paper", "slate",
                ].map { .embedInCode("\($0).yaml") },
                swiftSettings: settings
            ),
            .testTarget(
                name: "ThemesTests",
                dependencies: ["Themes", "TextCanvas", "TestSupport"] + customDump,
                swiftSettings: settings
            ),
            .executableTarget(
                name: "terminal-probe",
                dependencies: ["CursesTerminal", "TextCanvas"],
                path: "Tests/TerminalProbe",
                swiftSettings: settings
            ),
            .executableTarget(
                name: "caucus",
                dependencies: [
                    "CSystemCalls", "CursesTerminal", "Insight", "Interchange", "NetworkModel", "RecFormat", "Screens",
                    "Sharing", "TextCanvas", "Themes", "WorkspaceStore",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                ],
                swiftSettings: settings
            ),
            .executableTarget(
                name: "benchmarks",
                dependencies: [
                    "Insight", "NetworkModel", "RecFormat", "Screens", "Sharing", "TextCanvas", "WorkspaceStore",
                ],
                swiftSettings: settings
            ),
            .executableTarget(
                name: "faults",
                dependencies: [
                    "CPowerCut", "CSystemCalls", "NetworkModel", "RecFormat", "TestSupport", "WorkspaceStore",
                ],
                path: "Tests/Faults",
                swiftSettings: settings
            ),
            .target(
                name: "TestSupport",
                dependencies: ["NetworkModel", "RecFormat", "TextCanvas", "WorkspaceStore", "Screens", "Sharing"],
                path: "Tests/TestSupport",
                swiftSettings: settings
            ),
            .testTarget(
                name: "FaultsTests",
                dependencies: ["TestSupport", "caucus", "faults"],
                swiftSettings: settings
            ),
            .testTarget(
                name: "EndToEndTests",
                dependencies: ["TestSupport", "RecFormat", "caucus"] + customDump,
                swiftSettings: settings
            ),
            .target(
                name: "Fuzzing",
                dependencies: [
                    "CursesTerminal", "Insight", "Interchange", "NetworkModel", "RecFormat", "TextCanvas", "Themes",
                    "WorkspaceStore",
                ],
                path: "Tests/Fuzzing",
                exclude: ["fuzz", "Words"],
                swiftSettings: settings
            ),
            .testTarget(
                name: "FuzzingTests",
                dependencies: ["Fuzzing", "TestSupport"] + customDump,
                exclude: ["Corpus"],
                swiftSettings: settings
            ),
        ] + fuzzer
)
