import CustomDump
import RecFormat
import Testing
@testable import NetworkModel

@Suite("Taking back a change of a field that others set too")
struct WithdrawalTests {
    private static let key = RecordKey(.partner, "aid-watch")
    private static let time = Timestamp(instant: 1_795_000_000)

    private static func fields(_ country: String?) -> [RecField] {
        var draft = Draft(new: .partner, id: key.id)
        draft.set(.name, "Aid Watch")
        draft.set(.country, country)
        return draft.fields
    }

    private static func conflict(
        _ mine: String?, _ theirs: String?, base: String? = "Kenya", _ field: Field = .country, by: String? = nil,
        over key: RecordKey = key
    ) -> Conflict {
        let clash = RecordMerge.Clash(field: field, base: base, mine: mine, theirs: theirs)
        let edit = Conflict.edit(clash, over: key, by: by, from: nil, made: nil, now: time)
        return Conflict(RecRecord(edit.after ?? []))
    }

    /// The undo of a change of the country, and what it says of the conflicts.
    private static func undo(
        _ was: String?, back: String?, now: String?, _ conflicts: [Conflict], by: RecordID? = nil
    ) -> Withdrawal {
        Withdrawal(
            RecordEdit(key, before: fields(was), after: fields(back)), from: conflicts, current: fields(now), by: by,
            at: time)
    }

    private static func country(_ withdrawal: Withdrawal) -> String? {
        withdrawal.edit.after?.first { Field.country.names($0) }?.value
    }

    /// What is left to settle, as pairs of versions.
    private static func left(_ open: [Conflict], _ withdrawal: Withdrawal) -> [[String]] {
        let ended = withdrawal.conflicts.filter { $0.after == nil }.map(\.key.id)
        let made = withdrawal.conflicts.compactMap(\.after).map { Conflict(RecRecord($0)) }
        return (open.filter { !ended.contains($0.id) } + made).map { [$0.mine ?? "–", $0.theirs ?? "–"] }
    }

    @Test("where it is put back to what both began from, the other's value stands and nothing is to be settled")
    func others() {
        for open in [Self.conflict("Peru", "Chile"), Self.conflict("Chile", "Peru")] {
            let undo = Self.undo("Peru", back: "Kenya", now: "Peru", [open])
            #expect(Self.country(undo) == "Chile")
            #expect(Self.left([open], undo).isEmpty)
            #expect(undo.settled == [.country])
        }
    }

    @Test("where the other's value stands already, it stays, and nothing is to be settled")
    func standing() {
        let open = Self.conflict("Chile", "Peru")
        let undo = Self.undo("Peru", back: "Kenya", now: "Chile", [open])
        #expect(Self.left([open], undo).isEmpty)
        #expect(undo.edit.after?.contains(RecField(name: "Modified", value: Self.time.iso)) == true)
    }

    @Test("where one had set it twice, taking back the second goes on with the first beside the other's")
    func twice() {
        let open = Self.conflict("Peru", "Chile")
        let undo = Self.undo("Peru", back: "Nepal", now: "Peru", [open])
        #expect(Self.country(undo) == "Nepal")
        #expect(Self.left([open], undo) == [["Nepal", "Chile"]])
        #expect(undo.settled.isEmpty)
    }

    @Test("of three who set it, the other two are left, and one of theirs stands")
    func three() {
        let open = [Self.conflict("Peru", "Chile"), Self.conflict("Peru", "Togo")]
        let undo = Self.undo("Peru", back: "Kenya", now: "Peru", open)
        #expect(Self.country(undo) == "Chile")
        #expect(Self.left(open, undo) == [["Chile", "Togo"]])
        let mixed = [Self.conflict("Peru", "Chile"), Self.conflict("Togo", "Chile")]
        let other = Self.undo("Peru", back: "Kenya", now: "Peru", mixed)
        #expect(Self.country(other) == "Chile")
        #expect(Self.left(mixed, other) == [["Togo", "Chile"]])
    }

    @Test("where somebody set it anew meanwhile, that stands and the other's value stays beside it")
    func anew() {
        let open = Self.conflict("Peru", "Chile")
        let undo = Self.undo("Peru", back: "Kenya", now: "Togo", [open])
        #expect(Self.left([open], undo) == [["Togo", "Chile"]])
    }

    @Test("a conflict between others alone stays as it is, and so does what another had set to the same")
    func notMine() {
        let open = Self.conflict("Chile", "Togo")
        #expect(Self.undo("Peru", back: "Kenya", now: "Chile", [open]).conflicts.isEmpty)
        let same = Self.conflict("Peru", "Chile", by: "ben")
        #expect(Self.undo("Peru", back: "Kenya", now: "Peru", [same], by: "ana").conflicts.isEmpty)
        #expect(Self.undo("Peru", back: "Kenya", now: "Peru", [same], by: "ben").conflicts.count == 1)
        let elsewhere = Self.conflict("Peru", "Chile", over: RecordKey(.partner, "bees"))
        #expect(Self.undo("Peru", back: "Kenya", now: "Peru", [elsewhere]).conflicts.isEmpty)
    }

    @Test("a record that one made stays for what another gave it")
    func made() {
        let open = Self.conflict("Peru", "Chile", base: nil)
        let edit = RecordEdit(Self.key, before: Self.fields("Peru"), after: nil)
        let undo = Withdrawal(edit, from: [open], current: Self.fields("Peru"), by: nil, at: Self.time)
        #expect(Self.country(undo) == "Chile")
        #expect(Self.left([open], undo).isEmpty)
    }

    @Test("a deletion that is taken back is no conflict with a change any more")
    func deleted() {
        let open = Self.conflict(nil, "aid-watch", base: "aid-watch", .id)
        let edit = RecordEdit(Self.key, before: nil, after: Self.fields("Kenya"))
        let undo = Withdrawal(edit, from: [open], current: Self.fields("Chile"), by: nil, at: Self.time)
        #expect(Self.left([open], undo).isEmpty)
    }

    @Test("of a participant, the other's part comes back and one's other parts stay")
    func parts() {
        let key = RecordKey(.event, "mc14")
        let fields = { (value: String) in
            [RecField(name: "Id", value: "mc14"), RecField(name: "Participant", value: value)]
        }
        let open = Self.conflict(
            "ana: delegate; reply accepted; visa asked", "ana: delegate; reply declined", base: "ana: delegate",
            .participant, over: key)
        let edit = RecordEdit(
            key, before: fields("ana: delegate; reply accepted; visa asked"),
            after: fields("ana: delegate; visa asked"))
        let undo = Withdrawal(
            edit, from: [open], current: fields("ana: delegate; reply accepted; visa asked"), by: nil, at: Self.time)
        let value = undo.edit.after?.first { $0.name == "Participant" }?.value
        #expect(value.map { Set($0.split(separator: "; ")) } == ["ana: delegate", "reply declined", "visa asked"])
        #expect(Self.left([open], undo).isEmpty)
    }
}
