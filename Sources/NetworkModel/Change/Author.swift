import RecFormat

/// Whoever makes changes: the person at the keyboard, the time, and the source of new Ids.
///
/// All that `update` may not read for itself stands here, so that the same keys give the same changes.
package struct Author: Sendable {
    package var clock: Clock
    /// The person at the keyboard, where it is known who that is.
    package var me: RecordID?
    package var mint: IDMint

    package init(clock: Clock, me: RecordID? = nil, mint: IDMint) {
        self.clock = clock
        self.me = me
        self.mint = mint
    }

    package mutating func newID() -> RecordID { mint.next(at: clock.instant) }

    /// A change of some records; what it means that a task is given to somebody, or done, is settled here (`settling`,
    /// `occurrence`), and changes of an event that calendars have to know of are counted.
    /// What comes from a calendar is not counted, since that has counted it.
    package mutating func change(_ summary: String, _ edits: [RecordEdit], counting: Bool = true) -> Change {
        let settled = edits.map(settling)
        let edits = settled + zip(edits, settled).compactMap { occurrence(following: $1, typed: $0) }
        return Change(
            id: newID(), at: clock.now, by: me, summary: summary, edits: counting ? edits.map(self.counting) : edits)
    }

    /// The change that takes another one back; its summary is the caller's word for that.
    package mutating func reversing(_ change: Change, _ summary: String) -> Change {
        change.reversed(id: newID(), at: clock.now, by: change.isTakenOver ? me : change.by, summary: summary)
    }

    /// A draft of a new record: with an Id made for its kind, from `name` where Ids are slugs. `taken` are Ids that
    /// other new records of the same change have.
    package mutating func draft(
        _ kind: Kind, named name: String, in network: Network, taken: Set<RecordID> = []
    ) -> Draft {
        switch kind.naming {
        case .minted:
            var draft = Draft(new: kind, id: newID())
            draft.set(kind.titleField, name)
            return draft
        case .slug:
            var draft = Draft(new: kind, id: network.freeSlug(for: name, taken: taken))
            draft.set(kind.titleField, name)
            return draft
        }
    }
}

extension Network {
    /// An Id made from a name, `aid-watch`, that no record whose Id is a slug has; a number tells namesakes apart.
    package func freeSlug(for name: String, taken: Set<RecordID> = []) -> RecordID {
        var slugs = FreeSlugs(in: self, taken: taken)
        return slugs.take(for: name)
    }
}

/// Ids for many new records, each of them given once; as quick for the ten thousandth namesake as for the first.
package struct FreeSlugs: Sendable {
    private let network: Network
    private var taken: Set<RecordID>
    /// The number that a slug is tried with next.
    private var numbers: [String: Int] = [:]

    package init(in network: Network, taken: Set<RecordID> = []) {
        self.network = network
        self.taken = taken
    }

    /// An Id made from a name; see `Network.freeSlug(for:taken:)`.
    package mutating func take(for name: String) -> RecordID {
        let slug = Slug.text(of: name)
        for number in (numbers[slug] ?? 1)... {
            let id = RecordID(number == 1 ? slug : "\(slug)-\(number)")
            guard !taken.contains(id), network.place(of: id, among: Self.kinds) == nil else { continue }
            numbers[slug] = number + 1
            taken.insert(id)
            return id
        }
        preconditionFailure("the numbers do not end")
    }

    private static let kinds = Kind.allCases.filter { $0.naming == .slug }
}

/// Readable Ids out of names.
package enum Slug {
    /// Lower-case letters and digits of the folded name, words joined by hyphens, at most 40 bytes, never empty.
    package static func text(of name: String) -> String {
        var bytes: [UInt8] = []
        for byte in Folding.fold(name) {
            let isWord =
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if isWord {
                bytes.append(byte)
            } else if let last = bytes.last, last != UInt8(ascii: "-") {
                bytes.append(UInt8(ascii: "-"))
            }
        }
        bytes = Array(bytes.prefix(40))
        while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        return bytes.isEmpty ? "unnamed" : String(decoding: bytes, as: UTF8.self)
    }
}
