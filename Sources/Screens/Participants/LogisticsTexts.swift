package import NetworkModel

/// Texts of the Logistics screen, and of what is missing for an event wherever that is said.
package enum LogisticsText: String, TextTable {
    package static let name = "logistics"

    case empty = "Nobody is expected yet. z goes to the participants, where a adds them."
    case noMatch = "Nobody here matches this filter. Esc empties it."
    case registration, visa, travel
    case accommodation = "bed"
    case funding
    case registrations
    case visas
    case travels = "journeys"
    case accommodations = "beds"
    case fundings = "money"
    case needed, asked, done, refused
    case notNeeded = "not needed"
    case ofMissing = "{matter}: {missing} of {total} missing"
    case missingShort = "{what} missing"
    case fundingFor = "money for {n}"
    case nothingMissing = "nothing is missing"
    case sectionMissing = "Something missing   {n}"
    case sectionReady = "All seen to   {n}"
    case sectionNothing = "Nothing noted   {n}"
    case owned = "{progress} · {name}"
    case set = "{who}: {matter} {progress}"
    case cleared = "{who}: {matter} not noted"
    case ownerSet = "{who}: {name} sees to {matter}"
    case ownerCleared = "{who}: nobody sees to {matter}"
    case owner = "Who sees to {matter}"
    case nobody
    case missingTitle = "Missing"
    case nothingAhead = "Nothing is missing for the events ahead"
    case missingNote = "{matter} {progress}"

    static func name(of matter: Matter) -> LogisticsText {
        switch matter {
        case .registration: .registration
        case .visa: .visa
        case .travel: .travel
        case .accommodation: .accommodation
        case .funding: .funding
        }
    }

    static func names(of matter: Matter) -> LogisticsText {
        switch matter {
        case .registration: .registrations
        case .visa: .visas
        case .travel: .travels
        case .accommodation: .accommodations
        case .funding: .fundings
        }
    }

    static func of(_ progress: Matter.Progress) -> LogisticsText {
        switch progress {
        case .needed: .needed
        case .asked: .asked
        case .done: .done
        case .refused: .refused
        case .notNeeded: .notNeeded
        }
    }
}

extension State {
    /// What is missing for an event, in words; nil where nothing is.
    func saying(_ logistics: Logistics) -> String? { texts.saying(logistics) }
}

extension Texts {
    /// The same in short: `4 visas, 2 beds missing`; nil where nothing is.
    package func sayingShort(_ logistics: Logistics) -> String? {
        let parts = logistics.missing.map { matter in
            let missing = logistics[matter].missing
            let name = missing == 1 ? LogisticsText.name(of: matter) : LogisticsText.names(of: matter)
            // Money is not counted.
            return matter == .funding
                ? self(LogisticsText.fundingFor, n: missing) : "\(missing) \(self[name])"
        }
        return parts.isEmpty ? nil : self(LogisticsText.missingShort, ["what": parts.joined(separator: ", ")])
    }

    /// What is missing for an event: `visas: 4 of 11 missing · beds: 2 of 11 missing`; nil where nothing is.
    package func saying(_ logistics: Logistics) -> String? {
        let parts = logistics.missing.map { matter in
            let count = logistics[matter]
            return self(
                LogisticsText.ofMissing,
                [
                    "matter": self[LogisticsText.names(of: matter)], "missing": String(count.missing),
                    "total": String(count.total),
                ])
        }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }
}
