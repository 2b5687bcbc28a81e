import NetworkModel

/// From an event that is open on to its sessions.
extension State {
    /// The sessions that Enter leads on to: those of the event whose detail is open, latest first.
    var sessionsFromHere: [Session] {
        guard let list = module.list, self[keyPath: list].isDetailOpen, let place = selected, place.kind == .event
        else {
            return []
        }
        return network.sessions(around: network.key(at: place).id)
    }

    /// Goes to the session of the open event, or asks which where there are several.
    mutating func openSessionsFromHere() -> [Effect] {
        let sessions = sessionsFromHere
        guard sessions.count > 1 else {
            return sessions.first.flatMap { network.place(of: $0.key) }.map { open(session: $0) } ?? []
        }
        let options = sessions.map { session in
            Picker.Option(session.title, note: session.starts.map { dates.moment($0) } ?? session.status ?? "")
        }
        return present(
            ChooserOverlay(texts[SessionText.whichSession], options) { choice, state in
                guard case .option(let index) = choice, let place = state.network.place(of: sessions[index].key) else {
                    return []
                }
                return state.open(session: place)
            })
    }
}
