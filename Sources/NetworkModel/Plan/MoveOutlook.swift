/// How the preparation of the events that a move concerns stands before it and after.
package struct MoveOutlook: Hashable, Sendable {
    /// A number before and after.
    package struct Shift: Hashable, Sendable {
        package var before = 0
        package var after = 0

        package var isNothing: Bool { before == 0 && after == 0 }
    }

    /// Items that are late.
    package fileprivate(set) var late = Shift()
    /// Items and positions that have too little time left of themselves (see `Preparation.causes(of:)`).
    package fileprivate(set) var short = Shift()
}

extension EventMove {
    /// How the preparation of the event and its pre-meetings stands now and would stand then. `now` is of the network.
    package func outlook(from now: Preparation, in network: Network, withPreMeetings: Bool) -> MoveOutlook {
        var moved = network
        let edits = edits(in: network, withPreMeetings: withPreMeetings)
        moved.apply(Change(id: event, at: clock.now, summary: "", edits: edits))
        let then = moved.preparation(on: now.day)
        var outlook = MoveOutlook()
        for id in [event] + preMeetings.map(\.event) {
            outlook.short.before += now.causes(of: id).count
            outlook.short.after += then.causes(of: id).count
            guard let slot = network[.event].slot(of: id) else { continue }
            outlook.late.before += now.readiness(event: slot).late
            outlook.late.after += then.readiness(event: slot).late
        }
        return outlook
    }
}
