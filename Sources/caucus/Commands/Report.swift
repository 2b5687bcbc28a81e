import NetworkModel
import RecFormat

/// What commands say of what they did.
enum Report {
    /// Says that a record was made or changed, or prints it as JSON.
    static func changed(_ key: RecordKey, _ text: String, _ access: Access, _ format: OutputFormat) {
        if format.json, let record = access.network.record(key) {
            Output.standard.writeLine(JSONText.object(record, key.kind))
        } else {
            let undo = access.promising(" Take it back with caucus undo.")
            Output.standard.writeLine("\(text) Id \(key.id).\(undo)")
        }
    }

    /// `1 record`, `14 records`.
    static func count(_ number: Int, _ noun: String) -> String { count(number, noun, "\(noun)s") }

    static func count(_ number: Int, _ noun: String, _ several: String) -> String {
        "\(number) \(number == 1 ? noun : several)"
    }

    /// Nobody has said who is at the keyboard.
    static let unknownMe = CommandFailure(
        .data, "it is not known who you are; say it once with caucus me NAME")
}
