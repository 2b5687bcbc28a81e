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
    package var silent: Int { asked - accepted - declined }

    package init() {}

    package init(_ participants: [Participant], in network: Network, on day: Day) {
        var seen: Set<RecordID> = []
        for participant in participants {
            listed += 1
            if participant.isAsked { asked += 1 }
            if participant.reply == .accepted { accepted += 1 }
            if participant.reply == .declined { declined += 1 }
            if participant.attended == true { attended += 1 }
            if participant.attended == false { absent += 1 }
            guard participant.isExpected, let organisation = network.organisation(of: participant.id, on: day) else {
                continue
            }
            if seen.insert(organisation).inserted { organisations += 1 }
        }
    }
}
