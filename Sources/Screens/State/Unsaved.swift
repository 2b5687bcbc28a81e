import NetworkModel

/// A text that is being typed, and the name under which it is kept until it is entered.
package struct UnsavedText: Hashable, Sendable {
    package let place: String
    package let text: String

    package init(_ place: String, _ text: String) {
        self.place = place
        self.text = text
    }
}

/// What is typed and not entered yet: it outlives the program, however that ends.
struct Unsaved: Sendable {
    /// What lies on the disk, or was asked to.
    var kept: [String: String] = [:]
    /// Where something else may lie there, since that failed.
    var failed: Set<String> = []
    /// Where that is to be mended.
    var again: Set<String> = []
    /// What an earlier run left there and nobody has taken up again.
    var offered: [String: String] = [:]

    /// Where what is offered was kept under this name, the first of several first.
    func places(of name: String) -> [String] {
        offered.keys.filter { $0.unnumbered.name == name }.sorted { $0.unnumbered.number < $1.unnumbered.number }
    }
}

extension State {
    /// Takes up what an earlier run left behind.
    mutating func takeUp(unsaved texts: [String: String]) {
        unsaved.kept = texts
        unsaved.offered = texts
        log.dropped = DroppedLine(keptAs: unsaved.offered.removeValue(forKey: LogOverlay.place) ?? "")
        tasks.dropped = unsaved.offered.removeValue(forKey: TaskLineOverlay.place) ?? ""
    }

    /// Asks for what has changed since to be kept.
    mutating func keepUnsaved() -> [Effect] {
        guard folder != nil else { return [] }
        let now = textsBeingTyped
        let again = unsaved.again
        guard now != unsaved.kept || !again.isEmpty else { return [] }
        let kept = unsaved.kept
        let places = Set(now.keys).union(kept.keys).union(again)
        let changed = places.filter { again.contains($0) || (now[$0] ?? "") != (kept[$0] ?? "") }
        unsaved.kept = now
        unsaved.again = []
        // A text that has another place from now on is there before its old one is written over or removed.
        let rank = { (place: String) in now[place] == nil ? 2 : kept[place] == nil ? 0 : 1 }
        return changed.sorted { (rank($0), $0) < (rank($1), $1) }.map { .keepUnsaved($0, text: now[$0] ?? "") }
    }

    /// Has what could not be kept tried again.
    mutating func keepAgain() {
        unsaved.again.formUnion(unsaved.failed)
        unsaved.failed = []
    }

    private var textsBeingTyped: [String: String] {
        var texts = unsaved.offered
        texts[LogOverlay.place] = log.dropped.kept
        texts[TaskLineOverlay.place] = tasks.dropped
        if let stamp = session.lastSeen { texts[stamp.place] = stamp.text }
        for typed in [ScreenRegistry[.session].unsaved(self)] + overlays.map(\.unsaved) {
            guard let typed else { continue }
            if let left = unsaved.offered[typed.place] {
                // What was left at that place and is still offered does not give way to what is typed there now.
                guard !typed.text.isEmpty else { continue }
                texts[typed.place.numbered { texts[$0] != nil }] = left
            }
            texts[typed.place] = typed.text
        }
        return texts.filter { !$0.value.isEmpty }
    }
}
