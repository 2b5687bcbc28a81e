package import NetworkModel
package import TextCanvas

/// A choice among options, narrowed by typing; may take what is typed as a value of its own.
package struct ChooserOverlay: Overlay {
    package typealias Take = @Sendable (Choice, inout State) -> [Effect]

    /// What was chosen.
    package enum Choice: Hashable, Sendable {
        case option(Int)
        /// An option that stands for a record.
        case record(RecordKey)
        case own(String)
    }

    private let title: String
    /// The records that are chosen for, for when the words are offered again.
    private let about: String
    private var picker: Picker
    /// What is said beside a value of one's own.
    private let own: String
    /// A line or two below the options that says what the choice is for.
    private let note: String
    private let width: Int
    private let action: Take
    /// Shows what the option under the cursor would do.
    private let preview: Take?
    private let cancel: (@Sendable (inout State) -> [Effect])?
    /// Finds further options for what is typed.
    private let find: Find?
    /// What was last looked for.
    private var soughtFor = ""

    package typealias Find = @Sendable (String, State) -> [Picker.Option]

    package init(
        _ title: String, _ options: [Picker.Option], selecting index: Int = 0, own: String? = nil,
        about: String = "", note: String = "", width: Int = 64, finding find: Find? = nil, preview: Take? = nil,
        cancel: (@Sendable (inout State) -> [Effect])? = nil,
        action: @escaping Take
    ) {
        self.title = title
        self.about = about
        self.own = own ?? ""
        self.note = note
        self.width = width
        picker = Picker(options, allowsOwn: own != nil, selecting: index)
        self.preview = preview
        self.cancel = cancel
        self.find = find
        self.action = action
    }

    package var isTyping: Bool { !picker.text.isEmpty }

    /// Words that only look for an option are not kept.
    package var unsaved: UnsavedText? {
        picker.offersOwn && picker.selected == nil ? KeptLine.unsaved(title, about, picker.text) : nil
    }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        let panel = Panel.content(width: width, height: sheetHeight(state.size), in: state.size)
        let area = panel.splitTop(2).rest.splitTop(height(state.size)).top
        switch picker.take(event, area: area) {
        case .none: return .stays
        case .moved:
            guard let preview, let selected = picker.selected else { return .stays }
            return .stays(preview(.option(selected), &state))
        case .cancelled: return .closes(cancel?(&state) ?? [])
        case .chosen(let index):
            if let reason = picker.options[index].reason {
                state.status = Status(reason, tone: .warning)
                return .stays
            }
            return .closes(action(picker.options[index].record.map { .record($0) } ?? .option(index), &state))
        case .typed(let text): return text.isEmpty ? .stays : .closes(action(.own(text), &state))
        }
    }

    package mutating func settle(_ state: State) {
        if let find, picker.text != soughtFor {
            soughtFor = picker.text
            picker.show(found: soughtFor.isEmpty ? [] : find(soughtFor, state))
        }
        picker.settle(height: height(state.size))
    }

    private func height(_ size: Size) -> Int { min(max(1, Frame(size).body.height - 6), max(1, picker.lineCount), 14) }

    private func notes(_ size: Size) -> [String] {
        note.isEmpty ? [] : TextLayout.wrap(note, to: max(1, min(width, size.width - 5)))
    }

    private func sheetHeight(_ size: Size) -> Int {
        let notes = notes(size)
        return height(size) + 2 + (notes.isEmpty ? 0 : notes.count + 1)
    }

    package func draw(_ state: State, on canvas: inout Canvas) {
        let height = height(state.size)
        let notes = notes(state.size)
        let inner = Panel.draw(width: width, height: sheetHeight(state.size), on: &canvas)
        let used = canvas.write(title + " ▸ ", at: inner.origin, .prompt, maxWidth: inner.width)
        picker.editor.draw(on: &canvas, in: inner.row(0).splitLeft(used).rest)
        let (list, below) = inner.splitTop(2).rest.splitTop(height)
        for (row, line) in notes.enumerated() { canvas.write(line, in: below.row(row + 1), .dim) }
        let widest = picker.options.map { TextLayout.width(of: $0.title, upTo: 40) }.max() ?? 0
        // The notes have what they need, of a narrow list half.
        let notesWidth = picker.options.map { TextLayout.width(of: $0.note, upTo: list.width) }.max() ?? 0
        let room = max(list.width / 2, list.width - 4 - notesWidth)
        picker.drawOptions(on: &canvas, in: list, titleWidth: max(8, min(widest, room)), own: own)
        guard picker.lineCount == 0 else { return }
        let text = picker.text.isEmpty && (picker.allowsOwn || find != nil) ? ChooserText.typeName : .nothing
        canvas.write(state.texts[text], in: list, .dim)
    }

    package func hints(_ state: State) -> [KeyHint] {
        [
            KeyHint(Key.enter.label, state.texts[GeneralText.choose]), KeyHint("↑ ↓", state.texts[PaletteText.choose]),
            KeyHint(Key.escape.label, state.texts[GeneralText.goBack]),
        ]
    }
}

/// Texts of the choosers.
package enum ChooserText: String, TextTable {
    package static let name = "chooser"

    case nothing = "Nothing is called so."
    case typeName = "Type a name."
    case stage = "Stage"
    case lead = "Lead"
    case whoDoes = "Who is to do it"
    case accountable = "Accountable"
    case owner = "Owner"
    case tag = "Tag"
    case noStage = "no stage"
    case newStage = "a stage of your own"
    case newPerson = "add this person, of the team"
    case newTag = "a new tag"
    case tagIsThere = "all have it: takes it away"
    case tagsStay = "leave the tags as they are"
    case didYouMean = "did you mean this one?"
    case me = "that is you"
    case staged = "{what} is now {stage}"
    case unstaged = "no longer at a stage"
    case held = "{what}: {name}"
    case heldMany = "{n} record: {name}|{n} records: {name}"
    case nobody = "nobody"
    case tagged = "{what} tagged {tag}"
    case untagged = "{what} no longer tagged {tag}"
    case theme = "Theme"
    case noThemes = "No themes are known"
    case snoozeDate = "Snooze until"
    case pickDate = "or a date"
    case snoozedToPast = "{day} is over; name a day to come"
    case column = "Sort by"
    case columns = "Columns"
    case everything
    case view = "View"
    case newView = "keeps this filter under that name"
    case viewSaved = "Kept as the view {name}; F shows it again"
    case forgetView = "Forget a view"
    case viewForgotten = "Forgot the view {name}"
    case noViews = "No view is saved here"
    case noColumns = "This list has no columns to choose"
}
