package import TextCanvas
import Yams

/// Reads a base16 or base24 scheme as published: YAML, with the colours under `palette:` or, as older files have it, at
/// the top. (github.com/tinted-theming/home, styling.md)
package struct SchemeFile: Sendable {
    package let theme: Theme
    /// What the scheme says it is good for, or who made it.
    package let description: String

    /// The longest file that is read; published schemes have 1 kB.
    private static let limit = 64 << 10

    /// Reads the bytes of a scheme; `file` names it in errors.
    package init(_ bytes: [UInt8], file: String) throws(SchemeError) {
        guard bytes.count <= Self.limit else { throw SchemeError(file: file, line: nil, what: .tooLong) }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw SchemeError(file: file, line: nil, what: .notText)
        }
        let fields = try Self.fields(text, file: file)
        let colours = fields["palette"]?.mapping.map(Self.fields) ?? fields
        func value(_ key: String) -> String? { fields[key]?.scalar.flatMap { $0.string.isEmpty ? nil : $0.string } }
        let name = value("name") ?? value("scheme") ?? file
        let author = value("author") ?? ""
        let slots = try Self.slots(colours, file: file)
        guard let theme = Theme(name: name, author: author, colours: slots) else {
            preconditionFailure("16 or 24 slots were read")
        }
        self.theme = theme
        description = value("description") ?? author
    }

    private static func fields(_ text: String, file: String) throws(SchemeError) -> [String: Node] {
        let node: Node?
        do {
            // Colours are taken as the text that they are: what else YAML might see in it need not be looked for.
            node = try Yams.compose(yaml: text, .basic)
        } catch {
            throw SchemeError(file: file, line: Self.line(of: error), what: .notYAML)
        }
        guard let mapping = node?.mapping else { throw SchemeError(file: file, line: nil, what: .notAScheme) }
        return Self.fields(mapping)
    }

    private static func fields(_ mapping: Node.Mapping) -> [String: Node] {
        var fields: [String: Node] = [:]
        for (key, value) in mapping { fields[key.scalar?.string ?? ""] = value }
        return fields
    }

    private static func slots(_ values: [String: Node], file: String) throws(SchemeError) -> [Colour] {
        let colours = Dictionary(values.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
        let is24 = colours["base17"] != nil
        var slots: [Colour] = []
        for slot in Theme.Slot.allCases.prefix(is24 ? 24 : 16) {
            let name = String(describing: slot)
            guard let value = colours[name.lowercased()] else {
                throw SchemeError(file: file, line: nil, what: .lacks(name))
            }
            // The text as it stands: without quotes YAML would take 000000 for a number.
            let text = value.scalar?.string ?? ""
            guard let colour = Colour(hex: text) else {
                throw SchemeError(file: file, line: value.mark?.line, what: .noColour(name, String(text.prefix(40))))
            }
            slots.append(colour)
        }
        return slots
    }

    private static func line(of error: any Error) -> Int? {
        guard let error = error as? YamlError else { return nil }
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): return mark.line
        case .duplicatedKeysInMapping(_, let context): return context.mark.line
        default: return nil
        }
    }
}

/// Why a scheme could not be read.
package struct SchemeError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum What: Hashable, Sendable {
        case tooLong, notText, notYAML, notAScheme
        case lacks(String)
        case noColour(String, String)
        /// No theme has this name; these have.
        case unknown([String])
        case cannotRead(String)
    }

    package let file: String
    package let line: Int?
    package let what: What

    /// Where, what, and what to do.
    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        switch what {
        case .tooLong: return "\(place): is too long for a colour scheme; take a base16 or base24 file"
        case .notText: return "\(place): is no text; take a base16 or base24 scheme in YAML"
        case .notYAML: return "\(place): is no YAML; correct this line or take the file as it was published"
        case .notAScheme: return "\(place): is no colour scheme; it needs the colours base00 to base0F"
        case .lacks(let slot): return "\(place): has no \(slot); add it as six hexadecimal digits"
        case .noColour(let slot, ""):
            return "\(place): \(slot) has no colour; write six hexadecimal digits, in quotes where # stands before them"
        case .noColour(let slot, let value):
            return "\(place): \(slot) is “\(value)”, which is no colour; write six hexadecimal digits"
        case .unknown(let names): return "there is no theme \(file); there are \(names.joined(separator: ", "))"
        case .cannotRead(let reason): return "\(place): could not be read (\(reason)); check its permissions"
        }
    }
}
