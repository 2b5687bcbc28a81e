import RecFormat
package import NetworkModel
import TextCanvas

/// The one way in which the screens change data.
extension State {
    /// Makes a change: applies it to the model, keeps it for undo, hands it out to be saved and says what was done.
    ///
    /// An empty change does nothing and says so nowhere.
    package mutating func commit(_ change: Change) -> [Effect] {
        guard !change.isEmpty else { return [] }
        if let refusal = refusal(of: change.edits) {
            status = refusal
            history.refused += 1
            return []
        }
        history.redoable = []
        return carryOut(change, undoable: true)
    }

    /// Why edits cannot be made; nil where they can. What was typed for them stays open then.
    func refusal(of edits: [RecordEdit]) -> Status? {
        if let closed = network.frozenSession(alteredBy: edits) {
            return Status(texts(SessionText.isFrozen, ["what": closed.title]), tone: .warning)
        }
        return network.sharedID(touchedBy: edits).map { refusal(of: $0) }
    }

    private func refusal(of shared: SharedID) -> Status {
        let values: KeyValuePairs = ["id": shared.key.id.text, "places": shared.places]
        return Status(texts(GeneralText.sharedID, n: shared.lines.count, values), tone: .warning)
    }

    /// Makes a change out of edits; `summary` says it, as the footer will.
    package mutating func commit(_ summary: String, _ edits: [RecordEdit]) -> [Effect] {
        commit(author.change(summary, edits))
    }

    /// Takes the last change back that was made here; where there is none, has the last change of all looked up.
    package mutating func undo() -> [Effect] {
        guard let change = history.undoable.last ?? history.earlier.last else { return [.findLastChange] }
        let summary = texts(GeneralText.undone, ["what": change.act])
        let (reversal, settled) = reversal(of: change, summary)
        if let refusal = refusal(ofReversal: reversal) {
            status = refusal
            return []
        }
        history.forget(change.id)
        guard !reversal.isEmpty else {
            // Going on to the change before would take back what nobody asked for.
            status = Status(texts(GeneralText.undoneAlready, ["what": change.act]), tone: .warning)
            return []
        }
        history.redoable.append(History.Undone(change: change, reversal: reversal))
        apply(reversal)
        let effect: Effect
        if let index = history.failed.firstIndex(where: { $0.id == change.id }) {
            // The disk never had it.
            history.failed.remove(at: index)
            effect = .dropWaiting(change.id)
        } else {
            history.saving.append(reversal)
            effect = .save(reversal)
        }
        // A letter may have been sent, or read, so that it is nobody's but the user's to delete.
        let letters = reversal.unwritesReminders ? " · " + texts[RemindText.lettersStay] : ""
        let others = settled.first.map {
            texts(SharingText.undoneToTheirs, ["what": summary, "field": texts.label(of: $0.field)])
        }
        status = Status(texts(GeneralText.redoHint, ["what": others ?? summary]) + letters)
        goTo(changedBy: reversal)
        return [effect] + prepareAgain()
    }

    /// Brings the change back that was last taken back.
    package mutating func redo() -> [Effect] {
        guard let undone = history.redoable.last else { return [] }
        // It reverses the undo, so that the journal has the change among those that can be undone again.
        let (again, _) = reversal(of: undone.reversal, texts(GeneralText.doneAgain, ["what": undone.change.act]))
        if let refusal = refusal(ofReversal: again) {
            status = refusal
            return []
        }
        history.redoable.removeLast()
        guard !again.isEmpty else { return [] }
        let effects = carryOut(again, undoable: true)
        goTo(changedBy: again)
        return effects
    }

    /// Puts the cursor on the first record that a change altered, of those that the open list shows.
    private mutating func goTo(changedBy change: Change) {
        module.refresh(&self)
        let places = change.edits.compactMap { $0.after == nil ? nil : network.place(of: $0.key) }
        withList { list in
            for place in places {
                guard let row = list.rows.firstIndex(of: place) else { continue }
                return list.move(to: row)
            }
        }
    }

    /// Tries to save again what could not be saved, and says so if it still cannot be.
    package mutating func retrySaving() -> [Effect] {
        history.told = []
        return retrySavingQuietly()
    }

    /// The same; what was said before is not said again.
    mutating func retrySavingQuietly() -> [Effect] {
        let changes = history.failed
        history.failed = []
        history.saving += changes
        return changes.map { .save($0) }
    }

    /// Applies a change to the model and to what was read of it.
    mutating func apply(_ change: Change) {
        let isPreparationKept = !Preparation.mayBeAltered(by: change, in: network)
        network.apply(change)
        version += 1
        if isPreparationKept { knownPreparation?.holds(for: version) }
        prepared.take(change, in: network)
        if isPreparing { changesWhilePreparing.append(change) }
    }

    /// Builds the indexes anew once so much came in that following it costs more.
    mutating func prepareAgain() -> [Effect] { prepared.isStale && !isPreparing ? prepare() : [] }

    /// Has the indexes built in the background.
    mutating func prepare() -> [Effect] {
        isPreparing = true
        changesWhilePreparing = []
        return [.prepare(network)]
    }

    /// Takes the indexes in, with what has changed since they were begun.
    mutating func take(_ indexes: Prepared) {
        var indexes = indexes
        for change in changesWhilePreparing { indexes.take(change, in: network) }
        prepared = indexes
        isPreparing = false
        changesWhilePreparing = []
    }

    /// Makes a change of something older than what the network holds, which the save merges; `applied` is that change as
    /// it alters the network, and what undo takes back.
    mutating func commit(_ change: Change, applying applied: Change) -> [Effect] {
        guard !applied.isEmpty else { return [] }
        history.redoable = []
        return carryOut(applied, undoable: true, saving: change)
    }

    private mutating func carryOut(_ change: Change, undoable: Bool, saving saved: Change? = nil) -> [Effect] {
        apply(change)
        history.saving.append(saved ?? change)
        if undoable { history.undoable.append(change) }
        status = Status(texts(GeneralText.undoHint, ["what": change.summary]))
        return [.save(saved ?? change)] + prepareAgain()
    }

    /// Why a change cannot be taken back; what it only brings back, nobody else's Id stands in the way of.
    private func refusal(ofReversal reversal: Change) -> Status? {
        let edits = reversal.edits.filter { $0.before != nil && $0.after != nil }
        return network.sharedID(touchedBy: edits).map { refusal(of: $0) }
    }

    /// The change that takes another one back, field by field, so that what others changed since stays, and what they set
    /// at once with it stands.
    private mutating func reversal(of change: Change, _ summary: String) -> (Change, settled: [Change.SettledPlace]) {
        let (undo, settled) = author.reversing(change, summary)
            .withdrawn(from: Array(network.all(Conflict.self))) { [network] in network.record($0)?.fields }
        let edits = zip(undo.edits, undo.edits.map { $0.rebased(onto: network) }).filter { asked, edit in
            settled.contains { $0.key == edit.key } || !edit.isRemnant(of: asked)
        }
        return (undo.with(edits.map(\.1)), settled)
    }
}

// MARK: Changes of all who use the folder

extension State {
    /// Says what the last change of all was, since none was made here.
    mutating func say(lastChange change: Change?) {
        guard let change else { return status = Status(texts[GeneralText.nothingToUndo]) }
        let values: KeyValuePairs = [
            "what": change.act, "who": HistoryPhrases(network, texts: texts, me: me).who(change),
            "when": dates.moment(change.at),
        ]
        status = Status(texts(GeneralText.lastElsewhere, values))
    }

    /// Takes up that the last change of all was taken back; U brings it back, as one that was made here.
    mutating func take(undone: Change, by reversal: Change) -> [Effect] {
        apply(reversal.rebased(onto: network))
        history.forget(undone.id)
        history.redoable.append(History.Undone(change: undone, reversal: reversal))
        status = Status(texts(GeneralText.redoHint, ["what": reversal.summary]))
        goTo(changedBy: reversal)
        return prepareAgain()
    }

    /// Takes up changes of earlier sessions: one's own, and those of which nobody knows whose they are. What was taken
    /// over from others is none of one's own, whenever that was.
    mutating func take(earlier changes: [Change]) {
        let own = changes.filter { !$0.isTakenOver && ($0.by == nil || me == nil || $0.by == me) }
        history.earlier = own
    }
}

// MARK: What the store answers

extension State {
    mutating func saved(_ id: RecordID, _ edits: [RecordEdit]) -> [Effect] {
        history.saving.removeAll { $0.id == id }
        let differing = edits.filter { network.record($0.key)?.fields != $0.after }
        guard !differing.isEmpty else { return [] }
        apply(Change(id: id, at: clock.now, summary: "", edits: differing))
        return prepareAgain()
    }

    /// Takes up a change that was entered in an earlier run and never came to the disk.
    mutating func take(left change: Change) -> [Effect] {
        apply(change.rebased(onto: network))
        history.saving.append(change)
        history.undoable.append(change)
        status = Status(texts(GeneralText.leftUnsaved, ["what": change.summary]), tone: .warning)
        return [.save(change)] + prepareAgain()
    }

    mutating func saveFailed(_ id: RecordID, _ reason: String, isKept: Bool) -> [Effect] {
        guard let index = history.saving.firstIndex(where: { $0.id == id }) else { return [] }
        if isKept { history.unkept.remove(id) } else { history.unkept.insert(id) }
        history.failed.append(history.saving.remove(at: index))
        guard history.told.insert(id).inserted else { return [] }
        status = Status(texts(GeneralText.saveFailed, ["reason": reason]), tone: .error)
        return []
    }

    mutating func quit() -> [Effect] {
        // What is being tried again just now is no more saved than what is not.
        let waiting = history.failed + history.saving.filter { history.isTold($0.id) }
        guard !waiting.isEmpty else {
            if sharing.isRunning { return askToStopSharing() }
            return network.openSession?.status == "running" ? askToQuit() : [.quit]
        }
        let unkept = waiting.count { history.unkept.contains($0.id) }
        let question =
            unkept > 0
            ? texts(GeneralText.quitLosing, n: unkept) : texts(GeneralText.quitUnsaved, n: waiting.count)
        overlays.append(
            ConfirmationOverlay(
                question: question,
                choices: [
                    .init(Key("r"), texts[GeneralText.tryAgain]) { $0.retrySaving() },
                    .init(Key("q"), texts[GeneralText.quitAnyway]) { _ in [.quit] },
                ]))
        return []
    }

    /// What was changed since the last sync would stay here, unnoticed.
    private mutating func askToStopSharing() -> [Effect] {
        overlays.append(
            ConfirmationOverlay(
                question: texts[SharingText.quitSharing],
                choices: [
                    .init(Key("w"), texts[SharingText.quitWait]) { _ in [] },
                    .init(Key("q"), texts[GeneralText.quitAnyway]) { _ in [.quit] },
                ]))
        return []
    }

    /// In the middle of a meeting a key too many leaves the line, then the session, then caucus.
    private mutating func askToQuit() -> [Effect] {
        overlays.append(
            ConfirmationOverlay(
                question: texts(SessionText.quitRunning, ["what": network.openSession?.title ?? ""]),
                choices: [
                    .init(Key("q"), texts[SessionText.quitGoesOn]) { _ in [.quit] },
                    .init(Key("z"), texts[SessionText.quitPaused]) { state in
                        guard let session = state.network.openSession,
                            let edits = SessionEdits(session.id, in: state.network)
                        else { return [.quit] }
                        return state.commit(state.texts[SessionText.pausedNow], edits.pausing(at: state.clock)) + [
                            .quit
                        ]
                    },
                ]))
        return []
    }
}
