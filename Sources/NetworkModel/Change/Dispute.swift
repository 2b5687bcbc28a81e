import RecFormat

/// What conflicts have in common that are about the same: the record and the field, of one that describes several also
/// which.
struct Dispute: Hashable {
    private let record: String
    let field: Field
    let described: RecordID?

    init(_ conflict: Conflict) {
        // What cannot be read is about nothing but itself.
        record = conflict.record.first(.record) ?? conflict.id.text
        field = conflict.field
        let spec = conflict.subject.flatMap { Schema[$0.kind].spec(of: conflict.field) }
        if case .described = spec?.type {
            described = SettledField(conflict).described
        } else {
            described = nil
        }
    }

    /// What it is about among the values of the field.
    func value(among values: [String]) -> String? {
        guard let described else { return values.first }
        return values.first { Described($0).id == described }
    }

    /// What it is about in a record, as it is read back once written.
    func value(in fields: [RecField]?) -> String? {
        value(among: (fields ?? []).filter { field.names($0) }.map(\.normalized.value))
    }

    /// The values of the field with another in the place of what it is about.
    func putting(_ value: String?, among values: [String]) -> [String] {
        guard let described else { return [value].compactMap(\.self) }
        guard let place = values.firstIndex(where: { Described($0).id == described }) else {
            return values + [value].compactMap(\.self)
        }
        var result = values
        result.replaceSubrange(place...place, with: [value].compactMap(\.self))
        return result
    }

    /// Whether two values are the same as far as a conflict goes: of what has parts, in those that are disputed.
    func agree(_ one: String?, _ other: String?, on conflict: Conflict) -> Bool {
        Self.same(one, other)
            || (described != nil && DescribedMerge.agree(one, other, on: SettledField(conflict)))
    }

    static func same(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.hasSameBytes(as: right)
    }
}
