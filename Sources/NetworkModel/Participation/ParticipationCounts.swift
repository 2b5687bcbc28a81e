/// How many are to come to an event, and what they have answered.
package struct ParticipationCounts: Hashable, Sendable {
    /// All who are listed, asked or not.
    package var listed = 0
    package var asked = 0
    package var accepted = 0
    package var declined = 0
    package var attended = 0
    package var absent = 0
    /// The organisations of those who have not declined.
    package var organisations = 0

    /// Asked, and without an answer.
    package var unanswered: Int { asked - accepted - declined }

    package init() {}

    /// `occurrence` says which time of an event that repeats is meant; those who were there at any are counted else.
    package init(_ participants: [Participant], in network: Network, on day: Day, occurrence: Day? = nil) {
        var seen: Set<RecordID> = []
        for participant in participants {
            listed += 1
            if participant.isAsked { asked += 1 }
            if participant.reply == .accepted { accepted += 1 }
            if participant.reply == .declined { declined += 1 }
            let wasThere = participant.attended(on: occurrence)
            if wasThere == true { attended += 1 }
            if wasThere == false { absent += 1 }
            guard participant.isExpected, let organisation = network.organisation(of: participant.id, on: day) else {
                continue
            }
            if seen.insert(organisation).inserted { organisations += 1 }
        }
    }
}
