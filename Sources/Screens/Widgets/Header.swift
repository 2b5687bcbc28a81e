import NetworkModel
import TextCanvas

/// The first line: the network's name, the tabs, what is wrong, the day.
package enum Header {
    static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        var right = area.maxX - 1
        right = writeTrailing(state.dates.weekday(state.day), .header, endingAt: right, on: &canvas, area)
        for alert in alerts(of: state) {
            right = writeTrailing(alert.text, alert.style, endingAt: right - 2, on: &canvas, area)
        }
        let name = state.network.itself?.name ?? state.texts[GeneralText.program]
        // Before there is a workspace there is nowhere to go.
        let tabs = state.folder == nil ? [] : tabs(of: state, width: right - area.x - 2)
        let nameWidth = min(TextLayout.width(of: name), max(8, right - area.x - 4 - width(of: tabs)))
        let used = canvas.write(name, at: area.origin.moved(x: 1), .title, maxWidth: max(0, nameWidth))
        let room = right - area.x - used - 1
        let start = used + 1 + max(2, (room - width(of: tabs)) / 2)
        canvas.write(tabs, at: area.origin.moved(x: start), maxWidth: max(0, right - area.x - start))
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

    private static func alerts(of state: State) -> [Run] {
        var alerts: [Run] = []
        if !state.history.failed.isEmpty {
            alerts.append(Run(state.texts(GeneralText.unsaved, n: state.history.failed.count), .error))
        }
        if !state.problems.isEmpty {
            alerts.append(Run(state.texts(GeneralText.problems, n: state.problems.count), .warning))
        }
        let toSettle = state.network[.conflict].count
        if toSettle > 0 { alerts.append(Run(state.texts(SharingText.headerToSettle, n: toSettle), .accent)) }
        if state.sharing.unshared > 0 {
            alerts.append(Run(state.texts(SharingText.headerNotShared, n: state.sharing.unshared), .dim))
        }
        if state.screen != .session, state.network.openSession != nil {
            alerts.append(Run("0 " + state.texts[SessionText.goesOn], .accent))
        }
        return alerts
    }

    private static func writeTrailing(
        _ text: String, _ style: Style, endingAt end: Int, on canvas: inout Canvas, _ area: Rect
    ) -> Int {
        let start = end - TextLayout.width(of: text)
        // Half the line at least belongs to name and tabs.
        guard start > area.x + area.width / 2 else { return end }
        canvas.write(text, at: Point(x: start, y: area.y), style)
        return start
    }

    private static func width(of runs: [Run]) -> Int { runs.reduce(0) { $0 + TextLayout.width(of: $1.text) } }
}
