import Insight
import NetworkModel
import TextCanvas

/// Choosing an owner on a sheet that proposes them.
enum OwnerChoice {
    /// Those who could do it, the best first, with what speaks for and against each.
    static func options(_ options: [Suggestion.Option], _ state: State) -> [Picker.Option] {
        let phrases = state.insightPhrases
        return options.map { option in
            let declined = option.hasDeclined ? [state.texts[SuggestText.declined]] : []
            let note = (declined + [phrases.reasons(option.reasons)]).filter { !$0.isEmpty }.joined(separator: " · ")
            return Picker.Option(
                state.network.title(of: option.person, .person, .partner), note: note,
                words: option.person == state.me ? state.texts[PartnersText.me] : "",
                record: RecordKey(.person, option.person))
        }
    }

    /// The chooser for a record of a kind: those who were assessed, nobody, and whoever else is typed.
    static func overlay(
        _ kind: Kind, _ options: [Picker.Option], _ state: State,
        take: @escaping @Sendable (RecordID?, inout State) -> Void
    ) -> ChooserOverlay {
        let nobody = Picker.Option(state.texts[SuggestText.nobody])
        return ChooserOverlay(
            state.texts[SuggestText.owner], options + [nobody], width: 100,
            finding: kind == .task ? RecordChoosers.peopleAndPartners : RecordChoosers.people
        ) { choice, state in
            switch choice {
            case .record(let key): take(key.id, &state)
            case .option: take(nil, &state)
            case .own: break
            }
            return []
        }
    }

    /// The owner on a row of the sheet.
    static func run(_ owner: RecordID?, isLeftOut: Bool, _ state: State) -> Run {
        if isLeftOut { return Run(state.texts[SuggestText.leftOut], .dim) }
        return owner.map { Run(state.personName($0)) } ?? Run(state.texts[SuggestText.nobody], .due)
    }
}
