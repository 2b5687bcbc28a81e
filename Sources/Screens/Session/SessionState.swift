package import NetworkModel
import TextCanvas

/// What the Session screen keeps.
package struct SessionState: Sendable {
    /// The session that is shown.
    package var id: RecordID?
    /// The part of the agenda that is shown; it follows the item that is up.
    package var part = SessionPart.information
    package internal(set) var rows: [SessionRow] = []
    /// The row under the cursor.
    var cursor = 0
    /// The first visible row.
    var top = 0
    /// How wide the rows are.
    var width = 80
    /// Items that are shown with their entries though they are not up.
    var unfolded: Set<RecordID> = []
    /// The entry that was just typed. The cursor rests on it, and the key of another kind does not turn it.
    private(set) var fresh: RecordKey?
    /// The line on which entries are typed.
    var line = SessionLine()
    /// Until when the session was seen running, kept so that an interruption can be measured.
    var lastSeen: UnsavedText?
    /// What the rows were made of.
    private(set) var agenda: [AgendaItem] = []
    private(set) var entries: [SessionEntry] = []
    private var source: Source?

    private struct Source: Equatable {
        var version: Int
        var id: RecordID?
        var part: SessionPart
        var width: Int
        var unfolded: Set<RecordID>
    }

    package init() {}

    /// The selected row; rows that only say something are never selected.
    var selectedRow: SessionRow? { rows.indices.contains(cursor) ? rows[cursor] : nil }

    /// Makes the rows anew where what they follow from has changed.
    mutating func refresh(_ network: Network, version: Int, _ texts: Texts) {
        let new = Source(version: version, id: id, part: part, width: width, unfolded: unfolded)
        guard new != source else { return }
        let selected = selectedRow
        if source?.version != version || source?.id != id { read(network) }
        source = new
        rows = SessionRows(self, network, texts).rows
        if let selected, let place = rows.firstIndex(where: { $0.isSame(as: selected) }) {
            cursor = place
        } else {
            rest(network)
        }
    }

    private mutating func read(_ network: Network) {
        agenda = id.map { network.agenda(of: $0) } ?? []
        entries = id.map { network.entries(of: $0) } ?? []
    }

    /// The place of a priority in the order that is shown, from 1.
    func place(of priority: RecordKey) -> Int? {
        guard let row = rows.firstIndex(where: { $0.entry?.key == priority }),
            let first = rows.firstIndex(where: { $0.entry?.sort == .priority })
        else { return nil }
        return row - first + 1
    }

    /// Puts the cursor where it rests while people talk: on the item that is up, else on the first row.
    mutating func rest(_ network: Network) {
        fresh = nil
        let up = id.flatMap { network.session($0)?.item }
        cursor = rows.firstIndex { $0.item == up && up != nil } ?? rows.firstIndex { $0.isSelectable } ?? 0
    }

    /// Puts the cursor on the entry that was just typed, where it is shown.
    mutating func rest(on entry: RecordKey) {
        guard let row = rows.firstIndex(where: { $0.entry?.key == entry }) else { return }
        cursor = row
        fresh = entry
    }

    /// Puts the cursor on a row because somebody chose it.
    mutating func select(_ row: Int) {
        cursor = row
        fresh = nil
    }

    /// Moves the cursor by rows that can be selected.
    mutating func move(by step: Int) {
        fresh = nil
        var rest = abs(step)
        var place = cursor
        while rest > 0 {
            let next = place + step.signum()
            guard rows.indices.contains(next) else { break }
            place = next
            if rows[place].isSelectable {
                cursor = place
                rest -= 1
            }
        }
    }

    /// Brings the cursor into a viewport of that height.
    mutating func settle(height: Int) {
        let height = max(1, height)
        cursor = min(max(0, cursor), max(0, rows.count - 1))
        if cursor >= top + height { top = cursor - height + 1 }
        if cursor < top { top = cursor }
        top = min(max(0, top), max(0, rows.count - height))
    }
}

/// A row of the Session screen.
package enum SessionRow: Hashable, Sendable {
    case item(Place, RecordID)
    case entry(SessionEntry)
    /// A line that only says something.
    case remark(String)
    case heading(String)

    var isSelectable: Bool {
        switch self {
        case .item, .entry: true
        case .remark, .heading: false
        }
    }

    var place: Place? {
        switch self {
        case .item(let place, _): place
        case .entry(let entry): entry.place
        case .remark, .heading: nil
        }
    }

    var item: RecordID? { if case .item(_, let id) = self { id } else { nil } }
    var entry: SessionEntry? { if case .entry(let entry) = self { entry } else { nil } }

    func isSame(as other: SessionRow) -> Bool { place != nil && place == other.place }
}

/// The rows of a part: its items, the one that is up with what is known of it and what was said.
struct SessionRows {
    private(set) var rows: [SessionRow] = []

    /// `Our priorities, in order · 3 dots for each · 12 of 36 given`.
    private static func ranking(_ vote: DotVote, _ texts: Texts) -> String {
        let each = vote.each.map { texts(SessionText.dotsForEach, n: $0) }
        let given = vote.all.map { texts(SessionText.dotsGiven, ["given": String(vote.given), "all": String($0)]) }
        return [texts[SessionText.ranking], each, given].compactMap { $0 }.joined(separator: " · ")
    }

    init(_ state: SessionState, _ network: Network, _ texts: Texts) {
        let session = state.id.flatMap { network.session($0) }
        let isRanked = state.part == .priorities
        for item in state.agenda where item.sessionPart == state.part {
            guard let place = network.place(of: item.key) else { continue }
            rows.append(.item(place, item.id))
            guard item.id == session?.item || state.unfolded.contains(item.id) else { continue }
            let said = state.entries.filter { $0.item == item.id && !(isRanked && $0.sort == .priority) }
            if said.isEmpty, let notes = item.notes {
                rows += notes.split(separator: "\n").flatMap { note in
                    TextLayout.wrap(String(note), to: max(20, state.width - 8)).map { .remark($0) }
                }
            }
            rows += said.map { .entry($0) }
        }
        if isRanked, let event = session?.event.map({ network.eventPrepared(by: $0) }) {
            let places = network.priorities(of: event).compactMap { network.place(of: $0.key) }
            if !places.isEmpty {
                rows.append(.heading(Self.ranking(DotVote(on: event, at: session, in: network), texts)))
                rows += places.map { .entry(SessionEntry($0, in: network)) }
            }
        }
        let known = Set(state.agenda.map(\.id))
        let loose = state.entries.filter { $0.sort != .priority && !($0.item.map(known.contains) ?? false) }
        if !loose.isEmpty {
            rows.append(.heading(texts[SessionText.withoutItem]))
            rows += loose.map { .entry($0) }
        }
    }
}

/// The line on which entries are typed, and what it will make of them.
struct SessionLine: Sendable {
    var editor = LineEditor()
    var sort = EntrySort.information
    /// Whether keys go into the line.
    var isOpen = false
    /// The entry that is being mended; nil for a new one.
    var editing: RecordKey?
    /// The entry that the new one comes from.
    var source: RecordID?

    /// The line as it is kept until it is entered: the kind's word, a blank, the text.
    var kept: String { editor.isEmpty || editing != nil ? "" : "\(sort.rawValue) \(editor.text)" }

    /// Takes up a line that was kept.
    mutating func restore(_ kept: String) {
        let halves = kept.split(separator: " ", maxSplits: 1)
        guard halves.count == 2, let sort = EntrySort(rawValue: String(halves[0])) else { return }
        self.sort = sort
        editor = LineEditor(String(halves[1]))
        isOpen = true
    }

    /// Closes the line, and keeps nothing of what is on it.
    mutating func drop() {
        isOpen = false
        clear()
    }

    mutating func clear() {
        editor = LineEditor()
        editing = nil
        source = nil
    }
}
