import NetworkModel
import TextCanvas

/// Something that can stand in a log line in the place of what was typed.
struct LogProposal: Sendable, Hashable {
    /// The bytes of the line that it replaces.
    let range: Range<Int>
    let text: String
    let title: String
    let note: String

    /// What settles the first name that is not clear; else what completes the word before the cursor.
    static func all(for line: LogLine, before cursor: String, _ state: State) -> [LogProposal] {
        for problem in line.problems {
            switch problem.what {
            case .unknown(let mention, let sign, let isPerson):
                let employer = line.employer(of: mention)?.title
                let settling = settling(mention, sign, state, of: employer, personFirst: isPerson)
                let completing = completions(before: cursor, state)
                return completing.isEmpty ? settling : completing + settling.suffix(2)
            case .slip(let mention, let meant):
                guard let range = mention.range else { return [] }
                let word = LogProposal(
                    range: range, text: meant, title: meant, note: state.texts[ChooserText.didYouMean])
                return [word] + settling(mention, "+", state)
            case .ambiguous(let mention): return settling(mention, "+", state)
            default: continue
            }
        }
        return completions(before: cursor, state)
    }

    /// What settles a name that is not clear; behind the sign it would be that of a new record.
    static func settling(
        _ mention: Mention, _ sign: String, _ state: State, of employer: String? = nil, personFirst: Bool = false
    ) -> [LogProposal] {
        guard let range = mention.range else { return [] }
        let isAssignee = sign != "+"
        switch mention.meaning {
        case .ambiguous(let candidates): return candidates.prefix(8).map { proposal($0, range, state) }
        case .unknown(let suggestions):
            let known = suggestions.prefix(4).map { proposal($0, range, state, sign: isAssignee ? "@" : "") }
            let partner = LogProposal(
                range: range, text: mention.asNew(sign) + (isAssignee ? " (partner)" : ""),
                title: "+ " + state.texts(LogText.newPartner, ["name": mention.text]), note: "")
            let person = LogProposal(
                range: range, text: mention.asNew(sign) + (isAssignee ? "" : " (person)"),
                title: "+ " + LogUnderstanding.newPerson(mention.text, of: isAssignee ? nil : employer, state), note: ""
            )
            guard personFirst else { return known + (isAssignee ? [person, partner] : [partner, person]) }
            // Behind a partner stands somebody there.
            return [person] + known + [partner]
        case .known, .new: return []
        }
    }

    /// Names that begin with the last words before the cursor, the longest run that begins any.
    private static func completions(before cursor: String, _ state: State) -> [LogProposal] {
        let bytes = Array(cursor.utf8)
        let end = bytes.count
        if isOwner(bytes) { return completedOwners(before: cursor, state) }
        // After the colon stands free text.
        guard !bytes.contains(UInt8(ascii: ":")), !bytes.contains(UInt8(ascii: ">")) else { return [] }
        let start = bytes.lastIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "&") }.map { $0 + 1 } ?? 0
        var begin = start
        while begin < end {
            while begin < end, bytes[begin] == UInt8(ascii: " ") { begin += 1 }
            let typed = String(decoding: bytes[begin...], as: UTF8.self)
            guard typed.utf8.count >= 2 else { return [] }
            let found = state.propose(typed, [.partner, .person], limit: 6)
            // What is typed in full needs no completing.
            if !found.isEmpty {
                let isWhole = found.contains { Folding.fold($0.title) == Folding.fold(typed) }
                return isWhole ? [] : found.map { proposal($0, begin..<end, state) }
            }
            begin = bytes[begin...].firstIndex(of: UInt8(ascii: " ")) ?? end
        }
        return []
    }

    private static func isOwner(_ bytes: [UInt8]) -> Bool {
        bytes.lastIndex(of: UInt8(ascii: "@")).map { at in !bytes[at...].contains(UInt8(ascii: " ")) } ?? false
    }

    /// Names that begin with what stands behind the `@` right before the cursor.
    static func completedOwners(before cursor: String, _ state: State) -> [LogProposal] {
        let bytes = Array(cursor.utf8)
        guard isOwner(bytes), let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return [] }
        let typed = String(decoding: bytes[(at + 1)...], as: UTF8.self)
        // `@me` is understood already, and `@+` begins a new name.
        if Folding.folded(typed) == "me" && state.me != nil || typed.hasPrefix("+") { return [] }
        let isWhole = state.resolve(typed, [.person, .partner]).candidate.map { candidate in
            Folding.fold(candidate.title) == Folding.fold(typed)
        }
        if isWhole == true { return [] }
        return state.propose(typed, [.person, .partner], limit: 6).map { proposal($0, (at + 1)..<bytes.count, state) }
    }

    private static func proposal(
        _ candidate: NameCandidate, _ range: Range<Int>, _ state: State, sign: String = ""
    ) -> LogProposal {
        // A name that means several is said by its Id.
        let isClear = state.resolve(candidate.title, [.partner, .person]).candidate == candidate
        return LogProposal(
            range: range, text: sign + (isClear ? candidate.title : candidate.key.id.text), title: candidate.title,
            note: note(on: candidate.key, state))
    }

    private static func note(on key: RecordKey, _ state: State) -> String {
        if let partner = key.kind == .partner ? state.network.partner(key.id) : nil {
            return [partner.sort, partner.country].compactMap { $0 }.joined(separator: " · ")
        }
        guard let person = key.kind == .person ? state.network.person(key.id) : nil else { return "" }
        return person.roles.first.map { state.network.title(of: $0.id, .partner) } ?? ""
    }
}

// MARK: In a line

extension LogProposal {
    /// The line with the proposal in the place of what it stands for, and the cursor behind it.
    func taken(in text: String) -> LineEditor {
        let bytes = Array(text.utf8)
        let before = String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + self.text
        var editor = LineEditor(before + String(decoding: bytes[range.upperBound...], as: UTF8.self))
        editor.move(to: before.count)
        return editor
    }

    /// Draws proposals one below the other, the one under the cursor marked.
    static func draw(_ proposals: [LogProposal], choosing choice: Int?, on canvas: inout Canvas, in area: Rect) {
        let first = max(0, (choice ?? 0) - max(0, area.height - 1))
        for (row, index) in (first..<proposals.count).prefix(area.height).enumerated() {
            let proposal = proposals[index]
            let line = area.row(row)
            if index == choice {
                canvas.setSurface(.selected, in: line)
                canvas.write("▌", at: line.origin, .marker)
            }
            let key = index == (choice ?? 0) ? "Tab " : "    "
            canvas.write(
                [
                    Run(key, .key), Run(proposal.title, index == choice ? .selected : .text),
                    Run("  " + proposal.note, .dim),
                ],
                at: line.origin.moved(x: 2), maxWidth: max(0, line.width - 2))
        }
    }
}
