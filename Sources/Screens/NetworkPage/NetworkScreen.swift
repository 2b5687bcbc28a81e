package import NetworkModel
package import TextCanvas

/// Network: what the network is and wants, and how many of what it keeps.
package enum NetworkScreen: ScreenModule {
    package static let id = ScreenID.network
    package static let title = GeneralText.network

    package static func refresh(_ state: inout State) {
        guard state.networkPage.isStale(version: state.version) else { return }
        state.networkPage.count(state.prepared.digests.partners(of: state.network), version: state.version)
    }

    package static func selected(in state: State) -> Place? {
        state.network[.network].slots.first.map { Place(.network, Int($0)) }
    }

    package static func take(_ key: Key, _ state: inout State) -> [Effect]? {
        switch key {
        case "j", .down: state.networkPage.top += 1
        case "k", .up: state.networkPage.top = max(0, state.networkPage.top - 1)
        default: return nil
        }
        return []
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let body = area.inset(x: 1)
        let isWide = area.width >= ListFrame.widthForBoth
        let about = NetworkSummary.about(state, width: isWide ? body.width * 54 / 100 - 2 : body.width)
        let counts = NetworkSummary.counts(state)
        guard isWide else {
            return draw(about + [[]] + counts, from: state.networkPage.top, on: &canvas, in: body)
        }
        let (left, rest) = body.splitLeft(body.width * 54 / 100)
        draw(about, from: state.networkPage.top, on: &canvas, in: left)
        canvas.verticalRule(at: rest.origin, height: rest.height)
        draw(counts, from: state.networkPage.top, on: &canvas, in: rest.splitLeft(2).rest)
    }

    private static func draw(_ lines: [[Run]], from top: Int, on canvas: inout Canvas, in area: Rect) {
        let start = min(top, max(0, lines.count - area.height))
        for (row, line) in lines.dropFirst(start).prefix(area.height).enumerated() {
            canvas.write(line, at: area.row(row).origin, maxWidth: area.width)
        }
    }
}
