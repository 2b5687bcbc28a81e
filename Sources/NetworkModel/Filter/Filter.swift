/// What a list is narrowed to: words and `field:value` terms, as a person types them.
///
/// Reading never fails: what is not understood is left out and told in `problems`. All terms must hold; values with a
/// comma between them are alternatives; a leading `-` denies a term.
package struct Filter: Hashable, Sendable {
    /// As it was typed.
    package let source: String
    package let terms: [FilterTerm]
    package let problems: [FilterProblem]

    package init(_ source: String = "", of kind: Kind, today: Day) {
        var reader = FilterReader(source, kind: kind, today: today)
        self.source = source
        (terms, problems) = reader.read()
    }

    package var isEmpty: Bool { terms.isEmpty }
}

/// One condition of a filter.
package struct FilterTerm: Hashable, Sendable {
    package var isDenied = false
    package var condition: Condition

    package enum Condition: Hashable, Sendable {
        /// The folded bytes occur somewhere in the record's text.
        case word(BytePattern)
        /// The field has one of these values.
        case text(FilterField, [BytePattern])
        /// The field's day lies in one of these ranges.
        case days(FilterField, [ClosedRange<Day>])
        /// The field's number lies in one of these ranges.
        case numbers(FilterField, [ClosedRange<Double>])
        /// The field has any value.
        case present(FilterField)
        /// The record is in one of these states.
        case states([FilterState])
        /// The record has a tag that begins so.
        case tag([BytePattern])
    }
}

/// A state that `is:` asks for.
package enum FilterState: String, CaseIterable, Hashable, Sendable {
    case late, open, done, unowned, proposed, waiting, blocked, quiet, team, noconsent, snoozed

    /// The states that records of a kind can be in.
    package static func states(of kind: Kind) -> [FilterState] {
        switch kind {
        case .partner: [.late, .open, .unowned, .quiet, .snoozed]
        case .person: [.team, .noconsent]
        case .task: [.late, .open, .done, .unowned, .proposed, .waiting, .blocked, .snoozed]
        case .checklistItem: [.late, .open, .done, .unowned, .snoozed]
        case .event: [.open, .done]
        case .contact: [.unowned]
        default: []
        }
    }
}

/// Something in a filter that was not understood, and where it stands (bytes of the source).
package struct FilterProblem: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        /// No such field; the nearest one, if any is near.
        case unknownField(String, nearest: String?)
        case noDay(String)
        case noNumber(String)
        case unknownState(String)
        case openQuote
    }

    package let range: Range<Int>
    package let what: What
}

extension FilterProblem: CustomStringConvertible {
    package var description: String {
        switch what {
        case .unknownField(let name, let nearest?): "there is no field \(name); did you mean \(nearest)?"
        case .unknownField(let name, nil): "there is no field \(name) here"
        case .noDay(let text): "\(text) is no date; try <2w, >6w, today or 2026-11"
        case .noNumber(let text): "\(text) is no number; try >2 or 10..30"
        case .unknownState(let text):
            "is: knows \(FilterState.allCases.map(\.rawValue).joined(separator: ", ")), not \(text)"
        case .openQuote: "a quote is not closed"
        }
    }
}
