package import NetworkModel

/// What is said of a filter that is not understood.
package enum FilterText: String, TextTable {
    package static let name = "filter"

    case unknownField = "there is no field {name} here"
    case unknownFieldNear = "there is no field {name}; did you mean {nearest}?"
    case noDay = "{text} is no date; try <2w, >6w, today or 2026-11"
    case noNumber = "{text} is no number; try >2 or 10..30"
    case unknownState = "is:{text} is not known; try {states}"
    case openQuote = "a quote is not closed"
}

/// What the states say that `is:` asks for.
package enum FilterStateText: String, TextTable {
    package static let name = "state"

    case late = "partners owed a contact, tasks and checklist items past their day"
    case open = "tasks, checklist items and events that are not over; partners with open tasks between us"
    case done = "tasks, checklist items and events that are over"
    case unowned = "nobody holds it: no lead, accountable or owner"
    case proposed = "tasks that somebody was asked to do and has not answered"
    case waiting = "tasks that wait for somebody else"
    case blocked = "tasks that come after something that is not finished"
    case quiet = "partners nobody was in touch with for three months; last:none has those never contacted"
    case team = "people of the team, who can be given tasks"
    case noconsent = "people whose consent is not written down, or who took it back"
    case snoozed = "left out of Today for a while"

    /// The text for a state.
    package init(_ state: FilterState) {
        self =
            switch state {
            case .late: .late
            case .open: .open
            case .done: .done
            case .unowned: .unowned
            case .proposed: .proposed
            case .waiting: .waiting
            case .blocked: .blocked
            case .quiet: .quiet
            case .team: .team
            case .noconsent: .noconsent
            case .snoozed: .snoozed
            }
    }
}

extension Texts {
    /// What is wrong with a filter, and what to try.
    package func words(for problem: FilterProblem) -> String {
        switch problem.what {
        case .unknownField(let name, let nearest?):
            self(FilterText.unknownFieldNear, ["name": name, "nearest": nearest])
        case .unknownField(let name, nil): self(FilterText.unknownField, ["name": name])
        case .noDay(let text): self(FilterText.noDay, ["text": text])
        case .noNumber(let text): self(FilterText.noNumber, ["text": text])
        case .unknownState(let text):
            self(
                FilterText.unknownState,
                ["states": FilterState.allCases.map(\.rawValue).joined(separator: ", "), "text": text])
        case .openQuote: self[FilterText.openQuote]
        }
    }
}
