package import NetworkModel
import TextCanvas

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

    /// `Country of Aid Watch`; of a field that describes several, whom: `Ana Ruiz: Participant of Webinar`.
    package func title(_ conflict: OpenConflict) -> String {
        let name =
            conflict.subject.flatMap { key in network.record(key)?.first(key.kind.titleField) }
            ?? conflict.subject?.id.text ?? conflict.key.id.text
        guard !conflict.isDeletion else { return texts(SharingText.deletionOf, ["what": name]) }
        let field = texts.label(of: conflict.field)
        guard let part = described(conflict) else {
            return texts(SharingText.fieldOf, ["field": field, "what": name])
        }
        return texts(SharingText.partOf, ["part": part, "field": field, "what": name])
    }

    private func described(_ conflict: OpenConflict) -> String? {
        guard case .described(let kinds) = conflict.spec.type,
            let value = conflict.versions.lazy.compactMap(\.value).first ?? conflict.base
        else { return nil }
        let id = Described(value).id
        return network.place(of: id, among: kinds).map { network.title(at: $0) } ?? id.text
    }

    /// What was done where it was settled so: `Settled on Peru: Country of Aid Watch`.
    package func settled(_ conflict: OpenConflict, on settlement: Settlement) -> String {
        let lines =
            if case .value(let value) = settlement {
                self.lines(of: value, conflict)
            } else {
                version(settlement, of: conflict)?.lines ?? []
            }
        let value = lines.filter { !$0.isEmpty }.joined(separator: " / ")
        return texts(
            SharingText.settledOn, ["value": TextLayout.truncate(value, to: 60), "what": title(conflict)])
    }

    private func version(_ settlement: Settlement, of conflict: OpenConflict) -> Version? {
        versions(conflict).first { $0.settlement == settlement || settlement == .standing && $0.isStanding }
    }

    /// A version of the field: whose it is, and its lines.
    package struct Version: Sendable {
        package let settlement: Settlement
        package let name: String
        package let lines: [String]
        /// Whether the field was empty, which the lines say.
        let isNothing: Bool
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
                    ? [texts[version.value == nil ? SharingText.isDeleted : .isKept]]
                    : lines(of: version.value, conflict),
                isNothing: version.value == nil, isStanding: version.isStanding)
        }
        guard !conflict.isDeletion else { return versions }
        let base = Version(
            settlement: .base, name: texts[SharingText.baseIs], lines: lines(of: conflict.base, conflict),
            isNothing: conflict.base == nil, isStanding: false)
        return [base] + versions
    }

    private func name(of version: OpenConflict.Version) -> String {
        guard let by = version.by else { return texts[version.isStanding ? SharingText.inTheRecord : .someone] }
        let id = RecordID(by)
        return id == viewer ? texts[SharingText.you] : network.person(id)?.name ?? by
    }

    private func lines(of value: String?, _ conflict: OpenConflict) -> [String] {
        guard let value, !value.isEmpty else { return [texts[SharingText.nothing]] }
        let phrases = HistoryPhrases(network, texts: texts)
        switch conflict.spec.type {
        case .text: return value.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        case .described: return [phrases.saidOf(Described(value))]
        default: return [phrases.said(value, conflict.spec)]
        }
    }
}
