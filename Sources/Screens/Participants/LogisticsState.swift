package import NetworkModel

/// What the Logistics screen keeps; of which event is kept with its participants.
package struct LogisticsState: Sendable {
    package var list = ListState()
    /// The matter that keys set.
    package var matter = Matter.registration
    private(set) var rows: [Place: Participant] = [:]
    private(set) var counts = Logistics([])

    package init() {}

    mutating func read(_ event: Event, in network: Network) {
        let participants = event.attendees
        rows = network.places(of: participants.filter(\.isExpected))
        counts = Logistics(participants)
    }
}
