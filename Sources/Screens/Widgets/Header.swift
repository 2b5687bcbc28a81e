import NetworkModel
import TextCanvas

/// The first line: the network's name, the tabs, what is wrong, the day.
package enum Header {
    static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let end = area.maxX - 1
        let trailing = trailing(state, within: (area.width - 1) / 2)
        var right = end - max(0, width(of: trailing) + 2 * (trailing.count - 1))
        var x = right
        for run in trailing {
            canvas.write(run.text, at: Point(x: x, y: area.y), run.style)
            x += TextLayout.width(of: run.text) + 2
        }
        if trailing.isEmpty { right = end }
        let name = state.network.itself?.name ?? state.texts[GeneralText.program]
        // Before there is a workspace there is nowhere to go.
        let tabs = state.folder == nil ? [] : tabs(of: state, width: right - area.x - 2)
        let nameWidth = min(TextLayout.width(of: name), max(8, right - area.x - 5 - width(of: tabs)))
        let used = canvas.write(name, at: area.origin.moved(x: 1), .title, maxWidth: max(0, nameWidth))
        let room = right - area.x - used - 1
        let start = used + 1 + max(2, (room - width(of: tabs)) / 2)
        canvas.write(tabs, at: area.origin.moved(x: start), maxWidth: max(0, right - area.x - start - 1))
    }

    /// The screen whose tab stands at a column, for the mouse.
    static func screen(at point: Point, in canvas: Canvas) -> ScreenID? {
        guard point.y == 0, let cell = canvas[point], cell.role == .tab || cell.role == .tabActive else { return nil }
        // A tab begins with its digit: the nearest one to the left of the pointer.
        var x = point.x
        while let cell = canvas[Point(x: x, y: 0)], cell.role == .tab || cell.role == .tabActive {
            var digit: UInt32 = 0
            canvas.forEachScalar(of: cell) { digit = $0 }
            if (0x31...0x38).contains(digit) { return ScreenID(rawValue: UInt8(digit - 0x31)) }
            x -= 1
        }
        return nil
    }

    /// Whether the mention of problems stands at a column.
    static func isProblem(at point: Point, in canvas: Canvas) -> Bool {
        point.y == 0 && canvas[point]?.role == .warning
    }

    private static func tabs(of state: State, width limit: Int) -> [Run] {
        let all = ScreenID.tabs.flatMap { id -> [Run] in
            let isOpen = id == state.screen.tab
            return [Run(label(of: id, state), isOpen ? .tabActive : .tab), Run("  ", .tab)]
        }.dropLast()
        // The name beside the tabs keeps at least eight columns.
        guard width(of: Array(all)) + 12 > limit else { return Array(all) }
        return [Run("‹ ", .tab), Run(label(of: state.screen, state), .tabActive), Run(" ›", .tab)]
    }

    private static func label(of id: ScreenID, _ state: State) -> String {
        "\(id.digit) \(state.texts[ScreenRegistry[id].title])"
    }

    /// What stands at the end of the line: what is wrong, and the day. Where there is no room for all in full the alerts
    /// are put in short, and the day goes before they do.
    private static func trailing(_ state: State, within room: Int) -> [Run] {
        let alerts = alerts(of: state)
        let day = Run(state.dates.weekday(state.day), .header)
        let full = alerts.map { Run($0.text, $0.style) }
        var short = alerts.map { Run($0.short, $0.style) }
        func fits(_ runs: [Run]) -> Bool { width(of: runs) + 2 * (runs.count - 1) < room }
        if let fitting = [full + [day], short + [day]].first(where: fits) { return fitting }
        while !short.isEmpty, !fits(short) { short.removeLast() }
        return short
    }

    private static func alerts(of state: State) -> [(text: String, short: String, style: Style)] {
        var alerts: [(text: String, short: String, style: Style)] = []
        func add<Table: TextTable>(_ count: Int, _ text: Table, _ short: SharingText?, _ style: Style) {
            guard count > 0 else { return }
            let full = state.texts(text, n: count)
            alerts.append((full, short.map { state.texts($0, n: count) } ?? full, style))
        }
        add(state.history.failed.count, GeneralText.unsaved, nil, .error)
        add(state.problems.count, GeneralText.problems, .headerProblemsShort, .warning)
        add(state.network.openConflictCount, SharingText.headerToSettle, .headerToSettleShort, .accent)
        add(state.sharing.unshared, SharingText.headerNotShared, .headerNotSharedShort, .dim)
        if state.screen != .session, state.network.openSession != nil {
            alerts.append(("0 " + state.texts[SessionText.goesOn], "0", .accent))
        }
        return alerts
    }

    private static func width(of runs: [Run]) -> Int { runs.reduce(0) { $0 + TextLayout.width(of: $1.text) } }
}
