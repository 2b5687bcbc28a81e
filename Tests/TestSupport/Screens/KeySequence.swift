package import TextCanvas

extension Key {
    /// Reads keys written as a user types them: `jj<enter>/kenya<esc><ctrl-d>`; `<lt>` is the sign itself.
    package static func sequence(_ text: String) -> [Key] {
        var keys: [Key] = []
        var rest = Substring(text)
        while let first = rest.popFirst() {
            guard first == "<", let end = rest.firstIndex(of: ">") else {
                keys.append(Key(first))
                continue
            }
            keys.append(named(String(rest[..<end])))
            rest = rest[rest.index(after: end)...]
        }
        return keys
    }

    private static func named(_ name: String) -> Key {
        var modifiers: Modifiers = []
        var rest = Substring(name)
        for (prefix, modifier) in [("ctrl-", Modifiers.control), ("alt-", .alt), ("shift-", .shift)]
        where rest.hasPrefix(prefix) {
            modifiers.insert(modifier)
            rest = rest.dropFirst(prefix.count)
        }
        if let code = codes[String(rest)] { return Key(code, modifiers) }
        guard let character = rest.first, rest.count == 1 else { preconditionFailure("no such key: <\(name)>") }
        return Key(.character(character), modifiers)
    }

    private static let codes: [String: Code] = [
        "enter": .enter, "esc": .escape, "tab": .tab, "backspace": .backspace, "del": .delete, "up": .up,
        "down": .down, "left": .left, "right": .right, "home": .home, "end": .end, "pgup": .pageUp, "pgdn": .pageDown,
        "lt": .character("<"), "space": .character(" "),
    ]
}
