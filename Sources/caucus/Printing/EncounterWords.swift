import NetworkModel
import Screens
import WorkspaceStore

/// Says what became of records that somebody else had changed too.
struct EncounterWords: Sendable {
    private let texts: Texts

    init(_ texts: Texts) { self.texts = texts }

    /// In one line: the first of them, and how many more there are; nil where there is none.
    func line(_ encounters: [Saved.Encounter]) -> String? {
        guard let first = encounters.first else { return nil }
        guard encounters.count > 1 else { return words(first) }
        return "\(words(first)) \(texts(ShellText.andMore, n: encounters.count - 1))"
    }

    /// What was finished that an earlier save had begun; nil where there was nothing.
    func line(finished changes: [Change]) -> String? {
        changes.first.map { texts(ShellText.finished, ["what": $0.act]) }
    }

    /// What the save could not keep of what it replaced; nil where it kept all.
    func line(kept saved: Saved) -> String? {
        if let unnoted = saved.unnoted { return texts(ShellText.unnoted, ["reason": unnoted.text]) }
        if saved.madeRoom { return texts[ShellText.madeRoom] }
        return saved.unkept.map { texts(ShellText.unkept, ["reason": $0.text]) }
    }

    func words(_ encounter: Saved.Encounter) -> String {
        let id = encounter.key.id.text
        switch encounter.outcome {
        case .kept(let field): return texts(ShellText.metKept, ["field": texts.label(of: field), "id": id])
        case .gaveWay(let field): return texts(ShellText.metGaveWay, ["field": texts.label(of: field), "id": id])
        case .withdrawn(let field):
            return texts(ShellText.metWithdrawn, ["field": texts.label(of: field), "id": id])
        case .stays: return texts(ShellText.metStays, ["id": id])
        case .forgotten: return texts[ShellText.metForgotten]
        case .cameBack: return texts(ShellText.metCameBack, ["id": id])
        case .staysDeleted: return texts(ShellText.metStaysDeleted, ["id": id])
        }
    }
}
