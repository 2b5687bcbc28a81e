package import NetworkModel
import TextCanvas

/// What is said of a session that is open, where it is not shown itself.
package struct SessionPhrases {
    private let session: Session
    private let agenda: [AgendaItem]
    private let clock: SessionClock
    private let texts: Texts

    package init(_ place: Place, _ network: Network, _ clock: Clock, _ texts: Texts) {
        session = Session(network.record(at: place))
        agenda = network.agenda(of: session.id)
        self.clock = SessionClock(session, agenda, at: clock.instant)
        self.texts = texts
    }

    /// `1:21 left`, `9 min over` or `paused`.
    package var time: String {
        if session.status == "paused" { return texts[SessionText.paused] }
        guard clock.left >= 0 else { return texts(SessionText.over, n: (-clock.left + 59) / 60) }
        return texts(SessionText.left, ["time": SessionDigits.hours(clock.left)])
    }

    /// The agenda item that is up.
    package var item: String? { agenda.first { $0.id == session.item }?.text }

    /// `7 of 12 items done`.
    var progress: String {
        texts(SessionText.itemsDone, ["done": String(agenda.count { $0.isDone }), "all": String(agenda.count)])
    }
}
