package import NetworkModel
package import RecFormat

/// What an import of partners will do, row by row, before anything is written.
package struct ImportPlan: Sendable {
    /// What to do with a row that looks like a partner which is there already, but is not spelled the same.
    package enum LookAlikes: String, CaseIterable, Sendable {
        /// Add it as a new partner, tagged `look-alike`.
        case add
        /// Take it for the partner it looks like, and fill what that one lacks.
        case merge
        /// Leave it out.
        case skip
    }

    /// A partner or person that the import adds, or adds something to.
    package struct Entry: Sendable {
        package let line: Int
        package var draft: Draft
    }

    package struct LookAlike: Hashable, Sendable {
        package let line: Int
        package let name: String
        /// The partner that it looks like.
        package let other: NameCandidate
        package let reason: LikelyDuplicate.Reason
    }

    /// A name that looks like one that is there, and what is known of both, for a person to decide.
    package struct Question: Hashable, Sendable {
        package let lookAlike: LookAlike
        /// What the row says.
        package let row: [RecField]
        /// What the partner has already, from the network or from an earlier row.
        package let existing: [RecField]
    }

    package struct Rejection: Hashable, Sendable {
        package enum Reason: Hashable, Sendable {
            case noName
            /// A character that a record cannot hold.
            case nul
        }
        package let line: Int
        package let reason: Reason
    }

    /// A value that its field does not take; it is kept in the partner's notes.
    package struct Remark: Hashable, Sendable {
        package let line: Int
        package let header: String
        package let value: String
        package let problem: ValueProblem
    }

    /// New partners, and those that gain something.
    package internal(set) var partners: [Entry] = []
    package internal(set) var people: [Entry] = []
    /// Rows whose partner was there already, by the same name.
    package internal(set) var matches = 0
    /// Rows that name a partner of an earlier row again.
    package internal(set) var repeats = 0
    package internal(set) var lookAlikes: [LookAlike] = []
    package internal(set) var skipped = 0
    package internal(set) var rejections: [Rejection] = []
    package internal(set) var remarks: [Remark] = []
    /// The tag that every record of the import gets, so that a filter finds it: `import:2026-11-21`.
    package let tag: String

    init(tag: String) { self.tag = tag }

    package var newPartners: [Entry] { partners.filter(\.draft.isNew) }
    package var newPeople: [Entry] { people.filter(\.draft.isNew) }

    /// The edits of the whole import; empty where nothing is new.
    package func edits(at time: Timestamp) -> [RecordEdit] {
        (people + partners).map { entry in
            var draft = entry.draft
            if !draft.edit(at: time).isEmpty { draft.add(.tag, tag) }
            return draft.edit(at: time)
        }
        .filter { !$0.isEmpty }
    }
}
