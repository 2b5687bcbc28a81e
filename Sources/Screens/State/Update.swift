import NetworkModel
import TextCanvas

/// Takes what happened into the state and returns what the runtime must do. Pure: everything it knows arrives in messages.
package func update(_ state: inout State, _ message: Message) -> [Effect] {
    let status = state.status
    let effects = state.take(message)
    state.keepSaid(after: status)
    state.settle()
    return effects + state.keepUnsaved()
}

extension State {
    mutating func take(_ message: Message) -> [Effect] {
        switch message {
        case .terminal(let event): return take(event: event)
        case .clock(let clock):
            let isAnotherMinute = clock.instant / 60 != self.clock.instant / 60
            author.clock = clock
            return isAnotherMinute ? retrySavingQuietly() : []
        case .opened(let workspace): return open(workspace)
        case .noWorkspace(let folder):
            overlays = [FirstRunOverlay(folder: folder)]
            return []
        case .earlier(let changes):
            take(earlier: changes)
            return []
        case .lastChange(let change):
            say(lastChange: change)
            return []
        case .undone(let change, let reversal): return take(undone: change, by: reversal)
        case .carriedOut(let change):
            apply(change.rebased(onto: network))
            history.undoable.append(change)
            history.redoable = []
            status = Status(texts(GeneralText.undoHint, ["what": change.summary]))
            return prepareAgain()
        case .changedElsewhere(let change):
            if !change.isEmpty {
                apply(change.rebased(onto: network))
                history.earlier = []
            }
            // What the check found may be mended.
            let checked: [Effect] = problems.contains { !$0.isOfFile } ? [.check(isAsked: false)] : []
            return [.examine] + checked + prepareAgain() + countUnshared + takeOverErasures(of: change)
                + lookForTracesAgain()
        case .saved(let id, let edits): return saved(id, edits) + countUnshared
        case .leftUnsaved(let change): return take(left: change)
        case .saveFailed(let id, let reason, let isKept): return saveFailed(id, reason, isKept: isKept)
        case .tableSeen(let file, let problem):
            guard let firstRun = overlays.lazy.compactMap({ $0 as? FirstRunOverlay }).last else { return [] }
            return firstRun.goOn(with: file, problem, &self)
        case .prepared(let indexes):
            take(indexes)
            return []
        case .editorClosed(let result): return take(editor: result)
        case .themes(let choices, let current):
            themes = Themes(choices: choices, current: current)
            return []
        case .problems(let found, let isAsked):
            problems = found
            if isAsked { say(checked: found) }
            return []
        case .fileProblems(let found):
            take(fileProblems: found)
            return []
        case .historyRead(let key, let history):
            take(history, of: key)
            return []
        case .tracesFound(let preview): return take(preview)
        case .forgotten(let change, let lines): return take(forgotten: change, lines)
        case .erasuresTakenOver(let change, let lines): return take(erasures: change, lines)
        case .deletedRead(let records): return take(deleted: records)
        case .sharing(let found):
            take(found)
            return []
        case .sharingEnded(let ending): return endSharing(ending)
        case .progress(let step):
            progress = step
            return []
        case .copyCame: return [.takeIn]
        case .notKept(let place, let reason):
            unsaved.failed.insert(place)
            status = Status(reason, tone: .warning)
            return []
        case .folderReturned:
            keepAgain()
            status = Status(texts[GeneralText.folderReturned])
            return [.examine] + retrySaving()
        case .said(let said):
            status = said
            return []
        }
    }

    /// Brings caches, cursors and viewports into agreement with what has just happened.
    mutating func settle() {
        module.refresh(&self)
        if let list = module.list {
            var filter = self[keyPath: list].filter
            filter.settle(kind: module.kind, in: self)
            self[keyPath: list].filter = filter
            let height = ListFrame(self).rows.height
            self[keyPath: list].settle(height: height)
        }
        for index in overlays.indices {
            var overlay = overlays[index]
            overlay.settle(self)
            overlays[index] = overlay
        }
    }

    private mutating func open(_ workspace: Workspace) -> [Effect] {
        network = workspace.network
        version += 1
        knownPreparation = workspace.preparation.map { KnownPreparation(version: version, preparation: $0) }
        folder = workspace.folder
        problems = workspace.problems
        configuration = workspace.configuration
        author.me = workspace.me
        history = History()
        history.earlier = workspace.history
        prepared = Prepared()
        overlays = []
        progress = nil
        takeUp(unsaved: workspace.unsaved)
        overlays += FormReturn.overlays(self) + LineReturn.overlaysAtStart(self) + EditorReturn.overlays(self)
        overlays += [SessionReturn.overlay(self)].compactMap { $0 }
        if workspace.me == nil { overlays.append(WhoAreYou.overlay(self)) }
        sharing = SharingState()
        return prepare() + [.examine, .countUnshared]
    }

    private var countUnshared: [Effect] { sharing.isSetUp == true ? [.countUnshared] : [] }

    private mutating func say(checked found: [WorkspaceProblem]) {
        guard !found.isEmpty else { return status = Status(texts[ProblemsText.checked]) }
        // On the list itself they are seen.
        let isShown = overlays.contains { $0 is ProblemsOverlay }
        status = Status(texts(isShown ? ProblemsText.count : .found, n: found.count), tone: .warning)
    }

    /// Takes up what is wrong with the files, and tells the first of what was not known.
    private mutating func take(fileProblems found: [WorkspaceProblem]) {
        let fresh = found.first { !problems.contains($0) }
        problems = found + problems.filter { !$0.isOfFile }
        guard let fresh else { return }
        status = Status(texts(GeneralText.problemFound, ["place": fresh.place, "what": fresh.text]), tone: .warning)
    }

    private mutating func take(event: TerminalEvent) -> [Effect] {
        keepAgain()
        switch event {
        case .resized(let size):
            self.size = size
            return []
        case .resumed: return [.redraw]
        case .signal, .disconnected: return [.quit]
        case .key, .paste, .mouse: return input(event)
        }
    }

    private mutating func input(_ event: TerminalEvent) -> [Effect] {
        if case .key(let key) = event {
            status = nil
            if let effects = takeAlways(key) { return effects }
        }
        guard !isTooSmall || typesUnseen(event) else { return tooSmall(event) }
        if !overlays.isEmpty { return passToOverlay(event) }
        if let list = module.list, self[keyPath: list].filter.isEditing, let effects = passToFilter(event, list) {
            return effects
        }
        switch event {
        case .key(let key):
            if let effects = module.take(key, &self) { return effects }
            return CommandTable.command(for: key, in: self).map { run($0) } ?? []
        case .mouse(let mouse): return take(mouse)
        case .paste(let text): return module.take(paste: text, &self) ?? []
        case .resized, .resumed, .signal, .disconnected: return []
        }
    }

    /// Keys that mean the same even while something is typed.
    private mutating func takeAlways(_ key: Key) -> [Effect]? {
        switch key {
        case .control("l"): [.redraw]
        case .control("z"): [.suspend]
        default: nil
        }
    }

    /// Whether something is being typed that is to be entered or left with a key.
    var isTyping: Bool {
        guard let overlay = overlays.last else {
            return (module.list.map { self[keyPath: $0].filter.isEditing } ?? false) || module.hints(self) != nil
        }
        return overlay.isTyping
    }

    /// Words go on being typed while they cannot be seen: a window may become small in the middle of them, and what was
    /// typed then is not lost. They are entered or left where that can be seen.
    private func typesUnseen(_ event: TerminalEvent) -> Bool {
        switch event {
        case .key(.enter), .key(.escape), .key(.control("c")): false
        case .key, .paste: isTyping
        case .mouse, .resized, .resumed, .signal, .disconnected: false
        }
    }

    private mutating func tooSmall(_ event: TerminalEvent) -> [Effect] {
        // What cannot be seen is not changed; only leaving works.
        switch event {
        case .key(Key("q")), .key(.control("c")): overlays.isEmpty ? quit() : []
        default: []
        }
    }
}
