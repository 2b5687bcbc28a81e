extension RecDocument {
    /// Everything a reader should know of, in the order of lines. Looks at every byte of the file.
    package var diagnostics: [RecDiagnostic] {
        var survey = RecSurvey()
        survey.readLead(base.span.extracting(0..<leadCount))
        for slot in slotsInFileOrder {
            let entry = slots[slot]
            survey.read(buffer(entry.buffer).span.extracting(entry.offset..<entry.end), of: entry)
        }
        if let last = lastLiveSlot {
            let entry = slots[last]
            survey.readEnd(buffer(entry.buffer).span.extracting(entry.offset..<entry.end))
        }
        return survey.diagnostics
    }

    /// Whether there are lines that are not rec, in slots of their own or inside records. Looks at the index alone.
    package var holdsUnreadableLines: Bool {
        slots.contains { $0.kind == .unreadable || $0.holdsUnreadableLines }
    }

    /// Whether the file is empty or ends in a blank line, as each record this module writes does.
    ///
    /// A log that does not has lost the end of its last record, or was edited by hand.
    package var endsInBlankLine: Bool {
        guard let last = lastLiveSlot else { return true }
        let entry = slots[last]
        return RecWriter.separator(after: buffer(entry.buffer).span.extracting(entry.offset..<entry.end)).isEmpty
    }
}
