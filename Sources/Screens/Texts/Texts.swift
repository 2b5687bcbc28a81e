/// The words of the screens in the user's language; English where a translation says nothing.
package struct Texts: Sendable {
    /// By key; empty for English.
    package var translation: [String: String] = [:]
    package var plural: PluralRule = .oneOther

    package init() {}

    /// A text that has no values in it.
    package subscript<Table: TextTable>(_ text: Table) -> String {
        template(text.rawValue) { text.key }
    }

    /// A text with its values filled in; `n` chooses the form and fills `{n}`.
    package func callAsFunction<Table: TextTable>(
        _ text: Table, n: Int? = nil, _ values: KeyValuePairs<String, String> = [:]
    ) -> String {
        fill(form(template(text.rawValue) { text.key }, n), n, values)
    }

    /// The one or two words that the footer and the palette show for a command.
    package func title(of command: Command) -> String {
        template(command.title) { "command.\(command.id.name).title" }
    }

    /// What a command does, in a sentence.
    package func help(of command: Command) -> String {
        template(command.help) { "command.\(command.id.name).help" }
    }

    private func template(_ english: String, key: () -> String) -> String {
        translation.isEmpty ? english : translation[key()] ?? english
    }

    private func form(_ template: String, _ n: Int?) -> Substring {
        guard let n else { return template[...] }
        let forms = template.utf8.split(separator: UInt8(ascii: "|"))
        let index = min(plural.form(of: n), forms.count - 1)
        return index >= 0 ? Substring(forms[index]) : template[...]
    }

    private func fill(_ form: Substring, _ n: Int?, _ values: KeyValuePairs<String, String>) -> String {
        guard form.utf8.contains(UInt8(ascii: "{")) else { return String(form) }
        var result = ""
        var rest = form
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
        {
            result += rest[..<open]
            let name = rest[rest.utf8.index(after: open)..<close]
            if name == "n", let n {
                result += String(n)
            } else {
                result += values.first { $0.key == name }?.value ?? "{\(name)}"
            }
            rest = rest[rest.utf8.index(after: close)...]
        }
        return result + rest
    }
}

/// How a language chooses among the forms of a text for a number.
package enum PluralRule: String, CaseIterable, Sendable {
    /// No forms: Japanese, Indonesian.
    case none
    /// One, and all others: English, Spanish, Swahili.
    case oneOther = "one, other"
    /// Nought and one, and all others: French, Portuguese.
    case zeroOneOther = "zero or one, other"
    /// One, few, many: Russian, Ukrainian.
    case slavic = "one, few, many"

    /// Which form a number takes, counted from 0.
    package func form(of n: Int) -> Int {
        switch self {
        case .none: return 0
        case .oneOther: return n == 1 ? 0 : 1
        case .zeroOneOther: return n == 0 || n == 1 ? 0 : 1
        case .slavic:
            let (unit, ten) = (abs(n) % 10, abs(n) % 100)
            if unit == 1, ten != 11 { return 0 }
            return (2...4).contains(unit) && !(12...14).contains(ten) ? 1 : 2
        }
    }
}
