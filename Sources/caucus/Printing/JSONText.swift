import NetworkModel
import RecFormat

/// Records as JSON: keys are the names of the record's fields, fields that repeat are arrays, values are text.
enum JSONText {
    /// What is added beside a record's own fields goes under `_`, which no field can be called.
    typealias Extra = [(key: String, value: String)]

    /// One record as an object, on one line or indented.
    static func object(_ record: RecRecord, _ kind: Kind, extra: Extra = [], indent: String = "") -> String {
        var names: [String] = []
        var values: [String: [String]] = [:]
        for field in record.fields {
            if values[field.name] == nil { names.append(field.name) }
            values[field.name, default: []].append(field.value)
        }
        var members = names.map { name in
            let all = values[name] ?? []
            let isList = Schema[kind].spec(of: Field(name))?.repeats ?? (all.count > 1) || all.count > 1
            let text = isList ? "[" + all.map(string).joined(separator: ", ") + "]" : string(all.first ?? "")
            return "\(string(name)): \(text)"
        }
        if !extra.isEmpty {
            let pairs = extra.map { "\(string($0.key)): \(string($0.value))" }.joined(separator: ", ")
            members.append("\"_\": {\(pairs)}")
        }
        return "{\n" + members.map { "\(indent)  \($0)" }.joined(separator: ",\n") + "\n\(indent)}"
    }

    /// An array of objects that were made with the indent of two.
    static func array(_ objects: [String]) -> String {
        objects.isEmpty ? "[]" : "[\n" + objects.map { "  \($0)" }.joined(separator: ",\n") + "\n]"
    }

    /// A string with what JSON asks to be escaped (RFC 8259 §7), and what could harm a terminal.
    static func string(_ text: String) -> String {
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes += Array("\\\"".utf8)
            case "\\": bytes += Array("\\\\".utf8)
            case "\n": bytes += Array("\\n".utf8)
            case "\t": bytes += Array("\\t".utf8)
            case _ where isEscaped(scalar): escape(scalar, &bytes)
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }

    // Controls, and what reorders or hides the text around it: the same data, spelled so that it can be printed.
    private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value { return true }
        switch scalar.properties.generalCategory {
        case .format, .lineSeparator, .paragraphSeparator, .control, .privateUse: return true
        default: return false
        }
    }

    private static func escape(_ scalar: Unicode.Scalar, _ bytes: inout [UInt8]) {
        for unit in String(scalar).utf16 {
            bytes += Array("\\u".utf8)
            for shift in [12, 8, 4, 0] {
                bytes.append(Array("0123456789abcdef".utf8)[Int(unit >> UInt16(shift)) & 15])
            }
        }
    }
}
