package import NetworkModel

extension Store {
    /// What a plan would do to the files beside the records: letters, minutes, comments.
    package func traces(
        of signs: PersonSigns, decodingMail: @escaping @Sendable ([UInt8]) -> [UInt8] = { $0 }
    ) throws(StoreError) -> [PersonTrace] {
        try TraceSearch(workspace: workspace, signs: signs, decodingMail: decodingMail).traces(everything: false)
    }

    /// Forgets: the data as the plan has it, letters, minutes and comments, and whatever is kept beside the data. Nothing of
    /// it can be undone.
    ///
    /// What still tells of the person afterwards comes with the report. Said again after it was cut short, it goes on; so
    /// does what `elsewhere` does outside the workspace.
    package func forget(
        _ plan: ForgetPlan, _ change: Change, decodingMail: @escaping @Sendable ([UInt8]) -> [UInt8] = { $0 },
        elsewhere: () throws -> Void = {}
    ) throws -> Forgotten {
        let search = TraceSearch(workspace: workspace, signs: plan.signs, decodingMail: decodingMail)
        let erasure = Erasure(plan)
        let copies = try search.copies()
        var forgotten = try saveForgetting(change) { (workspace) throws(StoreError) in
            try PendingErasure(workspace).begin(plan.subjects)
            try search.erase(writing: plan.word)
            return try workspace.erase(erasure)
        }
        try locked { (workspace) throws(StoreError) in
            var notes = try ErasureNotes(workspace)
            try notes.note(erasure.erasures)
        }
        try elsewhere()
        try PendingErasure(workspace).end()
        forgotten.remaining = try search.traces(everything: true) + copies
        return forgotten
    }

    /// Whom an erasure was about that was cut short; none where all were finished.
    package func erasureCutShort() throws(StoreError) -> [ForgetPlan.Subject] {
        try PendingErasure(workspace).subjects()
    }
}

/// What became of an erasure.
package struct Forgotten: Sendable {
    package let saved: Saved
    package let erased: Erased
    /// What still tells of the person, in the files of the folder.
    package internal(set) var remaining: [PersonTrace] = []
}

extension Erasure {
    init(_ plan: ForgetPlan) {
        self.init(keys: Set(plan.subjects.map(\.key)), words: [])
        signs = plan.signs
        erasures = Set(plan.subjects.compactMap(\.standIn.erasure))
        word = plan.word
    }
}
