/// What speaks against an owner, in points: the less the better.
///
/// 1000 points are what fairness asks of somebody whose hours are all taken.
enum SuggestionCost {
    /// For none of the skills that are needed; less for some of them.
    static let skills = 1200
    /// For who does not lead on the theme or in the region, where somebody does.
    static let notLeading = 400
    /// For less than the hours it needs until its due day; in part for a part.
    static let time = 1500
    /// For leaving it without an owner: the price of asking somebody who has twice as much to do as hours.
    static let nobody = 5000

    /// For how somebody knows the partner that it is about.
    static func acquaintance(_ way: Suggestion.Acquaintance?) -> Int {
        switch way {
        case .lead, .workingContact, .member: 0
        case .recently: 100
        case .thisYear: 200
        case .longAgo: 300
        case nil: 400
        }
    }

    /// For how full somebody is with it: even up to all their hours, five times as steep from there, so that the next
    /// matter is always dearer than the one before.
    static func fairness(fullness: Double) -> Int {
        let points = fullness <= 1 ? fullness * 1000 : 1000 + (min(fullness, 1000) - 1) * 5000
        return Int(points.rounded())
    }
}
