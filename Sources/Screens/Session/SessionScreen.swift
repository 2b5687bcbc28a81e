package import NetworkModel
package import TextCanvas

/// Session: a pre-meeting being run, from its agenda to its minutes.
package enum SessionScreen: ScreenModule {
    package static let id = ScreenID.session
    package static let title = GeneralText.session
    package static let hasDetail = false
    package static let commands = SessionCommands.rows

    package static func refresh(_ state: inout State) {
        state.session.width = state.size.width
        if state.session.id.flatMap({ state.network.session($0) }) == nil {
            state.session.id = state.network.lastSession?.id
            state.followSession()
        }
        state.session.refresh(state.network, version: state.version, state.texts)
        state.session.settle(height: SessionFrame(state).rows.height)
        state.takeUpLine()
        state.dropLineOnceClosed()
        state.stampSession()
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        SessionView(state).draw(on: &canvas)
    }

    package static func selected(in state: State) -> Place? { state.session.selectedRow?.place }

    package static func unsaved(_ state: State) -> UnsavedText? {
        state.session.id.map { UnsavedText(State.linePlace($0), state.session.line.kept) }
    }

    package static func take(paste text: String, _ state: inout State) -> [Effect]? {
        guard state.session.line.isOpen else { return nil }
        state.session.line.editor.insert(text)
        return []
    }

    package static func take(_ mouse: Mouse, in area: Rect, _ state: inout State) -> [Effect]? {
        let frame = SessionFrame(state)
        switch mouse.action {
        case .wheelUp: state.session.move(by: -3)
        case .wheelDown: state.session.move(by: 3)
        case .press, .doubleClick:
            let row = state.session.top + mouse.at.y - frame.rows.y
            guard frame.rows.contains(mouse.at), state.session.rows.indices.contains(row),
                state.session.rows[row].isSelectable
            else { return [] }
            state.session.select(row)
        default: break
        }
        return []
    }

    package static func reveal(_ place: Place, _ state: inout State, opening: Bool) -> Bool {
        guard place.kind == .session else { return false }
        state.show(session: state.network.key(at: place).id)
        return true
    }
}

extension State {
    /// The session that is shown.
    var shownSession: Session? { session.id.flatMap { network.session($0) } }

    /// The event that the session shown is about.
    var sessionSubject: RecordID? { shownSession?.event.map { network.eventPrepared(by: $0) } }

    /// The clock of the session that is shown.
    var sessionClock: SessionClock? {
        shownSession.map { SessionClock($0, session.agenda, at: clock.instant) }
    }

    /// Whether something on the screen changes with every second.
    package var needsSeconds: Bool { screen == .session && sessionClock?.isRunning == true }

    /// Shows a session; what was being typed in another one waits there.
    mutating func show(session id: RecordID) {
        if let old = session.id, old != id {
            if !session.line.kept.isEmpty { unsaved.offered[Self.linePlace(old)] = session.line.kept }
            session.line = SessionLine()
        }
        session.id = id
        followSession()
    }

    /// Goes to a session, wherever it was found.
    mutating func open(session place: Place) -> [Effect] {
        screen = .session
        show(session: network.key(at: place).id)
        return []
    }

    /// Shows the part of the item that is up, with the cursor on it.
    mutating func followSession() {
        session.unfolded = []
        let up = shownSession?.item.flatMap { network.find(AgendaItem.self, $0) }
        if let up { session.part = up.sessionPart }
        session.refresh(network, version: version, texts)
        session.rest(network)
    }

    static func linePlace(_ id: RecordID) -> String { "session-\(id.text)" }
    static func seenPlace(_ id: RecordID) -> String { "seen-\(id.text)" }

    /// Puts back on the line what an earlier run was about to enter; of several lines each once the one before is done.
    mutating func takeUpLine() {
        guard !session.line.isOpen, session.line.editor.isEmpty, let id = session.id,
            let kept = unsaved.places(of: Self.linePlace(id)).first.flatMap({ unsaved.offered.removeValue(forKey: $0) })
        else { return }
        session.line.restore(kept)
        status = Status(texts[SessionText.lineIsBack])
    }

    /// A session that somebody else closed takes no entry any more: says what was on the line, and leaves it.
    mutating func dropLineOnceClosed() {
        guard shownSession?.isClosed == true, session.line.isOpen || !session.line.editor.isEmpty else { return }
        let text = session.line.editor.text
        session.line.drop()
        guard !text.isEmpty else { return }
        status = Status(texts(SessionText.lineLost, ["what": text]), tone: .warning)
    }

    /// Keeps until when the session was seen running, to the minute.
    mutating func stampSession() {
        guard let id = session.id, sessionClock?.isRunning == true else {
            session.lastSeen = nil
            return
        }
        let minute = Timestamp(instant: clock.instant - clock.instant % 60, offset: clock.now.offset)
        let text = minute.iso
        for place in unsaved.places(of: Self.seenPlace(id)) { unsaved.offered[place] = nil }
        if session.lastSeen?.text != text { session.lastSeen = UnsavedText(Self.seenPlace(id), text) }
    }
}
