import NetworkModel
import TextCanvas

/// The choosers of a list: how it is sorted, which columns it shows, which view.
enum ListChoosers {
    /// `^`: by which column; the same one again turns the order round.
    static func sort(_ state: State) -> ChooserOverlay {
        let columns = state.module.columns(state)
        let current = state.list?.sort
        let options = columns.map { column in
            Picker.Option(
                column.heading, note: current?.column == column.name ? (current?.isDescending == true ? "▼" : "▲") : "")
        }
        return ChooserOverlay(
            state.texts[ChooserText.column], options,
            selecting: columns.firstIndex { $0.name == current?.column } ?? 0
        ) { choice, state in
            guard case .option(let index) = choice else { return [] }
            state.withList { $0.sort(by: columns[index].name) }
            return []
        }
    }

    /// `|`: shows a column, or hides it.
    static func columns(_ state: State) -> ChooserOverlay {
        let all = state.module.columns(state)
        let shown = Set(state.shownColumns.map(\.name))
        let options = all.map {
            Picker.Option(($0.name == all[0].name ? "  " : shown.contains($0.name) ? "✓ " : "  ") + $0.heading)
        }
        return ChooserOverlay(state.texts[ChooserText.columns], options) { choice, state in
            guard case .option(let index) = choice else { return [] }
            var names = state.shownColumns.map(\.name)
            let name = all[index].name
            if let place = names.firstIndex(of: name) { names.remove(at: place) } else { names.append(name) }
            // In the screen's own order, whatever order they were chosen in.
            state.configuration.columns[state.screen] = all.map(\.name).filter(names.contains)
            state.overlays.append(columns(state))
            return [.storeConfiguration(state.configuration)]
        }
    }

    /// `F`: the screen's own views, and those the user has saved.
    static func views(_ state: State) -> ChooserOverlay {
        let saved = state.configuration.views.filter { $0.screen == state.screen }
        let views = saved + state.module.views(state)
        let everything = SavedView(screen: state.screen, name: state.texts[ChooserText.everything], filter: "")
        let all = [everything] + views
        let options = all.map { Picker.Option($0.name, note: $0.filter, words: $0.filter) }
        let isKeepable = state.list.map { !$0.filter.isEmpty } ?? false
        return ChooserOverlay(
            state.texts[ChooserText.view], options, own: isKeepable ? state.texts[ChooserText.newView] : nil
        ) { choice, state in
            switch choice {
            case .option(let index):
                state.withList { list in
                    list.filter.set(all[index].filter)
                    list.sort = all[index].sort ?? list.sort
                    list.move(to: 0)
                }
                return []
            case .own(let name): return state.saveView(name)
            case .record: return []
            }
        }
    }

    /// Forgets a view that the user has saved.
    static func forgetView(_ state: State) -> ChooserOverlay {
        let saved = state.configuration.views.filter { $0.screen == state.screen }
        return ChooserOverlay(
            state.texts[ChooserText.forgetView], saved.map { Picker.Option($0.name, note: $0.filter) }
        ) { choice, state in
            guard case .option(let index) = choice else { return [] }
            state.configuration.views.removeAll { $0 == saved[index] }
            state.status = Status(state.texts(ChooserText.viewForgotten, ["name": saved[index].name]))
            return [.storeConfiguration(state.configuration)]
        }
    }
}

extension ListState {
    /// Sorts by a column; the same one again turns the order round.
    package mutating func sort(by column: String) {
        sort = SortOrder(column, isDescending: sort?.column == column && sort?.isDescending == false)
    }
}

extension State {
    /// The open screen's list, where it has one.
    package var list: ListState? { module.list.map { self[keyPath: $0] } }

    /// Keeps the filter and order of the open screen under a name; an older view of that name gives way.
    package mutating func saveView(_ name: String) -> [Effect] {
        guard let list, !list.filter.isEmpty else { return [] }
        let view = SavedView(screen: screen, name: name, filter: list.filter.text, sort: list.sort)
        configuration.views.removeAll { $0.screen == screen && $0.name == name }
        configuration.views.append(view)
        status = Status(texts(ChooserText.viewSaved, ["name": name]))
        return [.storeConfiguration(configuration)]
    }
}
