import NetworkModel
import RecFormat
import Screens

/// What is held about a person, as text or as JSON.
struct DossierListing {
    private let dossier: PersonDossier
    private let network: Network
    private let clock: Clock
    private let texts: Texts

    init(_ dossier: PersonDossier, _ network: Network, _ clock: Clock, _ texts: Texts) {
        self.dossier = dossier
        self.network = network
        self.clock = clock
        self.texts = texts
    }

    private var name: String { RecRecord(dossier.fields).first(.name) ?? dossier.key.id.text }

    // MARK: Text

    var text: String {
        var lines = ["What is held about \(name), \(clock.today.iso)", ""]
        for field in dossier.fields { lines += indented("\(texts.label(of: Field(field.name))): \(field.value)") }
        for kind in Kind.allCases {
            let entries = dossier.entries.filter { $0.key.kind == kind }
            guard !entries.isEmpty else { continue }
            let noun = texts.noun(for: kind, n: entries.count)
            lines += ["", "\(entries.count) \(noun) (\(kind.fileName))"]
            for entry in entries {
                lines += indented("\(entry.day?.iso ?? "–")  \(entry.title)")
                for value in entry.values {
                    let doubt = value.isPerhaps ? "   (may mean somebody else)" : ""
                    lines += indented("    \(texts.label(of: value.field)): \(value.value)\(doubt)")
                }
            }
        }
        lines += ["", dossier.changes.isEmpty ? "No changes are noted down." : "Changes that are noted down"]
        for change in dossier.changes {
            lines += indented("\(moment(change))  \(who(change))  \(change.summary)")
            for edit in change.edits {
                for difference in FieldDifference.list(of: edit) {
                    lines += indented("    \(edit.key.id) \(difference.field): \(words(difference))")
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func indented(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
            number == 0 ? "  \(line)" : "      \(line)"
        }
    }

    private func moment(_ change: Change) -> String {
        Clock(instant: change.at.instant, zone: clock.zone).now.iso
    }

    private func who(_ change: Change) -> String {
        change.by.map { network.title(of: $0, .person, .partner) } ?? "somebody"
    }

    private func words(_ difference: FieldDifference) -> String {
        let (old, new) = (difference.removed.joined(separator: "; "), difference.added.joined(separator: "; "))
        return old.isEmpty ? new : new.isEmpty ? "\(old) → nothing" : "\(old) → \(new)"
    }

    // MARK: JSON

    var json: String {
        let records = dossier.entries.map { entry in
            let values = entry.values.map { value in
                object(
                    [("Field", value.field.name), ("Value", value.value)] + (value.isPerhaps ? [("Sure", "no")] : []))
            }
            return object(
                [("Type", entry.key.kind.typeName), ("Id", entry.key.id.text), ("Title", entry.title)]
                    + (entry.day.map { [("Day", $0.iso)] } ?? []), "Fields", values)
        }
        let changes = dossier.changes.map { change in
            let edits = change.edits.flatMap { edit in
                FieldDifference.list(of: edit).map { difference in
                    object([
                        ("Record", edit.key.id.text), ("Field", difference.field.name),
                        ("Before", difference.removed.joined(separator: "; ")),
                        ("After", difference.added.joined(separator: "; ")),
                    ])
                }
            }
            return object([("At", change.at.iso), ("By", who(change)), ("Summary", change.summary)], "Edits", edits)
        }
        let own = JSONText.object(RecRecord(dossier.fields), dossier.key.kind)
        return "{\"\(dossier.key.kind.typeName)\": \(own),\n\"Records\": [\(records.joined(separator: ",\n"))],\n"
            + "\"Changes\": [\(changes.joined(separator: ",\n"))]}\n"
    }

    private func object(_ members: [(String, String)], _ list: String? = nil, _ items: [String] = []) -> String {
        let pairs = members.map { "\(JSONText.string($0.0)): \(JSONText.string($0.1))" }
        let rest = list.map { ["\(JSONText.string($0)): [\(items.joined(separator: ", "))]"] } ?? []
        return "{\((pairs + rest).joined(separator: ", "))}"
    }
}
