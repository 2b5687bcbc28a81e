import RecFormat

/// That a side of a merge settled the conflict over a field.
///
/// It has chosen, even where what it chose stood there already: so it changed the field as much as a side that wrote
/// something else into it, and what the other side made of it meanwhile is another choice.
package struct SettledField: Hashable, Sendable {
    let field: Field
    /// What the field was before there was a conflict.
    let base: String?
    /// What it was between.
    let versions: [String?]

    package init(_ conflict: Conflict) {
        field = conflict.field
        base = conflict.base
        versions = [conflict.mine, conflict.theirs]
    }

    /// Of a field that describes several records, the one whose description it was.
    var described: RecordID? { (versions + [base]).lazy.compactMap { $0 }.first.map { Described($0).id } }
}

/// What either side of a merge settled in a record.
package struct Settled: Hashable, Sendable {
    package var mine: [SettledField] = []
    package var theirs: [SettledField] = []

    package init() {}

    /// Those of one field.
    func over(_ field: Field) -> Settled {
        var settled = self
        settled.mine.removeAll { $0.field != field }
        settled.theirs.removeAll { $0.field != field }
        return settled
    }

    /// Those that are about one of the records that a field describes.
    func about(_ id: RecordID) -> Settled {
        var settled = self
        settled.mine.removeAll { $0.described != id }
        settled.theirs.removeAll { $0.described != id }
        return settled
    }

    /// What it was before the first of the conflicts, where there is any; `value` where there is none.
    func base(else value: String?) -> String? {
        guard let first = (mine + theirs).first else { return value }
        return first.base
    }
}
