import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

@testable import Interchange

@Suite("The demo network")
struct DemoNetworkTests {
    // 2026-11-21, 09:00 UTC, and days on which months are short, years begin and clocks change.
    private static let instants: [Int64] = [1_795_251_600, 1_772_269_200, 1_798_794_000, 1_774_774_800, 1_709_197_200]

    private func network(_ instant: Int64, seed: UInt64 = 1) -> Network {
        var network = Network()
        network.apply(DemoNetwork.change(in: network, clock: clock(instant), seed: seed))
        return network
    }

    private func clock(_ instant: Int64) -> Clock { Clock(instant: instant, zone: Zone(fixed: 7200)) }

    @Test("it is the same for the same clock and seed")
    func sameAgain() {
        let change = DemoNetwork.change(in: Network(), clock: clock(Self.instants[0]), seed: 7)
        expectNoDifference(DemoNetwork.change(in: Network(), clock: clock(Self.instants[0]), seed: 7), change)
        #expect(DemoNetwork.change(in: Network(), clock: clock(Self.instants[0]), seed: 8) != change)
    }

    @Test("every record is sound and names only what is there", arguments: instants)
    func sound(instant: Int64) {
        expectNoDifference(network(instant).problems(on: clock(instant)), [])
    }

    @Test("it is large enough to be a network", arguments: instants)
    func size(instant: Int64) {
        let network = network(instant)
        #expect(network[.partner].count == 40)
        #expect(network[.person].count == 60)
        #expect((180...230).contains(network[.contact].count), "\(network[.contact].count)")
        #expect(network[.event].count == 10)
        #expect((38...54).contains(network[.task].count), "\(network[.task].count)")
        #expect(network[.checklistItem].count >= 25)
    }

    @Test("partners answer for tasks with hours, so that their workload can be looked at", arguments: instants)
    func partnersWork(instant: Int64) {
        let network = network(instant)
        let held = network.all(Task.self).filter { task in
            task.isOpen && task.effort != nil && task.accountable.map { network.partner($0) != nil } ?? false
        }
        #expect(Set(held.compactMap(\.accountable)).count >= 3)
    }

    @Test("some of everything wants attention, whatever the day", arguments: instants)
    func attention(instant: Int64) {
        let attention = network(instant).attention(clock: clock(instant))
        for section in Attention.Section.allCases where section != .now {
            #expect(!attention[section].isEmpty, "\(section)")
        }
        for reason in AttentionItem.Reason.allCases where reason != .session {
            #expect(attention.items.contains { $0.reason == reason }, "\(reason)")
        }
        #expect(attention.count < 60)
    }

    @Test("the main event's plan shows what the alarm says: too little time, waiting, busy, and what is in time")
    func leadTimes() throws {
        let instant = Self.instants[0]
        let network = network(instant)
        let preparation = network.preparation(on: clock(instant).today)
        let event = try #require(network.all(Event.self).first)
        let causes = Dictionary(grouping: preparation.short(of: event.id)) { time in
            switch time.cause {
            case .needs: "needs"
            case .waits: "waits"
            case .busy: "busy"
            case nil: ""
            }
        }
        expectNoDifference(
            causes.mapValues {
                $0.map { network.record(at: $0.place).first(.text) ?? network.record(at: $0.place).first(.title) ?? "" }
            },
            [
                "needs": ["common position on article 7", "Common position on the river committee"],
                "waits": ["sign-offs of members to the common position", "one page on each article"],
                "busy": ["deposit for the rooms near the Palais"],
            ])
        #expect(preparation.all.contains { $0.begun != nil && !$0.isShort })
        #expect(preparation.rings.isEmpty)
    }

    @Test("nothing happened in the future, and the log is in order of time", arguments: instants)
    func history(instant: Int64) {
        let moments = network(instant).all(Contact.self).compactMap { $0.at?.instant }
        #expect(moments == moments.sorted())
        #expect(moments.allSatisfy { $0 < instant })
    }
}
