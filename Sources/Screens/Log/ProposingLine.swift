import TextCanvas

/// A line that is typed with proposals below it, as those that log a contact and add a task are: what its keys do.
struct ProposingLine: Sendable {
    /// What a key asks of whoever shows the line.
    enum Wish {
        case stays, leaves, saves
    }

    private(set) var editor: LineEditor
    private(set) var proposals: [LogProposal] = []
    /// The proposal under the cursor; nil until an arrow key goes there.
    private(set) var choice: Int?

    init(_ text: String) { editor = LineEditor(text) }

    /// Takes a key; `kept` is the line that was left the last time.
    mutating func take(_ event: TerminalEvent, kept: String) -> Wish {
        switch event {
        case .key(.escape), .key(.control("c")): return .leaves
        case .key(.tab):
            if proposals.indices.contains(choice ?? 0) { take(proposals[choice ?? 0]) }
        case .key(.down), .key(.control("n")): move(by: 1)
        case .key(.up), .key(.control("p")): move(by: -1)
        case .key(.enter):
            guard let choice, proposals.indices.contains(choice) else { return .saves }
            take(proposals[choice])
        case .key(.control("u")) where isKept(kept):
            choice = nil
            // All of it, wherever the cursor is, as the footer says; ctrl-y still brings it back.
            editor.move(to: .max)
            _ = editor.take(event)
        case .paste(let text):
            choice = nil
            editor.insert(PastedLines.joined(text))
        default:
            choice = nil
            _ = editor.take(event)
        }
        return .stays
    }

    /// Shows what may be meant now.
    mutating func show(_ proposals: [LogProposal]) {
        self.proposals = proposals
        if let choice, choice >= proposals.count { self.choice = nil }
    }

    /// Whether a line that was left is there again; how to be rid of it is said until something is typed.
    func isKept(_ kept: String) -> Bool { !editor.isEmpty && editor.text == kept }

    private mutating func move(by step: Int) {
        guard !proposals.isEmpty else { return }
        let next = (choice ?? (step > 0 ? -1 : proposals.count)) + step
        choice = min(max(0, next), proposals.count - 1)
    }

    /// Puts a proposal in the place of what it stands for.
    private mutating func take(_ proposal: LogProposal) {
        editor = proposal.taken(in: editor.text)
        choice = nil
    }
}
