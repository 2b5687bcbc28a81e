package import NetworkModel
package import RecFormat

/// The record descriptor with which a file of each kind opens, made from the schema.
///
/// It declares a type only where recutils means by it what we do: an address with an umlaut is no `email` to it, and
/// vocabularies are open, so no `enum`.
package enum FileDescriptor {
    package static func fields(of kind: Kind) -> [RecField] {
        let schema = Schema[kind]
        var fields = [
            RecField(name: "%rec", value: kind.typeName), RecField(name: "%doc", value: schema.summary),
            RecField(name: "%key", value: Field.id.name),
        ]
        let mandatory = schema.specs.filter { $0.isRequired && $0.field != .id }.map(\.field.name)
        if !mandatory.isEmpty {
            fields.append(RecField(name: "%mandatory", value: mandatory.joined(separator: " ")))
        }
        for (type, names) in types(of: schema) {
            fields.append(RecField(name: "%type", value: "\(names.joined(separator: ",")) \(type)"))
        }
        return fields
    }

    /// The bytes of an empty file of the kind.
    package static func text(of kind: Kind) -> [UInt8] { RecDocument.text(of: fields(of: kind)) }

    private static func types(of schema: Schema) -> [(type: String, names: [String])] {
        var types: [(type: String, names: [String])] = []
        for spec in schema.specs {
            guard let type = type(of: spec.type) else { continue }
            if let position = types.firstIndex(where: { $0.type == type }) {
                types[position].names.append(spec.field.name)
            } else {
                types.append((type, [spec.field.name]))
            }
        }
        return types
    }

    private static func type(of type: FieldType) -> String? {
        switch type {
        case .flag: "enum yes"
        case .day, .moment: "date"
        case .number(let range): "range \(range.lowerBound) \(range.upperBound)"
        // Real numbers are read as the locale writes them; and to say of nearly every field that it is one line would
        // hide the few lines that say something.
        case .text, .hours, .line, .choice, .reference, .described, .relativeDay, .period, .email, .phone, .recurrence,
            .zone:
            nil
        }
    }
}
