import NetworkModel
import Sharing
import TestSupport
import Testing

@Suite("Any history of people who share")
struct SharedHistoriesTests {
    @Test("ends with the same on all machines and nothing lost", arguments: Array(1...60).map { UInt64($0) })
    func histories(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var author = Author(clock: Clock(instant: 1_795_000_000, zone: .utc), me: "me-0", mint: IDMint(seed: seed))
        let hub = MemoryHub()
        let machines = (0..<Int.random(in: 3...5, using: &random)).map { _ in MemoryMachine(hub) }
        try machines[0].create(by: &author)
        #expect(try machines[0].sync(nil, by: author))
        for machine in machines.dropFirst() { try machine.join() }
        var simulation = try SharingSimulation(machines, seed: seed, by: author)
        let findings = try simulation.run(steps: 40)
        #expect(findings == [], "seed \(seed)\n\(simulation.story.joined(separator: "\n"))")
    }
}
