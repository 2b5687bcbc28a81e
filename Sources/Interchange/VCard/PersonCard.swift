package import NetworkModel
package import RecFormat

/// A person as a vCard (RFC 6350).
package struct PersonCard: Sendable {
    private let component: CalendarComponent

    /// The card of what a record says; partners are called as the network calls them.
    package init(_ key: RecordKey, _ fields: [RecField], in outgoing: OutgoingNetwork) {
        let network = outgoing.network
        let record = RecRecord(fields)
        let name = record.first(.name) ?? key.id.text
        // The version comes first (§6.7.9).
        var lines = [
            ContentLine("VERSION", value: "4.0"), ContentLine("PRODID", value: "-//caucus//caucus//EN"),
            ContentLine("UID", [("VALUE", "text")], value: ContentLine.escaped("\(key.id).caucus")),
            ContentLine("KIND", value: "individual"), ContentLine("FN", text: name), Self.structured(name),
        ]
        lines += record.all(.alias).map { ContentLine("NICKNAME", text: $0) }
        lines += record.all(.email).map { ContentLine("EMAIL", text: $0) }
        lines += record.all(.phone).map { ContentLine("TEL", [("VALUE", "text")], value: ContentLine.escaped($0)) }
        for (number, role) in record.all(.role).map({ Described($0) }).enumerated() {
            let partner = network.partner(role.id)?.name ?? role.id.text
            let group = "role\(number + 1)."
            lines.append(ContentLine("\(group)ORG", text: partner))
            if !role.text.isEmpty { lines.append(ContentLine("\(group)ROLE", text: role.text)) }
        }
        lines += record.all(.language).filter(Self.isLanguageTag).map { ContentLine("LANG", value: $0) }
        if let zone = record.first(.timezone) { lines.append(ContentLine("TZ", text: zone)) }
        let tags = record.all(.tag).map(ContentLine.escaped)
        if !tags.isEmpty { lines.append(ContentLine("CATEGORIES", value: tags.joined(separator: ","))) }
        if let notes = record.first(.notes) { lines.append(ContentLine("NOTE", text: notes)) }
        // Whatever the format has no place for goes with it all the same: the person asked for everything.
        for field in fields where !Self.known.contains(where: { $0.names(field) }) {
            lines.append(ContentLine("X-CAUCUS-\(Self.extension(field.name))", text: field.value))
        }
        if let changed = record.moment(.modified) ?? record.moment(.created), changed.form == .full {
            lines.append(ContentLine("REV", value: Self.basic(changed.instant)))
        }
        component = CalendarComponent("VCARD", lines)
    }

    /// The card's bytes, lines folded at 75 octets (§3.2).
    package var bytes: [UInt8] { component.bytes }

    private static let known: [Field] = [
        .id, .name, .alias, .email, .phone, .role, .timezone, .tag, .notes, .modified,
    ]

    /// Family name; given names; further ones; before; after (§6.2.2). What is kept tells no more than the last word from
    /// the others.
    private static func structured(_ name: String) -> ContentLine {
        let words = name.split(separator: " ").map { ContentLine.escaped(String($0)) }
        let family = words.count > 1 ? words[words.count - 1] : ""
        let given = words.count > 1 ? words.dropLast().joined(separator: " ") : words.first ?? ""
        return ContentLine("N", value: "\(family);\(given);;;")
    }

    private static func isLanguageTag(_ text: String) -> Bool {
        (2...3).contains(text.utf8.count) && text.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 }
    }

    private static func `extension`(_ name: String) -> String {
        String(decoding: name.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }, as: UTF8.self).uppercased()
    }

    private static func basic(_ instant: Int64) -> String {
        let iso = Timestamp(instant: instant).iso
        return String(decoding: iso.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":") }, as: UTF8.self)
            .replacing("+0000", with: "Z")
    }
}
