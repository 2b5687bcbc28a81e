import Interchange
import NetworkModel
import RecFormat

/// Records as CSV: a header, then every field of the schema that any of them has.
enum CSVListing {
    static func print(_ slots: [Int], _ kind: Kind, _ outgoing: OutgoingNetwork, raw: Bool) {
        let network = outgoing.network
        let table = network[kind]
        let columns = columns(slots, kind, network)
        Output.standard.write(CSVText.row(columns))
        for slot in slots {
            let record = table.record(at: slot)
            let cells = columns.map { record.all($0).joined(separator: "; ") }
            Output.standard.write(raw ? CSVText.unguardedRow(cells) : CSVText.row(cells))
        }
    }

    // The schema's fields first, whether used or not, so that the columns are the same each time; then unknown ones.
    private static func columns(_ slots: [Int], _ kind: Kind, _ network: Network) -> [String] {
        var columns = Schema[kind].specs.map(\.field.name)
        for slot in slots {
            for field in network[kind].record(at: slot).fields where !columns.contains(field.name) {
                columns.append(field.name)
            }
        }
        return columns
    }
}
