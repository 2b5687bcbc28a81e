/// Choosing a theme; what is under the cursor shows at once, Esc goes back to the one before.
enum ThemeChooser {
    static func overlay(_ state: State) -> ChooserOverlay {
        let choices = state.themes.choices
        let current = state.themes.current
        return ChooserOverlay(
            state.texts[ChooserText.theme], choices.map { Picker.Option($0.name, note: $0.description) },
            selecting: choices.firstIndex { $0.name == current } ?? 0,
            preview: { choice, _ in
                guard case .option(let index) = choice else { return [] }
                return [.applyTheme(choices[index].name)]
            },
            cancel: { _ in [.applyTheme(current)] },
            action: { choice, state in
                guard case .option(let index) = choice else { return [] }
                state.themes.current = choices[index].name
                state.configuration.theme = choices[index].name
                return [.applyTheme(choices[index].name), .storeConfiguration(state.configuration)]
            })
    }
}
