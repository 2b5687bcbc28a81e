extension Network {
    /// Marks checklist items and positions as begun on the clock's day, or as not begun where all of them have been.
    package func togglingBegun(_ keys: [RecordKey], clock: Clock) -> [RecordEdit] {
        let keys = keys.filter { Schema[$0.kind].spec(of: .begun) != nil }
        let isBegun = keys.allSatisfy { !(record($0)?.first(.begun) ?? "").isEmpty }
        let begin = keys.filter { isBegun || (record($0)?.first(.begun) ?? "").isEmpty }
        return setting(.begun, isBegun ? [] : [clock.today.iso], of: begin, at: clock.now)
    }
}
