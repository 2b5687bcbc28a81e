package import NetworkModel

/// A conflict in words, as one of those sees it who are to settle it: what it is about, and its versions.
package struct ConflictWords {
    private let network: Network
    private let texts: Texts
    private let viewer: RecordID?

    package init(_ network: Network, _ texts: Texts, viewer: RecordID?) {
        self.network = network
        self.texts = texts
        self.viewer = viewer
    }

    /// `Country of Aid Watch`.
    package func title(_ conflict: OpenConflict) -> String {
        let name =
            conflict.subject.flatMap { key in network.record(key)?.first(key.kind.titleField) }
            ?? conflict.subject?.id.text ?? conflict.key.id.text
        guard !conflict.isDeletion else { return texts(SharingText.deletionOf, ["what": name]) }
        return texts(SharingText.fieldOf, ["field": texts.label(of: conflict.field), "what": name])
    }

    /// A version of the field: whose it is, and its lines.
    package struct Version: Sendable {
        package let settlement: Settlement
        package let name: String
        package let lines: [String]
        /// Whether it is the one that stands in the record.
        package let isStanding: Bool
    }

    /// What was there before, the viewer's version (of someone who set none: what stands in the record), and the others.
    package func versions(_ conflict: OpenConflict) -> [Version] {
        let versions = conflict.places(for: viewer).map { place in
            let version = conflict.versions[place]
            return Version(
                settlement: version.isStanding ? .standing : .version(place), name: name(of: version),
                lines: conflict.isDeletion
                    ? [texts[version.value == nil ? SharingText.isDeleted : .isKept]] : lines(of: version.value),
                isStanding: version.isStanding)
        }
        guard !conflict.isDeletion else { return versions }
        let base = Version(
            settlement: .base, name: texts[SharingText.baseIs], lines: lines(of: conflict.base), isStanding: false)
        return [base] + versions
    }

    private func name(of version: OpenConflict.Version) -> String {
        guard let by = version.by else { return texts[version.isStanding ? SharingText.inTheRecord : .someone] }
        let id = RecordID(by)
        return id == viewer ? texts[SharingText.you] : network.person(id)?.name ?? by
    }

    private func lines(of value: String?) -> [String] {
        let lines = value.map { $0.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) } }
        return lines ?? [texts[SharingText.nothing]]
    }
}
