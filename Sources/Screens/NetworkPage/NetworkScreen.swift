package import TextCanvas

/// The Network screen.
package enum NetworkScreen: ScreenModule {
    package static let id = ScreenID.network
    package static let title = GeneralText.network

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        canvas.write(state.texts[NetworkText.empty], in: area.inset(x: 1))
    }
}
