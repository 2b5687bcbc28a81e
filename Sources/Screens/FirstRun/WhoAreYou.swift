import NetworkModel
import TextCanvas

/// The question who is at the keyboard, asked once for each workspace.
package enum WhoAreYou {
    /// Offers the team, and takes a new name; Esc leaves it open until the next time.
    package static func overlay(_ state: State) -> ChooserOverlay {
        let people = state.network.all(Person.self).filter(\.isTeamMember).map(\.id)
        let options = people.map {
            Picker.Option(state.network.title(of: $0, .person), record: RecordKey(.person, $0))
        }
        return ChooserOverlay(
            state.texts[FirstRunText.whoTitle], options, selecting: people.firstIndex { $0 == state.me } ?? 0,
            own: state.texts[FirstRunText.addMe], note: state.texts[FirstRunText.whoNote],
            finding: RecordChoosers.people
        ) { choice, state in
            switch choice {
            case .record(let key): state.setMe(key.id)
            case .option: []
            case .own(let name): state.addMe(name)
            }
        }
    }
}

extension State {
    /// Takes a person for the one at the keyboard, here and in the user's own configuration.
    fileprivate mutating func setMe(_ id: RecordID) -> [Effect] {
        author.me = id
        version += 1
        status = Status(texts(FirstRunText.youAre, ["name": network.title(of: id, .person)]))
        return [.storeMe(id)]
    }

    /// Adds the person at the keyboard; one who is there under that name already is taken instead.
    fileprivate mutating func addMe(_ name: String) -> [Effect] {
        let known = network.all(Person.self).first { Folding.fold($0.name) == Folding.fold(name) }
        if let known { return setMe(known.id) }
        var draft = author.draft(.person, named: name, in: network)
        draft.set(.team, "yes")
        author.me = draft.key.id
        return commit(texts(FirstRunText.addedMe, ["name": name]), [draft.edit(at: clock.now)]) + [
            .storeMe(draft.key.id)
        ]
    }
}
