import RecFormat

/// What an edit did to one field of a record.
package struct FieldDifference: Hashable, Sendable {
    package let field: Field
    /// The values that it had and has no more, or all where it had one.
    package let removed: [String]
    /// The values that it has and had not.
    package let added: [String]

    /// The fields that an edit changed, in the order of the record as it is, then those that are gone. When a record was
    /// changed is no change of its own.
    package static func list(of edit: RecordEdit) -> [FieldDifference] {
        let (before, after) = (edit.before ?? [], edit.after ?? [])
        var names: [String] = []
        for field in after + before where !names.contains(where: { $0.hasSameBytes(as: field.name) }) {
            names.append(field.name)
        }
        return names.compactMap { name in
            guard !unsaid.contains(name) else { return nil }
            let old = before.filter { $0.name.hasSameBytes(as: name) }.map(\.normalized.value)
            let new = after.filter { $0.name.hasSameBytes(as: name) }.map(\.normalized.value)
            let difference = FieldDifference(
                field: Field(name), removed: Self.without(new, old), added: Self.without(old, new))
            return difference.removed.isEmpty && difference.added.isEmpty ? nil : difference
        }
    }

    private static let unsaid: Set<String> = ["Id", "Created", "Modified"]

    /// The values that are not among others, each as often as it is more.
    private static func without(_ others: [String], _ values: [String]) -> [String] {
        var others = others
        return values.filter { value in
            guard let index = others.firstIndex(where: { $0.hasSameBytes(as: value) }) else { return true }
            others.remove(at: index)
            return false
        }
    }
}
