import NetworkModel
package import TextCanvas

/// What two people changed at once, one below the other; the one under the cursor with what was there before, what stands
/// in the record and the other version. One key settles it.
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
            SheetKey(["m", .enter], SharingText.mineIs, .keepMineHelp, state) { $0.settle(on: .mine, &$1) },
            SheetKey(["t"], SharingText.theirsIs, .takeTheirsHelp, state) { $0.settle(on: .theirs, &$1) },
            SheetKey(["b"], SharingText.baseIs, .takeBaseHelp, state) { $0.settle(on: .base, &$1) },
            SheetKey(["e"], SharingText.other, .otherHelp, state) { $0.edit(&$1) },
            go(["j", .down, .control("n")], 1, state), go(["k", .up, .control("p")], -1, state),
        ]
    }

    private static func go(_ keys: [Key], _ step: Int, _ state: State) -> SheetKey<SettlingSheet> {
        SheetKey(keys, SharingText.move, .moveHelp, state, shown: step > 0) { sheet, _ in
            sheet.cursor = min(max(0, sheet.cursor + step), max(0, sheet.conflicts.count - 1))
            sheet.selected = nil
            return .stays
        }
    }

    private var current: OpenConflict? { conflicts.indices.contains(cursor) ? conflicts[cursor] : nil }

    private func settle(on settlement: Settlement, _ state: inout State) -> OverlayOutcome {
        guard let current else { return .closes }
        guard !current.isDeletion || settlement == .mine || settlement == .theirs else {
            state.status = Status(state.texts[SharingText.noOther], tone: .warning)
            return .stays
        }
        return .stays(state.settle(current, on: settlement))
    }

    private func edit(_ state: inout State) -> OverlayOutcome {
        guard let current, !current.isDeletion else { return settle(on: .value(nil), &state) }
        let title = state.texts.label(of: current.field)
        let prompt = PromptOverlay(title, current.mine ?? current.theirs ?? "", isProposal: false) { text, state in
            state.settle(current, on: .value(text))
        }
        return .stays(state.present(prompt))
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
        let words = ConflictWords(state.network, texts)
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
        let versions = ConflictWords(state.network, state.texts).versions(conflict)
        let labels = versions.map(\.name)
        let width = min(24, labels.map { TextLayout.width(of: $0) }.max() ?? 0)
        let room = max(8, Frame(state.size).body.width - width - 8)
        var lines: [[Run]] = []
        for (index, version) in versions.enumerated() {
            let isStanding = version.isStanding
            let wrapped = version.lines.flatMap { TextLayout.wrap($0, to: room) }
            for (number, line) in wrapped.prefix(8).enumerated() {
                let label = number == 0 ? TextLayout.pad(labels[index], to: width) : TextLayout.pad("", to: width)
                lines.append([
                    Run("\(isStanding && number == 0 ? "▸" : " ") \(label)  ", .dim),
                    Run(line, isStanding ? .text : .dim),
                ])
            }
        }
        return lines + [[]]
    }
}

extension State {
    /// Settles a conflict.
    mutating func settle(_ conflict: OpenConflict, on settlement: Settlement) -> [Effect] {
        let title = ConflictWords(network, texts).title(conflict)
        return commit(
            texts(SharingText.settledOn, ["what": title]), network.settling(conflict, on: settlement, at: clock.now))
    }
}
