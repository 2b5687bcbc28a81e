import NetworkModel
package import TextCanvas

/// What several people changed at once, one below the other; the one under the cursor with what was there before and who
/// set what since, each with the key that settles on it.
package struct SettlingSheet: EntryListSheet {
    var list = EntryList()
    private var selected: RecordKey?
    private var conflicts: [OpenConflict] = []
    private var version = -1

    package init(_ state: State) { settle(state) }

    package mutating func settle(_ state: State) {
        if version != state.version {
            version = state.version
            conflicts = state.network.openConflicts
            if let selected, let index = conflicts.firstIndex(where: { $0.key == selected }) { list.go(to: index) }
        }
        settleList(conflicts.count, of: version, state)
        guard selected != current?.key else { return }
        // Another one is seen from where its versions differ.
        selected = current?.key
        list.showBeginning()
        settleList(conflicts.count, of: version, state)
    }

    // MARK: Keys

    static func keys(_ state: State) -> [SheetKey<SettlingSheet>] {
        [
            SheetKey([.enter], SharingText.keep, .keepStandingHelp, state) { $0.settle(on: .standing, &$1) },
            SheetKey(["e"], SharingText.other, .otherHelp, state) { $0.edit(&$1) },
            SheetKey(["m"], SharingText.mineIs, .keepMineHelp, state) { $0.settle(on: "m", &$1) },
            SheetKey(["t"], SharingText.theirsIs, .takeTheirsHelp, state) { $0.settle(on: "t", &$1) },
            SheetKey(["b"], SharingText.baseIs, .takeBaseHelp, state) { $0.settle(on: "b", &$1) },
        ]
            + moves(SharingText.move, SharingText.moveHelp, SharingText.endHelp, state)
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

    private var current: OpenConflict? { conflicts.indices.contains(list.cursor) ? conflicts[list.cursor] : nil }

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
        _ = cleared(state, on: &canvas)
        let (title, area) = Self.parts(state)
        let texts = state.texts
        drawTitle(
            [Run(texts[SharingText.title], .title), Run("  " + texts[SharingText.note], .dim)], state, on: &canvas,
            in: title)
        guard !conflicts.isEmpty else { return canvas.write(texts[SharingText.allSettled], in: area, .good) }
        drawEntries(state, on: &canvas, in: area)
    }

    func lines(of entry: Int, isUnder: Bool, _ state: State) -> [[Run]] {
        let title = [Run("  "), Run(conflicts[entry].title(state), .warning)]
        return [title] + (isUnder ? block(conflicts[entry], state) : [])
    }

    /// The versions of a conflict, each with its name, from where they differ; where that is not the whole of them, the
    /// whole below.
    private func block(_ conflict: OpenConflict, _ state: State) -> [[Run]] {
        let choices = Self.choices(conflict, state)
        let area = Self.parts(state).entries
        let longest = choices.map { TextLayout.width(of: $0.version.name) }.max() ?? 0
        let width = min(24, max(8, area.width / 4), longest)
        let excerpts = VersionExcerpts(
            choices.map(\.version), width: max(8, area.width - width - 10),
            height: (area.height - 1) / max(1, choices.count))
        var lines: [[Run]] = []
        for ((key, version), excerpt) in zip(choices, excerpts.lines) {
            for (number, line) in excerpt.enumerated() {
                let label = TextLayout.pad(number == 0 ? version.name : "", to: width)
                lines.append([
                    Run(version.isStanding && number == 0 ? "  ▸ " : "    ", .dim),
                    Run(number == 0 ? key.label : " ", .key),
                    Run(" \(label)  ", .dim), Run(line, version.isStanding ? .text : .dim),
                ])
            }
        }
        guard excerpts.areCut else { return lines + [[]] }
        for (key, version) in choices {
            lines += [[], [Run("    "), Run(key.label, .key), Run(" " + version.name, .label)]]
            lines += version.lines.flatMap { TextLayout.wrap($0, to: max(8, area.width - 5)) }
                .map { [Run("    "), Run($0)] }
        }
        return lines + [[]]
    }
}

extension OpenConflict {
    /// What it is about, as it is said on the screens.
    func title(_ state: State) -> String { words(state).title(self) }

    fileprivate func words(_ state: State) -> ConflictWords {
        ConflictWords(state.network, state.texts, viewer: state.me)
    }
}

extension State {
    /// Settles a conflict, with what is made for it.
    mutating func settle(
        _ conflict: OpenConflict, on settlement: Settlement, along besides: [RecordEdit] = []
    ) -> [Effect] {
        commit(
            conflict.words(self).settled(conflict, on: settlement),
            besides + network.settling(conflict, on: settlement, at: clock.now))
    }
}
