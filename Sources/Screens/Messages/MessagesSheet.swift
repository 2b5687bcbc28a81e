package import NetworkModel
import TextCanvas

/// What the footer said, the last of it first and each whole: there it is cut where the line is narrow, and gone with the
/// next key.
struct MessagesSheet: EntryListSheet {
    var list = EntryList()
    private var said: [Said] = []

    init(_ state: State) { settle(state) }

    mutating func settle(_ state: State) {
        said = state.said.reversed()
        settleList(said.count, of: said.count, state)
    }

    static func keys(_ state: State) -> [SheetKey<MessagesSheet>] {
        moves(MessagesText.move, .moveHelp, .endHelp, state)
    }

    func draw(_ state: State, on canvas: inout Canvas) {
        _ = cleared(state, on: &canvas)
        let (title, body) = Self.parts(state)
        drawTitle([Run(state.texts[MessagesText.title], .title)], state, on: &canvas, in: title)
        drawEntries(state, on: &canvas, in: body)
    }

    func lines(of entry: Int, isUnder: Bool, _ state: State) -> [[Run]] {
        let (status, at) = (said[entry].status, said[entry].at)
        let when = "  \(state.dates.moment(at))  "
        let margin = TextLayout.width(of: when)
        let width = max(12, Self.parts(state).entries.width - margin)
        return TextLayout.wrap(status.text, to: width).enumerated().map { number, line in
            let text = Run(line, status.style)
            return [number == 0 ? Run(when, .dim) : Run(String(repeating: " ", count: margin)), text]
        }
    }
}

/// Something that the footer said, and when.
package struct Said: Hashable, Sendable {
    package let status: Status
    package let at: Timestamp
}

extension State {
    /// Keeps what the footer says now, where it is something else than before; of the same again and again the last time.
    mutating func keepSaid(after old: Status?) {
        guard let status, status != old else { return }
        if said.last?.status == status { said.removeLast() }
        said.append(Said(status: status, at: clock.now))
        // As many as anybody reads through.
        if said.count > 200 { said.removeFirst(100) }
    }
}

/// Texts of the list of what was said.
package enum MessagesText: String, TextTable {
    package static let name = "messages"

    case title = "What was said"
    case none = "Nothing was said yet"
    case move
    case moveHelp = "Go to the one before or after."
    case endHelp = "Go to the last or the first that was said."
}
