import NetworkModel
import TextCanvas

/// Running a session: beginning, pausing, moving on, closing.
extension State {
    /// Opens the session of an event: the one that goes on or is planned, else a new one with an agenda proposed. Where
    /// there was one that is closed, it asks which is meant.
    mutating func openSession(of event: RecordID) -> [Effect] {
        let run = network.eventToRun(for: event, clock: clock)
        if let open = network.openSession(of: run) {
            screen = .session
            show(session: open.id)
            return []
        }
        guard let closed = network.sessions(of: run).first else { return planSession(of: run) }
        let when = closed.starts.map { dates.moment($0) } ?? ""
        return present(
            ConfirmationOverlay(
                question: texts(SessionText.closedBefore, ["what": closed.title, "when": when]),
                choices: [
                    .init(.enter, texts[SessionText.showClosed]) { state in
                        state.screen = .session
                        state.show(session: closed.id)
                        return []
                    },
                    .init("n", texts[SessionText.planAnother]) { $0.planSession(of: run) },
                ]))
    }

    private mutating func planSession(of run: RecordID) -> [Effect] {
        screen = .session
        let agenda = SessionAgenda.proposed(for: run, in: network, at: clock, preparation: preparation)
        let planned = agenda.planning(run, in: network, by: &author)
        let effects = commit(texts(SessionText.plannedSession, ["what": network.title(of: run, .event)]), planned.edits)
        show(session: planned.session)
        return effects
    }

    mutating func runSession() -> [Effect] {
        guard let id = session.id, let edits = SessionEdits(id, in: network) else { return [] }
        let words = edits.session.status == "planned" ? SessionText.begun : .wentOn
        let effects = commit(texts[words], edits.running(at: clock))
        followSession()
        return effects
    }

    mutating func pauseSession() -> [Effect] {
        guard let id = session.id, let edits = SessionEdits(id, in: network) else { return [] }
        guard edits.session.status == "running" else { return runSession() }
        return commit(texts[SessionText.pausedNow], edits.pausing(at: clock))
    }

    /// Goes on to the next item, or back.
    mutating func moveOn(_ step: Int) -> [Effect] {
        guard let id = session.id, let edits = SessionEdits(id, in: network), let current = edits.current,
            let place = edits.agenda.firstIndex(where: { $0.id == current.id })
        else { return [] }
        guard edits.agenda.indices.contains(place + step) else {
            guard step > 0 else {
                status = Status(texts[SessionText.firstItem])
                return []
            }
            let effects = current.isDone ? [] : commit("", network.togglingDone([current.key], by: &author).edits)
            status = Status(texts[SessionText.lastItem])
            return effects
        }
        return takeUp(edits.agenda[place + step], edits, finishing: step > 0)
    }

    private mutating func takeUp(_ item: AgendaItem, _ edits: SessionEdits, finishing: Bool) -> [Effect] {
        let effects = commit(
            texts(SessionText.movedOn, ["what": item.text]), edits.moving(to: item.id, finishing: finishing, at: clock))
        followSession()
        return effects
    }

    mutating func jumpToItem() -> [Effect] {
        let items = session.agenda
        let current = items.firstIndex { $0.id == session.selectedRow?.item } ?? 0
        return present(
            ChooserOverlay(texts[SessionText.jumpTo], options(items), selecting: current) { choice, state in
                guard case .option(let index) = choice, let id = state.session.id,
                    let edits = SessionEdits(id, in: state.network)
                else { return [] }
                return state.takeUp(items[index], edits, finishing: false)
            })
    }

    mutating func addItem() -> [Effect] {
        present(
            PromptOverlay(texts[SessionText.newItem]) { text, state in
                guard let id = state.session.id else { return [] }
                let part = state.session.part
                let ranks = state.session.agenda.filter { $0.sessionPart == part }.map(\.rank)
                var draft = Draft(new: .agendaItem, id: state.author.newID())
                draft.set(.session, id.text)
                draft.set(.part, part.rawValue)
                draft.set(.rank, String((ranks.max() ?? 0) + 10))
                draft.set(.text, text)
                draft.set(.minutes, "5")
                let edit = draft.edit(at: state.clock.now)
                return state.commit(state.texts(SessionText.itemAdded, ["what": text]), [edit])
            })
    }

    mutating func planMinutes(_ direction: Int) -> [Effect] {
        guard case .item(let place, let id) = session.selectedRow else { return [] }
        let minutes = network.find(AgendaItem.self, id)?.minutes ?? 0
        let step = minutes + min(0, direction) < 10 ? 1 : 5
        let planned = max(0, minutes + direction * step)
        let edits = network.setting(.minutes, [String(planned)], of: [network.key(at: place)], at: clock.now)
        return commit(texts(SessionText.itemMinutes, n: planned, ["what": network.title(at: place)]), edits)
    }

    mutating func unfold() -> [Effect] {
        if let entry = session.selectedRow?.entry { return present(EntrySheet(entry.key)) }
        guard let id = session.selectedRow?.item else { return [] }
        if session.unfolded.remove(id) == nil { session.unfolded.insert(id) }
        return []
    }

    mutating func showPart(_ step: Int) -> [Effect] {
        let parts = SessionPart.allCases
        let place = session.part.ordinal + step
        guard parts.indices.contains(place) else { return [] }
        session.part = parts[place]
        session.refresh(network, version: version, texts)
        session.rest(network)
        return []
    }

    mutating func reopenSession() -> [Effect] {
        guard let id = session.id, let edits = SessionEdits(id, in: network) else { return [] }
        let name = me.map { network.title(of: $0, .person) }
        return commit(texts[SessionText.opened], edits.reopening(by: name, at: clock))
    }

    /// Closes the session and has its minutes written.
    mutating func closeSession() -> [Effect] {
        guard let id = session.id, let edits = SessionEdits(id, in: network) else { return [] }
        let file = network.minutesName(of: edits.session, clock: clock)
        let effects = commit(
            texts(SessionText.closedNow, ["file": file]), edits.closing(document: file, at: clock))
        session.line.drop()
        return effects + [.writeMinutes(id)]
    }
}

/// What is asked on return when a session was interrupted.
enum SessionReturn {
    /// The question, or nil where no session was running.
    static func overlay(_ state: State) -> ConfirmationOverlay? {
        guard let session = state.network.openSession, session.status == "running", let since = session.since else {
            return nil
        }
        let seen = lastSeen(session, state) ?? since
        let away = Int(clamping: max(0, state.clock.instant - seen.instant)) / 60
        let question = state.texts(
            SessionText.interrupted,
            [
                "what": session.title, "when": state.dates.moment(seen), "ago": String(away),
            ])
        return ConfirmationOverlay(
            question: question,
            choices: [
                .init(.enter, state.texts[SessionText.countTime]) { $0.goOn(session.id, leavingOutSince: nil) },
                .init("n", state.texts[SessionText.leaveTime]) { $0.goOn(session.id, leavingOutSince: seen) },
                .init("z", state.texts[SessionText.pauseThen]) { $0.pause(session.id, asOf: seen) },
            ])
    }

    /// The last sign of it: the stamp that the screen kept, or the last entry.
    private static func lastSeen(_ session: Session, _ state: State) -> Timestamp? {
        let stamps = state.unsaved.places(of: State.seenPlace(session.id)).map {
            state.unsaved.offered[$0].flatMap { Timestamp(iso: $0) }
        }
        let entry = state.network.entries(of: session.id).last?.at
        return (stamps + [entry, session.modified, session.since]).compactMap { $0 }.max { $0.instant < $1.instant }
    }
}

extension State {
    fileprivate mutating func goOn(_ id: RecordID, leavingOutSince seen: Timestamp?) -> [Effect] {
        screen = .session
        show(session: id)
        defer { followSession() }
        guard let seen, let edits = SessionEdits(id, in: network) else {
            status = Status(texts[SessionText.wentOn])
            return []
        }
        let away = Int(clamping: max(0, clock.instant - seen.instant)) / 60
        return commit(
            texts(SessionText.notCounted, n: away), edits.goingOn(at: clock, leavingOutSince: seen))
    }

    fileprivate mutating func pause(_ id: RecordID, asOf seen: Timestamp) -> [Effect] {
        screen = .session
        show(session: id)
        defer { followSession() }
        guard let edits = SessionEdits(id, in: network) else { return [] }
        return commit(texts[SessionText.pausedNow], edits.pausing(at: clock, until: seen))
    }
}
