import RecFormat

/// rec text: what was read is given back, and an edit changes its own lines alone.
enum RecFuzzing {
    static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
        let document = RecDocument(bytes)
        try hold(document.serialized() == bytes, "what was read is not given back")
        try hold(document.byteCount == bytes.count, "the count of bytes is wrong")
        try checkSlots(document)
        for diagnostic in document.diagnostics {
            try hold(diagnostic.line >= 1 && diagnostic.lineCount >= 1, "a diagnostic without a line: \(diagnostic)")
        }
        try checkAppending(bytes)
        try checkEditing(bytes)
    }

    private static func checkSlots(_ document: RecDocument) throws(BrokenProperty) {
        var line = 0
        let lines = document.lines(of: Set(0..<document.slotCount))
        for slot in 0..<document.slotCount {
            let next = lines[slot] ?? 0
            try hold(next > line, "slot \(slot) begins on line \(next), behind line \(line)")
            line = next
            guard isRecord(slot, of: document) else { continue }
            for field in document.record(at: slot).fields {
                try hold(RecField.isName(field.name), "\(field.name.debugDescription) is no name")
            }
        }
    }

    /// What comes in two pieces is read as what comes in one.
    private static func checkAppending(_ bytes: [UInt8]) throws(BrokenProperty) {
        guard !bytes.isEmpty else { return }
        let cut = Int(truncatingIfNeeded: bytes.fuzzHash % UInt64(bytes.count))
        var document = RecDocument(Array(bytes[..<cut]))
        document.appendParsing(Array(bytes[cut...]))
        try hold(document.serialized() == bytes, "what was appended at \(cut) is not given back")
        try hold(fields(document) == fields(RecDocument(bytes)), "what was appended at \(cut) is read as other records")
    }

    private static func checkEditing(_ bytes: [UInt8]) throws(BrokenProperty) {
        // The end of a torn last line may change its meaning with whatever follows it.
        let before = RecDocument(bytes + [0x0A])
        let records = before.slotsInFileOrder.filter { isRecord($0, of: before) }
        guard !records.isEmpty else { return }
        let hash = bytes.fuzzHash
        let slot = records[Int(truncatingIfNeeded: hash % UInt64(records.count))]
        let wanted = edited(before.record(at: slot).fields, with: bytes, hash / 7)
        var after = before
        after.replace(slot: slot, with: wanted)
        if wanted.isEmpty {
            try hold(after.kind(of: slot) == .deleted, "a record without fields is not deleted")
        } else {
            let read = after.record(at: slot).fields
            try hold(read.count == wanted.count, "an edit gave \(read) in place of \(wanted)")
            for (field, wanted) in zip(read, wanted) where field != wanted {
                try hold(field == wanted.normalized, "an edit gave \(field) in place of \(wanted)")
            }
        }
        try hold(after.byteCount == after.serialized().count, "the count of bytes is wrong after an edit")
        for other in 0..<before.slotCount where other != slot {
            let (old, new) = (before.bytes(of: other), after.bytes(of: other))
            // A neighbour may gain the newline that its torn last line lacked.
            try hold(
                new.starts(with: old) && new.count <= old.count + 2, "the edit of slot \(slot) touched slot \(other)")
        }
    }

    /// One field set, dropped or added, with a value from the end of the input.
    private static func edited(_ old: [RecField], with bytes: [UInt8], _ choice: UInt64) -> [RecField] {
        var fields = old
        let value = Array(bytes.suffix(24)).text
        let place = Int(truncatingIfNeeded: choice / 4 % UInt64(fields.count))
        switch choice % 4 {
        case 0: fields[place].value = value
        case 1: fields.insert(RecField(name: "Added", value: value), at: place)
        case 2: fields.remove(at: place)
        default: fields.append(fields[place])
        }
        return fields
    }

    private static func isRecord(_ slot: Int, of document: RecDocument) -> Bool {
        document.kind(of: slot) == .record || document.kind(of: slot) == .descriptor
    }

    private static func fields(_ document: RecDocument) -> [[RecField]] {
        document.slotsInFileOrder.filter { isRecord($0, of: document) }.map { document.record(at: $0).fields }
    }
}
