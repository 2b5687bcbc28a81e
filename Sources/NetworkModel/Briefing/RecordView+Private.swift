package import RecFormat

extension RecordView {
    /// Whether the record is for those who use the workspace alone, and never leaves in a brief.
    package var isPrivate: Bool { record.isPrivate }
}

extension RecRecord {
    /// Whether the record says `Private: yes`.
    package var isPrivate: Bool { first(.confidential) == "yes" }
}
