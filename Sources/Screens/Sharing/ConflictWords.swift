package import NetworkModel

/// A conflict in words: what it is about, and its versions.
package struct ConflictWords {
    private let network: Network
    private let texts: Texts

    package init(_ network: Network, _ texts: Texts) {
        self.network = network
        self.texts = texts
    }

    /// `Country of Aid Watch`.
    package func title(_ conflict: OpenConflict) -> String {
        let name =
            conflict.subject.flatMap { key in network.record(key)?.first(key.kind.titleField) }
            ?? conflict.subject?.id.text ?? conflict.key.id.text
        guard !conflict.isDeletion else { return texts(SharingText.deletionOf, ["what": name]) }
        return texts(SharingText.fieldOf, ["field": texts.label(of: conflict.field), "what": name])
    }

    /// A version of the field: which it is, and its lines.
    package struct Version: Sendable {
        package let name: String
        package let lines: [String]
        /// Whether it is the one that stands in the record.
        package let isStanding: Bool
    }

    /// What was there before, what stands in the record, and the other version.
    package func versions(_ conflict: OpenConflict) -> [Version] {
        if conflict.isDeletion {
            let isThere = conflict.subject.map { network.record($0) != nil } ?? false
            return [
                version(.mineIs, conflict.by, texts[isThere ? SharingText.isKept : SharingText.isDeleted]),
                version(.theirsIs, conflict.from, texts[isThere ? SharingText.isDeleted : SharingText.isKept]),
            ]
        }
        return [
            version(.baseIs, nil, conflict.base), version(.mineIs, conflict.by, conflict.mine),
            version(.theirsIs, conflict.from, conflict.theirs),
        ]
    }

    private func version(_ name: SharingText, _ who: String?, _ value: String?) -> Version {
        let person = who.map { network.person(RecordID($0))?.name ?? $0 }
        let lines = value.map { $0.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) } }
        return Version(
            name: texts[name] + (person.map { " (\($0))" } ?? ""), lines: lines ?? [texts[SharingText.nothing]],
            isStanding: name == .mineIs)
    }
}
