package import NetworkModel

extension Zones {
    /// The zones of the computer that the tests run on.
    package static let system = Zones(
        local: "Europe/Berlin", names: { ["Africa/Douala", "Europe/Berlin", "Europe/Busingen", "Europe/Paris"] },
        countries: {
            [
                ("Cameroon", "Africa/Douala"), ("France", "Europe/Paris"), ("Germany", "Europe/Berlin"),
                ("Germany", "Europe/Busingen"),
            ]
        },
        reading: { name in
            let bytes = TemporaryFolder.bytes("/usr/share/zoneinfo/\(name)")
            return bytes.isEmpty ? nil : bytes
        })
}

/// Python with Debian's packages, the judge of calendars and time zones.
package enum Python {
    /// Runs a script with lines as its input and returns the lines that it prints, or what it complains of.
    package static func lines(_ script: String, _ input: [String]) throws -> [String] {
        var child = ChildProcess("/usr/bin/python3", ["-c", script])
        child.input = Array(input.joined(separator: "\n").utf8)
        let outcome = try child.run()
        guard outcome.status == 0 else { return ["python: \(outcome.errors)"] }
        return outcome.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
}
