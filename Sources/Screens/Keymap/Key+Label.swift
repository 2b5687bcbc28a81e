package import TextCanvas

extension Key {
    /// The key as footer and help show it: `l`, `Enter`, `ctrl-d`, `↓`.
    package var label: String {
        var name = code.label
        if modifiers.contains(.shift) { name = "shift-" + name }
        if modifiers.contains(.alt) { name = "alt-" + name }
        if modifiers.contains(.control) { name = "ctrl-" + name }
        return name
    }
}

extension Key.Code {
    fileprivate var label: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        }
    }
}
