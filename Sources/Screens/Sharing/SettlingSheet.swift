import NetworkModel
package import TextCanvas

/// What several people changed at once, one below the other; the one under the cursor with what was there before and who
/// set what since, each with the key that settles on it.
package struct SettlingSheet: Sheet {
    private var cursor = 0
    private var top = 0
    private var selected: RecordKey?
    private var conflicts: [OpenConflict] = []
    private var version = -1

    package init(_ state: State) { settle(state) }

    package mutating func settle(_ state: State) {
        if version != state.version {
            version = state.version
            conflicts = state.network.openConflicts
        }
        if let selected, let index = conflicts.firstIndex(where: { $0.key == selected }) { cursor = index }
        cursor = min(max(0, cursor), max(0, conflicts.count - 1))
        selected = conflicts.indices.contains(cursor) ? conflicts[cursor].key : nil
        let height = max(1, Frame(state.size).body.height - Self.linesAbove)
        if cursor < top { top = cursor }
        while top < cursor, lines(state, from: top, to: cursor) > height { top += 1 }
    }

    private static let linesAbove = 2

    /// How many rows the conflicts take from one to another, which is open.
    private func lines(_ state: State, from start: Int, to end: Int) -> Int {
        end - start + 1 + (conflicts.indices.contains(end) ? block(conflicts[end], state).count : 0)
    }

    // MARK: Keys

    static func keys(_ state: State) -> [SheetKey<SettlingSheet>] {
        [
            SheetKey(["m"], SharingText.mineIs, .keepMineHelp, state) { $0.settle(on: "m", &$1) },
            SheetKey(["t"], SharingText.theirsIs, .takeTheirsHelp, state) { $0.settle(on: "t", &$1) },
            SheetKey(["b"], SharingText.baseIs, .takeBaseHelp, state) { $0.settle(on: "b", &$1) },
            SheetKey(["e"], SharingText.other, .otherHelp, state) { $0.edit(&$1) },
            SheetKey([.enter], SharingText.keep, .keepStandingHelp, state) { $0.settle(on: .standing, &$1) },
            go(["j", .down, .control("n")], 1, state), go(["k", .up, .control("p")], -1, state),
        ]
            + further.map { key in
                SheetKey([key], SharingText.further, .takeFurtherHelp, state, shown: false) { $0.settle(on: key, &$1) }
            }
    }

    private static let further: [Key] = ["3", "4", "5", "6", "7", "8", "9"]

    /// The versions of a conflict, each with its key.
    private static func choices(
        _ conflict: OpenConflict, _ state: State
    ) -> [(key: Key, version: ConflictWords.Version)] {
        let versions = ConflictWords(state.network, state.texts, viewer: state.me).versions(conflict)
        let keys: [Key] = ["m", "t"] + further
        return Array(zip(versions.first?.settlement == .base ? ["b"] + keys : keys, versions))
    }

    private static func go(_ keys: [Key], _ step: Int, _ state: State) -> SheetKey<SettlingSheet> {
        SheetKey(keys, SharingText.move, .moveHelp, state, shown: step > 0) { sheet, _ in
            sheet.cursor = min(max(0, sheet.cursor + step), max(0, sheet.conflicts.count - 1))
            sheet.selected = nil
            return .stays
        }
    }

    private var current: OpenConflict? { conflicts.indices.contains(cursor) ? conflicts[cursor] : nil }

    private func settle(on key: Key, _ state: inout State) -> OverlayOutcome {
        guard let current else { return .closes }
        guard let choice = Self.choices(current, state).first(where: { $0.key == key }) else {
            let isBefore = current.isDeletion && key == "b"
            state.status = Status(state.texts[isBefore ? SharingText.noOther : .noVersion], tone: .warning)
            return .stays
        }
        return settle(on: choice.version.settlement, &state)
    }

    private func settle(on settlement: Settlement, _ state: inout State) -> OverlayOutcome {
        guard let current else { return .closes }
        return .stays(state.settle(current, on: settlement))
    }

    private func edit(_ state: inout State) -> OverlayOutcome {
        guard let current else { return .closes }
        guard !current.isDeletion else { return settle(on: "b", &state) }
        guard let form = RecordForm(settling: current, state) else {
            state.status = Status(state.texts[SharingText.noRecord], tone: .warning)
            return .stays
        }
        return .stays(state.present(form))
    }

    // MARK: Drawing

    package func draw(_ state: State, on canvas: inout Canvas) {
        let area = cleared(state, on: &canvas)
        let texts = state.texts
        let used = canvas.write(texts[SharingText.title], at: area.origin, .title, maxWidth: area.width)
        canvas.write(
            texts[SharingText.note], at: area.origin.moved(x: used + 2), .dim, maxWidth: max(0, area.width - used - 2))
        let body = area.splitTop(Self.linesAbove).rest
        guard !conflicts.isEmpty else {
            canvas.write(texts[SharingText.allSettled], in: body, .good)
            return
        }
        let words = ConflictWords(state.network, texts, viewer: state.me)
        var y = 0
        for (index, conflict) in conflicts.enumerated().dropFirst(top) where y < body.height {
            let row = body.row(y)
            if index == cursor {
                canvas.setSurface(.selected, in: row)
                canvas.write("▌", at: row.origin, .marker)
            }
            canvas.write(words.title(conflict), at: row.origin.moved(x: 2), .warning, maxWidth: max(0, row.width - 2))
            y += 1
            guard index == cursor else { continue }
            for line in block(conflict, state) where y < body.height {
                canvas.write(line, at: body.row(y).origin.moved(x: 2), maxWidth: max(0, body.width - 2))
                y += 1
            }
        }
    }

    /// The versions of a conflict, each with its name and lines.
    private func block(_ conflict: OpenConflict, _ state: State) -> [[Run]] {
        let choices = Self.choices(conflict, state)
        let width = min(24, choices.map { TextLayout.width(of: $0.version.name) }.max() ?? 0)
        let room = max(8, Frame(state.size).body.width - width - 10)
        var lines: [[Run]] = []
        for (key, version) in choices {
            let isStanding = version.isStanding
            let wrapped = version.lines.flatMap { TextLayout.wrap($0, to: room) }
            for (number, line) in wrapped.prefix(8).enumerated() {
                let label = TextLayout.pad(number == 0 ? version.name : "", to: width)
                lines.append([
                    Run(isStanding && number == 0 ? "▸ " : "  ", .dim), Run(number == 0 ? key.label : " ", .key),
                    Run(" \(label)  ", .dim), Run(line, isStanding ? .text : .dim),
                ])
            }
        }
        return lines + [[]]
    }
}

extension OpenConflict {
    /// What it is about, as it is said on the screens.
    func title(_ state: State) -> String {
        ConflictWords(state.network, state.texts, viewer: state.me).title(self)
    }
}

extension State {
    /// Settles a conflict, with what is made for it.
    mutating func settle(
        _ conflict: OpenConflict, on settlement: Settlement, along besides: [RecordEdit] = []
    ) -> [Effect] {
        commit(
            texts(SharingText.settledOn, ["what": conflict.title(self)]),
            besides + network.settling(conflict, on: settlement, at: clock.now))
    }
}
