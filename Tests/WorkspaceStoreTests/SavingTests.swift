import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing
import WorkspaceStore

@Suite("Saving to a folder")
struct SavingTests {
    let home = TemporaryFolder()
    var author = Author(clock: Clock(instant: 1_795_000_000, zone: .utc), mint: IDMint(seed: 1))

    @Test("a new workspace has a file of each kind, private, that recfix accepts")
    mutating func creating() throws {
        let workspace = try Workspace.create(at: home.path("net"), name: "Trade Watch", author: &author)
        let open = try Store.open(workspace)
        #expect(open.network.itself?.name == "Trade Watch")
        print(home.text("net/network.rec"))
        var draft = author.draft(.partner, named: "Aid Watch", in: open.network)
        draft.set(.country, "Kenya")
        let saved = try open.store.save(author.change("Added", [draft.edit(at: author.clock.now)]))
        #expect(saved.following.isEmpty)
        print(home.text("net/partners.rec"))
        var contact = author.draft(.contact, named: "said yes", in: open.network)
        contact.set(.with, "aid-watch")
        contact.set(.at, "2026-11-20")
        _ = try open.store.save(author.change("Logged", [contact.edit(at: author.clock.now)]))
        print(home.text("net/contacts.rec"))
    }
}
