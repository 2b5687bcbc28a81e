import NetworkModel
import RecFormat
import TextCanvas

/// What is typed of a new event outlives the program.
extension NewEventOverlay {
    static let place = "new-event"

    package var unsaved: UnsavedText? {
        guard !title.isEmpty || !days.isEmpty else { return nil }
        let fields = [
            RecField(name: "Plan", value: template?.name ?? ""), RecField(name: "Title", value: title.text),
            RecField(name: "Days", value: days.text), RecField(name: "Focus", value: String(focus.rawValue)),
            RecField(name: "Zone", value: zone.text),
        ].filter { $0.name != "Zone" || !$0.value.isEmpty }
        return UnsavedText(Self.place, String(decoding: RecDocument.text(of: fields), as: UTF8.self))
    }

    /// The form that was kept as a text; nil where nothing was typed into it.
    init?(keptAs text: String, _ state: State) {
        let record = KeptText.record(text)
        guard let title = record?.first("Title"), let days = record?.first("Days"), !title.isEmpty || !days.isEmpty
        else { return nil }
        self.init(state)
        fill(
            title, days, zone: record?.first("Zone") ?? "", plan: record?.first("Plan") ?? "",
            focus: record?.first("Focus").flatMap { Int($0) })
    }
}

/// A line that was being typed where a question stood that nobody can ask again: only its words are left.
struct KeptLine: Sendable {
    /// What was asked, and about which record where it was about one.
    let title: String
    let text: String

    static let places = "prompt-"

    init?(_ kept: String) {
        let record = KeptText.record(kept)
        guard let title = record?.first("Title"), let text = record?.first("Text"), !text.isEmpty else { return nil }
        self.title = [title, record?.first("About") ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
        self.text = text
    }

    /// The name and the text under which a prompt keeps what is typed into it; `about` says the record it asks about.
    static func unsaved(_ title: String, _ about: String, _ text: String) -> UnsavedText {
        let fields = [("Title", title), ("About", about), ("Text", text)].filter { !$0.1.isEmpty }
            .map { RecField(name: $0.0, value: $0.1) }
        return UnsavedText(
            places + title.prefix(20) + (about.isEmpty ? "" : "-" + about.prefix(20)),
            String(decoding: RecDocument.text(of: fields), as: UTF8.self))
    }
}

enum KeptText {
    /// The record that a kept text is.
    static func record(_ text: String) -> RecRecord? {
        let document = RecDocument(Array(text.utf8))
        let slot = (0..<document.slotCount).first { document.kind(of: $0) == .record }
        return slot.map { document.record(at: $0) }
    }
}

/// A new event and single lines that were typed and never entered, offered again.
enum LineReturn {
    static func overlays(_ state: State) -> [any Overlay] {
        newEvents(state) + logs(state) + tasks(state) + places(state).compactMap { line($0, state) }
    }

    /// Those that are offered at the start: in the middle of a meeting the log and task lines wait for their keys.
    static func overlaysAtStart(_ state: State) -> [any Overlay] {
        guard SessionReturn.overlay(state) != nil else { return overlays(state) }
        return newEvents(state) + places(state).compactMap { line($0, state) }
    }

    private static func logs(_ state: State) -> [any Overlay] {
        lines(
            state.texts[LogText.prompt], at: LogOverlay.place, waiting: \.keptLog, state,
            said: { DroppedLine(keptAs: $0).text }, open: { $0.openLog() })
    }

    private static func tasks(_ state: State) -> [any Overlay] {
        lines(
            state.texts[TasksText.prompt], at: TaskLineOverlay.place, waiting: \.tasks.dropped, state, said: { $0 },
            open: { $0.openTaskLine() })
    }

    /// The line that waits for its key on top, below it those that were left beside it.
    private static func lines(
        _ title: String, at place: String, waiting: any WritableKeyPath<State, String> & Sendable, _ state: State,
        said: (String) -> String, open: @escaping @Sendable (inout State) -> [Effect]
    ) -> [any Overlay] {
        let first = again(
            title, said(state[keyPath: waiting]), state, open: open, drop: { $0[keyPath: waiting] = "" })
        let others = state.unsaved.places(of: place).map { place in
            again(
                title, said(state.unsaved.offered[place] ?? ""), state,
                open: { state in
                    let kept = state.unsaved.offered.removeValue(forKey: place) ?? ""
                    // The one that waits is left there instead, for the next time that is asked.
                    if !state[keyPath: waiting].isEmpty { state.unsaved.offered[place] = state[keyPath: waiting] }
                    state[keyPath: waiting] = kept
                    return open(&state)
                }, drop: { $0.unsaved.offered[place] = nil })
        }
        return (others.reversed() + [first]).compactMap { $0 }
    }

    private static func again(
        _ what: String, _ text: String, _ state: State, open: @escaping @Sendable (inout State) -> [Effect],
        drop: @escaping @Sendable (inout State) -> Void
    ) -> ConfirmationOverlay? {
        guard !text.isEmpty else { return nil }
        return ConfirmationOverlay(
            question: state.texts(FormText.keptQuestion, ["what": what, "lines": text]),
            choices: [
                .init("g", state.texts[FormText.keptOpen], action: open),
                .init("x", state.texts[FormText.keptDrop]) { state in
                    drop(&state)
                    return []
                },
            ], later: state.texts[FormText.keptLater])
    }

    private static func places(_ state: State) -> [String] {
        state.unsaved.offered.keys.filter { $0.utf8.starts(with: KeptLine.places.utf8) }.sorted()
    }

    private static func newEvents(_ state: State) -> [any Overlay] {
        state.unsaved.places(of: NewEventOverlay.place).reversed().compactMap { newEvent($0, state) }
    }

    private static func newEvent(_ place: String, _ state: State) -> ConfirmationOverlay? {
        guard let kept = state.unsaved.offered[place].flatMap({ NewEventOverlay(keptAs: $0, state) }) else {
            return nil
        }
        let said = [kept.title.text, kept.days.text].filter { !$0.isEmpty }.joined(separator: " · ")
        let what = state.texts(FormText.new, ["kind": state.texts.noun(for: .event)])
        return ConfirmationOverlay(
            question: state.texts(FormText.keptQuestion, ["what": what, "lines": said]),
            choices: [
                .init("g", state.texts[FormText.keptOpen]) { state in
                    guard let text = state.unsaved.offered.removeValue(forKey: place) else { return [] }
                    return NewEventOverlay(keptAs: text, state).map { state.present($0) } ?? []
                },
                drop(place, state),
            ], later: state.texts[FormText.keptLater])
    }

    private static func line(_ place: String, _ state: State) -> ConfirmationOverlay? {
        guard let kept = state.unsaved.offered[place].flatMap(KeptLine.init) else { return nil }
        return ConfirmationOverlay(
            question: state.texts(FormText.keptQuestion, ["what": kept.title, "lines": kept.text]),
            choices: [
                .init("l", state.texts[FormText.keptLog]) { state in
                    state.unsaved.offered[place] = nil
                    let before = state.log.dropped.text
                    state.log.dropped.text = before.isEmpty ? kept.text : "\(before) \(kept.text)"
                    return state.openLog()
                },
                drop(place, state),
            ], later: state.texts[FormText.keptLater])
    }

    private static func drop(_ place: String, _ state: State) -> ConfirmationOverlay.Choice {
        ConfirmationOverlay.Choice("x", state.texts[FormText.keptDrop]) { state in
            state.unsaved.offered[place] = nil
            return []
        }
    }
}

extension State {
    /// The log line that waits for its key, as it lies on the disk.
    fileprivate var keptLog: String {
        get { log.dropped.kept }
        set { log.dropped = DroppedLine(keptAs: newValue) }
    }
}
