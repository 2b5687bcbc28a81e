import RecFormat

/// What is done to a session and its clock, as edits.
package struct SessionEdits: Sendable {
    private let network: Network
    package let session: Session
    package let agenda: [AgendaItem]

    /// The session of that Id; nil where there is none.
    package init?(_ id: RecordID, in network: Network) {
        guard let session = network.session(id) else { return nil }
        self.network = network
        self.session = session
        agenda = network.agenda(of: id)
    }

    /// The item that is up, else the first that is not done.
    package var current: AgendaItem? {
        agenda.first { $0.id == session.item } ?? agenda.first { !$0.isDone } ?? agenda.first
    }

    /// Makes time run, from now on or from a moment before: what lies between was worked too.
    package func running(at clock: Clock, from moment: Timestamp? = nil) -> [RecordEdit] {
        guard !session.isClosed else { return [] }
        return edit(at: clock) { draft in
            draft.set(.status, "running")
            if session.starts == nil || session.status == "planned" { draft.set(.starts, clock.now.iso) }
            draft.set(.item, current?.id.text)
            draft.set(.since, (moment ?? clock.now).iso)
        }
    }

    /// Stops time, now or at a moment before: what came after was no work.
    package func pausing(at clock: Clock, until moment: Timestamp? = nil) -> [RecordEdit] {
        guard session.status == "running" else { return [] }
        return banking(until: moment?.instant ?? clock.instant, at: clock)
            + edit(at: clock) { draft in
                draft.set(.status, "paused")
                draft.set(.since, nil)
            }
    }

    /// Goes on after an interruption without counting what lies between a moment and now.
    package func goingOn(at clock: Clock, leavingOutSince moment: Timestamp) -> [RecordEdit] {
        banking(until: moment.instant, at: clock)
            + edit(at: clock) { draft in
                draft.set(.status, "running")
                draft.set(.since, clock.now.iso)
            }
    }

    /// Takes up another item; the one that was up is done where `finishing` says so.
    package func moving(to item: RecordID, finishing: Bool, at clock: Clock) -> [RecordEdit] {
        guard !session.isClosed, agenda.contains(where: { $0.id == item }) else { return [] }
        let isRunning = session.status == "running"
        let stretch = isRunning ? SessionClock.stretch(since: session.since, at: clock.instant) : 0
        var edits: [RecordEdit] = []
        for one in agenda where one.id == session.item || one.id == item {
            let edit = network.editing(one.key, at: clock.now) { draft in
                if one.id == session.item, stretch > 0 { draft.set(.seconds, String(one.seconds + stretch)) }
                if one.id == session.item, one.id != item, finishing, draft.first(.done) == nil {
                    draft.set(.done, clock.now.iso)
                }
                if one.id == item { draft.set(.done, nil) }
            }
            if let edit { edits.append(edit) }
        }
        return edits
            + edit(at: clock) { draft in
                draft.set(.item, item.text)
                if isRunning { draft.set(.since, clock.now.iso) }
            }
    }

    /// Closes the session: time stops, its minutes are the file of that name, and who was there attended its event.
    package func closing(document: String, at clock: Clock) -> [RecordEdit] {
        guard !session.isClosed else { return [] }
        let banked = session.status == "running" ? banking(until: clock.instant, at: clock) : []
        return banked
            + edit(at: clock) { draft in
                draft.set(.status, "closed")
                draft.set(.since, nil)
                if draft.first(.starts) == nil { draft.set(.starts, clock.now.iso) }
                draft.set(.ends, clock.now.iso)
                draft.set(.document, document)
            } + attendance(at: clock)
    }

    /// Notes at the event that those who are down as present were there, walk-ins among them.
    private func attendance(at clock: Clock) -> [RecordEdit] {
        guard let event = session.event, !session.present.isEmpty else { return [] }
        let began = session.starts.map { clock.day(of: $0.instant) } ?? clock.today
        let day = network.event(event)?.dayToAttend(on: began, clock)
        return network.notingParticipants(session.present.map(\.id), at: event, at: clock.now) {
            $0.setAttended(true, on: day)
        }
    }

    /// Opens a closed session again, paused, and notes that in the session itself.
    package func reopening(by name: String?, at clock: Clock) -> [RecordEdit] {
        guard session.isClosed else { return [] }
        return edit(at: clock) { draft in
            draft.set(.status, "paused")
            let line = "Reopened \(clock.now.iso)" + (name.map { " by \($0)" } ?? "") + ", was closed \(ended)."
            draft.set(.notes, [draft.first(.notes), line].compactMap { $0 }.joined(separator: "\n"))
            draft.set(.ends, nil)
        }
    }

    private var ended: String { session.ends?.iso ?? "before" }

    /// Writes the running stretch down with the item that is up.
    private func banking(until instant: Int64, at clock: Clock) -> [RecordEdit] {
        let stretch = SessionClock.stretch(since: session.since, at: instant)
        guard stretch > 0, let item = agenda.first(where: { $0.id == session.item }) else { return [] }
        let edit = network.editing(item.key, at: clock.now) { $0.set(.seconds, String(item.seconds + stretch)) }
        return edit.map { [$0] } ?? []
    }

    private func edit(at clock: Clock, _ change: (inout Draft) -> Void) -> [RecordEdit] {
        network.editing(session.key, at: clock.now, change).map { [$0] } ?? []
    }
}

extension Network {
    /// The file of a session's minutes within the workspace: `minutes/2026-11-21-pre-meeting-for-mc14.md`.
    package func minutesName(of session: Session, clock: Clock) -> String {
        let day = session.starts.map { $0.form == .full ? clock.day(of: $0.instant) : $0.day } ?? clock.today
        let event = session.event.flatMap { self.event($0)?.title } ?? session.title
        let name = "minutes/\(day.iso)-\(Slug.text(of: event))"
        // Another session of the same day keeps its own.
        let others = Set(all(Session.self).filter { $0.id != session.id }.compactMap(\.document))
        for number in 1... {
            let file = number == 1 ? "\(name).md" : "\(name)-\(number).md"
            if !others.contains(file) { return file }
        }
        preconditionFailure("the numbers do not end")
    }
}
