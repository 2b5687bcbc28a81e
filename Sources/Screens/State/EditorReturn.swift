import NetworkModel
import TextCanvas

/// What was written in an editor and not taken over, offered again.
enum EditorReturn {
    static func overlays(_ state: State) -> [any Overlay] {
        drafts(state).map { question($0, state) }
    }

    static func drafts(_ state: State) -> [EditedText] {
        let places = state.unsaved.offered.keys.filter { $0.utf8.starts(with: EditedText.places.utf8) }.sorted()
        return places.compactMap { place in
            guard let edited = state.unsaved.offered[place].flatMap({ EditedText(keptAs: $0, at: place) }),
                edited.isChanged || edited.isOpen || !edited.left.isEmpty
            else { return nil }
            return edited
        }
    }

    /// Asks what is to become of it; Esc is later.
    static func question(
        _ edited: EditedText, _ state: State, because reason: String? = nil, mayTake: Bool = true
    ) -> ConfirmationOverlay {
        let name = state.network.title(of: edited.key.id, edited.key.kind)
        var lines = [reason ?? state.texts(edited.isOpen ? FormText.keptOpenEditor : .keptEditor, ["what": name])]
        if !edited.isOpen, !edited.left.isEmpty {
            lines.append(state.texts(FormText.keptLeft, ["files": edited.left.joined(separator: ", ")]))
        }
        lines.append(state.texts[FormText.keptUntil])
        var choices: [ConfirmationOverlay.Choice] = []
        if edited.isOpen {
            choices.append(.init("r", state.texts[FormText.keptLook]) { _ in [.readEdited(edited)] })
        } else {
            if mayTake, edited.isChanged {
                choices.append(.init("t", state.texts[FormText.keptTake]) { $0.takeOver(edited) })
            }
            choices.append(.init("e", state.texts[FormText.keptEdit]) { _ in [.edit(.again(edited))] })
        }
        return ConfirmationOverlay(
            question: lines.joined(separator: "\n"), choices: choices + [drop(edited, state)],
            later: state.texts[FormText.keptLater])
    }

    /// Asks whether it is to be taken over although these lines have no place in a record.
    static func comments(_ lines: [[UInt8]], of edited: EditedText, _ state: State) -> ConfirmationOverlay {
        let shown = lines.prefix(4).map { String(decoding: $0, as: UTF8.self) } + (lines.count > 4 ? ["…"] : [])
        return ConfirmationOverlay(
            question: ([state.texts[GeneralText.editorComments]] + shown).joined(separator: "\n"),
            choices: [
                .init("t", state.texts[FormText.keptTakeWithout]) { $0.takeOver(edited, withoutComments: true) },
                .init("e", state.texts[FormText.keptEdit]) { _ in [.edit(.again(edited))] },
                drop(edited, state),
            ], later: state.texts[FormText.keptLater])
    }

    private static func drop(_ edited: EditedText, _ state: State) -> ConfirmationOverlay.Choice {
        ConfirmationOverlay.Choice("x", state.texts[FormText.keptDrop]) { state in
            state.unsaved.offered[edited.place] = nil
            return []
        }
    }
}
