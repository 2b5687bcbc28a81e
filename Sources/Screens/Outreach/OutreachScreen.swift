package import TextCanvas

/// The Outreach screen.
package enum OutreachScreen: ScreenModule {
    package static let id = ScreenID.outreach
    package static let title = GeneralText.outreach

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        canvas.write(state.texts[OutreachText.empty], in: area.inset(x: 1))
    }
}
