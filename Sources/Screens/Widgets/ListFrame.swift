package import TextCanvas

/// The parts of the terminal: what view draws in and the mouse points at.
package struct Frame: Hashable, Sendable {
    package let header: Rect
    package let body: Rect
    package let footer: Rect
    /// The rules between them, where there is room for any.
    package let rules: [Rect]

    package init(_ size: Size) {
        let all = Rect(origin: .zero, size: size)
        let hasRules = size.height >= Frame.heightWithRules
        let (header, belowHeader) = all.splitTop(1)
        let (upperRule, belowRule) = belowHeader.splitTop(1)
        let (footer, aboveFooter) = belowRule.splitBottom(1)
        let (lowerRule, body) = aboveFooter.splitBottom(hasRules ? 1 : 0)
        self.header = header
        self.footer = footer
        self.body = body
        rules = hasRules ? [upperRule, lowerRule] : [upperRule]
    }

    /// Below this the lower rule is spared for the list.
    private static let heightWithRules = 16
}

/// The parts of the body of a screen that has a list.
package struct ListFrame: Hashable, Sendable {
    /// Title, filter line and column headings, a line each as the screen has them.
    package let above: Rect
    /// The rows of the list; empty where the detail has the whole body.
    package let rows: Rect
    /// The rule between list and detail, where both show.
    package let divider: Rect?
    /// The detail; nil where only the list shows.
    package let detail: Rect?

    /// The parts as they are for the open screen.
    package init(_ state: State) {
        let body = Frame(state.size).body
        let needsColumns = state.module.keepsColumns && body.width >= ListFrame.widthForBoth
        self.init(
            body: body, linesAbove: state.module.linesAboveRows(in: state),
            hasDetail: state.module.hasDetail,
            isDetailOpen: state.module.list.map { state[keyPath: $0].isDetailOpen } ?? false,
            listWidth: needsColumns ? ListView.usualWidth(state.shownColumns) : 0)
    }

    /// The parts; `listWidth` is what the list needs before anything may stand beside it.
    package init(body: Rect, linesAbove: Int, hasDetail: Bool, isDetailOpen: Bool, listWidth: Int = 0) {
        let isWide = body.width >= max(ListFrame.widthForBoth, listWidth + ListFrame.leastDetail)
        var list = body
        if hasDetail, isWide {
            // A list that keeps its columns has as much for them as on 80 columns where the detail can still be read.
            let whole = listWidth > 0 ? min(81, body.width - ListFrame.leastDetail) : 0
            let (left, rest) = body.splitLeft(max(listWidth, whole, body.width * 54 / 100))
            list = left
            divider = rest.splitLeft(1).left
            detail = rest.splitLeft(2).rest
        } else {
            divider = nil
            detail = hasDetail && isDetailOpen ? body : nil
            if detail != nil { list = Rect(origin: body.origin, size: .zero) }
        }
        (above, rows) = list.splitTop(linesAbove)
    }

    /// From this width on, list and detail stand side by side.
    package static let widthForBoth = 100
    /// A card can be read in this, with the rule beside it.
    private static let leastDetail = 38
}

extension State {
    /// Whether the terminal is too small to show anything sensible.
    package var isTooSmall: Bool { size.width < 40 || size.height < 12 }
}
