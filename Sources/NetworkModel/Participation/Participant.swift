/// Somebody who is to come to an event, or came: a person, or a partner whoever it sends.
///
/// In the file it is a value of `Participant`: `ana-ruiz: delegate; reply accepted; attended yes; visa asked; visa-owner
/// fatima-diallo`. Parts that are not understood are kept. Of an event that repeats it says on which days they were
/// there: `attended 2026-03-02, 2026-03-09; absent 2026-03-16`.
package struct Participant: Hashable, Sendable {
    package internal(set) var described: Described

    package init(_ id: RecordID) { described = Described(id) }

    package init(_ described: Described) { self.described = described }

    package var id: RecordID { described.id }
    /// The value as it stands in a file.
    package var value: String { described.value }

    /// What they come as: `delegate`, `speaker`. Empty where nothing is said.
    package var role: String {
        get { described.text }
        set { described.text = Self.plain(newValue) }
    }

    /// Nil where they have not been asked yet, or where the word is none that is known.
    package var reply: Reply? {
        get { described.part("reply").flatMap { Reply(rawValue: $0) } }
        set { described.setPart("reply", newValue?.rawValue) }
    }

    /// Whether they have been asked, whatever the word for the answer.
    package var isAsked: Bool { described.part("reply") != nil }

    /// Whether they may still come.
    package var isExpected: Bool { reply != .declined }

    /// Whether they were there; nil where nobody has noted it. Of an event that repeats, whether they ever were.
    package var attended: Bool? {
        get {
            if described.parts.contains("attended") || described.text == "attended" { return true }
            return described.part("attended").map { $0 != "no" } ?? (described.part("absent") == nil ? nil : false)
        }
        set {
            described.parts.removeAll { $0 == "attended" }
            described.setPart("absent", nil)
            described.setPart("attended", newValue.map { $0 ? "yes" : "no" })
        }
    }

    /// How far a matter is; nil where nothing is said of it.
    package subscript(matter: Matter) -> Matter.Progress? {
        get { described.part(matter.rawValue).flatMap { Matter.Progress(rawValue: $0) } }
        set { described.setPart(matter.rawValue, newValue?.rawValue) }
    }

    /// Who sees to a matter.
    package func owner(of matter: Matter) -> RecordID? {
        described.part("\(matter.rawValue)-owner").flatMap { $0.isEmpty ? nil : RecordID($0) }
    }

    package mutating func setOwner(_ owner: RecordID?, of matter: Matter) {
        described.setPart("\(matter.rawValue)-owner", owner?.text)
    }

    /// A text that can stand among the parts of the value: on one line and without what parts them.
    private static func plain(_ text: String) -> String {
        let bytes = text.utf8.map { $0 == UInt8(ascii: ";") ? UInt8(ascii: ",") : $0 < 0x20 ? 0x20 : $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Event {
    /// Who is to come, each once, in the order in which they were added.
    package var attendees: [Participant] {
        var seen: Set<RecordID> = []
        return participants.filter { !$0.id.text.isEmpty && seen.insert($0.id).inserted }.map { Participant($0) }
    }
}

extension Event {
    /// Whether it is going on or over: who comes now is here.
    package func hasBegun(on clock: Clock) -> Bool { startDay(clock).map { $0 <= clock.today } ?? false }
}
