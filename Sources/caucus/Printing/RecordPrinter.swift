import NetworkModel
import RecFormat
import TextCanvas

/// Prints one record: a line for each value, names beside the Ids of other records.
struct RecordPrinter {
    private let network: Network

    init(_ network: Network) { self.network = network }

    func print(_ record: RecRecord, _ kind: Kind) {
        let output = Output.standard
        let fields = record.fields
        let label = fields.reduce(0) { max($0, TextLayout.width(of: $1.name)) } + 2
        for field in fields {
            let lines = shown(field, kind).split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() {
                let name = index == 0 ? field.name : ""
                output.writeLine(TextLayout.pad(name, to: label) + line)
            }
        }
    }

    private func shown(_ field: RecField, _ kind: Kind) -> String {
        switch Schema[kind].spec(of: Field(field.name))?.type {
        case .reference(let kinds): named(field.value, RecordID(field.value), kinds)
        case .described(let kinds): named(field.value, Described(field.value).id, kinds)
        default: field.value
        }
    }

    private func named(_ value: String, _ id: RecordID, _ kinds: [Kind]) -> String {
        guard let place = network.place(of: id, among: kinds) else { return "\(value)  (not found)" }
        let record = network.record(at: place)
        return "\(value)  (\(record.first(place.kind.titleField) ?? ""))"
    }
}
