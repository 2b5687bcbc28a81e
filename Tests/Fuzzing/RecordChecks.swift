import NetworkModel
import RecFormat

/// What must hold of edits that a parser gave, whatever it was fed.
enum RecordChecks {
    /// That each record can be written and is read back, and that the network has it afterwards; returns the network.
    @discardableResult
    static func check(
        _ edits: [RecordEdit], in network: Network = FuzzNetwork.network
    ) throws(BrokenProperty) -> Network {
        for edit in edits {
            guard let fields = edit.after else { continue }
            try checkWritten(fields)
            let id = fields.first { $0.name == "Id" }?.value ?? ""
            try hold(!id.isEmpty, "a record without an Id: \(fields)")
            try hold(!id.utf8.contains { $0 <= 0x20 }, "an Id with a blank: \(id.debugDescription)")
        }
        let after = FuzzNetwork.network(after: edits, network)
        for edit in edits where edit.after != nil {
            try hold(after.record(edit.key) != nil, "the record \(edit.key.id) is not there after it was added")
        }
        return after
    }

    /// That fields survive being written and read.
    static func checkWritten(_ fields: [RecField]) throws(BrokenProperty) {
        for field in fields {
            try hold(RecField.isName(field.name), "no name of a field: \(field.name.debugDescription)")
        }
        let document = RecDocument(RecDocument.text(of: fields))
        try hold(
            document.slotCount == 1 && document.kind(of: 0) == .record, "a record is not read back as one: \(fields)")
        let read = document.record(at: 0).fields
        try hold(read == fields.map(\.normalized), "fields are read back as others: \(fields) \(read)")
    }

    /// That ranges lie within a text, in order, apart, and cut no character.
    static func check(_ ranges: [Range<Int>], of source: String, _ what: String) throws(BrokenProperty) {
        let bytes = Array(source.utf8)
        var end = 0
        for range in ranges {
            try hold(range.lowerBound >= end, "\(what) overlap or are out of order: \(ranges)")
            try check(range, of: bytes, what)
            end = range.upperBound
        }
    }

    /// That a range lies within a text and cuts no character.
    static func check(_ range: Range<Int>, of bytes: [UInt8], _ what: String) throws(BrokenProperty) {
        try hold(range.upperBound <= bytes.count && range.lowerBound >= 0, "\(what) lie outside of the text: \(range)")
        for bound in [range.lowerBound, range.upperBound] where bound < bytes.count {
            try hold(bytes[bound] & 0xC0 != 0x80, "\(what) cut a character: \(range)")
        }
    }
}
