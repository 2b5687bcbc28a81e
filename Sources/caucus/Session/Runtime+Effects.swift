import CursesTerminal
import Dispatch
import Interchange
import NetworkModel
import RecFormat
import Screens
import TextCanvas
import WorkspaceStore

extension Runtime {
    /// Does what the screens ask for.
    mutating func perform(_ effect: Effect) {
        switch effect {
        case .save(let change): save(change)
        case .findLastChange: findLastChange()
        case .undoLast: undoLast()
        case .prepare(let network):
            inBackground { .prepared(Prepared(network, on: SystemClock.now().today)) }
        case .check(let isAsked):
            let (network, clock, store) = (state.network, state.clock, store)
            inBackground {
                .problems(WorkspaceCheck.problems(network, on: clock, store?.examine() ?? []), isAsked: isAsked)
            }
        case .examine:
            guard let store else { return }
            let mailbox = mailbox
            inBackground {
                // Where changes are not told, as on network disks, this is how they are found.
                do throws(StoreError) {
                    try store.lookElsewhere { mailbox.post(.changedElsewhere($0)) }
                } catch {
                    mailbox.post(.said(Status("\(error)", tone: .error)))
                }
                return .fileProblems(WorkspaceCheck.problems(of: store.examine()))
            }
        case .edit(let request): edit(request)
        case .readEdited(let edited): read(edited)
        case .applyTheme(let name): terminal.setTheme(catalog.theme(named: name).theme)
        case .storeConfiguration(let settings): store(settings)
        case .storeMe(let id): configure { $0.setMe(id, in: $1) }
        case .createWorkspace(let folder, let name): create(folder, name: name)
        case .seeTable(let file): inBackground { ScreenImport.look(into: file) }
        case .importPartners(let file): importPartners(file)
        case .openDemo: openDemo()
        case .dropWaiting(let id): if let store { Self.dropWaiting(id, store, mailbox) }
        case .keepUnsaved(let place, let text): keepUnsaved(place, text)
        case .writeMinutes(let session): writeMinutes(of: session)
        case .writeReminders(let owners): writeReminders(to: owners)
        case .writePage(let file, let text): writePage(file, text)
        case .readHistory(let key): readHistory(of: key)
        case .readDeleted: readDeleted()
        case .takeIn: takeIn()
        case .takeOverErasures(let change): takeOverErasures(since: change)
        case .countUnshared: countUnshared()
        case .share(let allowingDeletions): share(allowingDeletions: allowingDeletions)
        case .stopSharing: sharing?.cancel()
        case .lookForTraces(let key): lookForTraces(of: key)
        case .forget(_, let plan): forget(plan)
        case .redraw: terminal.repaint()
        case .suspend: terminal.stop()
        case .quit: quit()
        }
    }

    // MARK: Saving

    private func save(_ change: Change) {
        guard let store else {
            mailbox.post(.saveFailed(change.id, "there is no workspace to save in", isKept: false))
            return
        }
        let mailbox = mailbox
        let words = EncounterWords(state.texts)
        let sharing = SyncWords(state.texts)
        let sharesPrivate = configuration.sharesPrivate(in: store.workspace.folder)
        let isKept = Self.keepWaiting(change, store)
        store.enqueue(change) { result in
            switch result {
            case .success(let saved):
                Self.dropWaiting(change.id, store, mailbox)
                mailbox.post(.saved(change.id, []))
                if !saved.following.isEmpty { mailbox.post(.changedElsewhere(saved.following)) }
                if let finished = words.line(finished: saved.finished) {
                    mailbox.post(.said(Status(finished, tone: .warning)))
                }
                if let text = words.line(kept: saved) { mailbox.post(.said(Status(text, tone: .warning))) }
                if !sharesPrivate, let text = sharing.line(stayingShared: change, in: store.workspace.folder) {
                    mailbox.post(.said(Status(text, tone: .warning)))
                }
                if let text = words.line(saved.encounters) { mailbox.post(.said(Status(text, tone: .warning))) }
            case .failure(let error): mailbox.post(.saveFailed(change.id, error.reasonFirst, isKept: isKept))
            }
        }
    }

    /// Keeps a change until it is saved, beside the data or, where nothing can be written there, outside; whether either
    /// could be.
    private static func keepWaiting(_ change: Change, _ store: Store) -> Bool {
        do throws(StoreError) {
            try store.workspace.keepWaiting(change)
            return true
        } catch {
            return RecoveredFiles.keep(change, of: store.workspace.folder)
        }
    }

    /// Drops a change from where it lay until it was saved.
    private static func dropWaiting(_ id: RecordID, _ store: Store, _ mailbox: Mailbox<Message>) {
        RecoveredFiles.drop(id)
        do throws(StoreError) {
            try store.workspace.dropWaiting(id)
        } catch {
            mailbox.post(.said(Status("\(error)", tone: .warning)))
        }
    }

    // MARK: The last change of all

    private mutating func findLastChange() {
        guard let store else { return }
        inBackground {
            do throws(StoreError) {
                store.waitUntilSaved()
                return .lastChange(try store.lastUndoable())
            } catch {
                return .said(Status("\(error)", tone: .warning))
            }
        }
    }

    private mutating func readHistory(of key: RecordKey) {
        guard let store else { return }
        inBackground {
            do throws(StoreError) {
                store.waitUntilSaved()
                return .historyRead(key, try store.history(of: key.kind, key.id, pastStates: store.shared()))
            } catch {
                return .said(Status("\(error)", tone: .error))
            }
        }
    }

    private mutating func readDeleted() {
        guard let store else { return }
        inBackground {
            do throws(StoreError) {
                store.waitUntilSaved()
                return .deletedRead(try DeletedRecord.all(in: store))
            } catch {
                return .said(Status("\(error)", tone: .error))
            }
        }
    }

    private mutating func lookForTraces(of key: RecordKey) {
        guard let access = access() else { return }
        inBackground {
            do {
                access.store.waitUntilSaved()
                // The lines are those of the files, in which a sync may have put records elsewhere than here.
                let read = try Store.open(access.store.workspace).network
                var access = access.reading(read)
                let forgetting = try Forgetting(key.id.text, also: [], &access)
                return .tracesFound(ForgetPreview(key, forgetting.plan, forgetting.report(inShell: false)))
            } catch {
                return .said(Status(CommandFailure.words(error), tone: .error))
            }
        }
    }

    private mutating func forget(_ plan: ForgetPlan) {
        guard let access = access() else { return }
        inBackground {
            do {
                access.store.waitUntilSaved()
                var access = access
                let (change, lines) = try Forgetting(plan, access).carryOut(&access)
                return .forgotten(change, lines: lines)
            } catch {
                return .said(Status(CommandFailure.words(error), tone: .error))
            }
        }
    }

    /// What a command would work on; with Ids of its own, since the screens go on making theirs meanwhile.
    func access() -> Access? {
        guard let store else { return nil }
        return Access(
            store, state.network, by: Access.author(me: state.me), configuration: configuration, texts: state.texts)
    }

    private mutating func undoLast() {
        guard let store else { return }
        let (texts, me, mailbox) = (state.texts, state.me, mailbox)
        inBackground {
            // Ids of its own, since the screens go on making theirs meanwhile.
            var author = Access.author(me: me)
            do throws(StoreError) {
                store.waitUntilSaved()
                guard let last = try store.lastUndoable() else { return .lastChange(nil) }
                let saved = try store.undo(last.id, by: &author) { texts(GeneralText.undone, ["what": $0]) }
                mailbox.post(.undone(last, by: saved.change))
                guard let text = EncounterWords(texts).line(saved.encounters) else { return .progress(nil) }
                return .said(Status(text, tone: .warning))
            } catch {
                return .said(Status("\(error)", tone: .warning))
            }
        }
    }

    /// Ends once all that was asked to be saved is saved; what could not be is shown instead, unless a signal presses.
    private mutating func quit() {
        guard let store else {
            isEnding = true
            return
        }
        store.waitUntilSaved()
        isEnding = true
        for message in mailbox.takeAll() {
            if case .saveFailed(let id, let reason, _) = message {
                // Whoever leaves although something cannot be saved is not held up by another try of it.
                if ending.signal != nil {
                    ending.failures.append(reason)
                } else if !state.history.isTold(id) {
                    isEnding = false
                }
            }
            handle(message)
        }
    }

    /// At once, not in the background, so that a process killed with the next key has lost nothing.
    private mutating func keepUnsaved(_ place: String, _ text: String) {
        guard let store else { return }
        if place.utf8.starts(with: EditedText.places.utf8) { return EditedFiles.keep(place, text, in: store.workspace) }
        do throws(StoreError) {
            try store.workspace.keepUnsaved(place, text)
        } catch {
            handle(.notKept(place, "\(error)"))
        }
    }

    private func writeMinutes(of id: RecordID) {
        guard let store, let session = state.network.session(id) else { return }
        let (network, clock, me, mailbox) = (state.network, state.clock, state.me, mailbox)
        DispatchQueue.global(qos: .userInitiated).async {
            do {
                let written = try MinutesWriter(workspace: store.workspace).write(
                    session, in: network.outgoing, clock: clock, me: me)
                mailbox.post(.said(Status(written.words)))
            } catch {
                mailbox.post(.said(Status("No minutes were written: \(CommandFailure.words(error))", tone: .error)))
            }
        }
    }

    private mutating func writeReminders(to owners: [RecordID]) {
        guard let store else { return }
        let (network, clock, me, texts) = (state.network, state.clock, state.me, state.texts)
        inBackground {
            do {
                let outgoing = network.outgoing
                let reminders = outgoing.network.reminders(on: clock.today, for: Set(owners))
                let writer = try ReminderWriter(store.workspace)
                let written = try writer.write(writer.letters(reminders), in: outgoing, clock: clock, me: me)
                return .said(Status(texts(RemindText.written, n: written.count)))
            } catch {
                let words = texts(RemindText.notWritten, ["why": CommandFailure.words(error)])
                return .said(Status(words, tone: .error))
            }
        }
    }

    // MARK: Pages

    private mutating func writePage(_ file: String, _ text: String) {
        guard let folder = state.folder else { return }
        let texts = state.texts
        inBackground {
            do {
                let path = try PrintedPage.write(text, to: file, in: folder)
                return .said(Status(texts(BriefText.printed, ["file": path])))
            } catch {
                return .said(Status(CommandFailure.words(error), tone: .error))
            }
        }
    }

    // MARK: Work in the background

    private mutating func inBackground(_ work: @escaping @Sendable () -> Message) {
        let mailbox = mailbox
        let post: @Sendable () -> Void = { mailbox.post(work()) }
        guard waiting == nil else {
            waiting?.append(post)
            return
        }
        DispatchQueue.global(qos: .userInitiated).async(execute: post)
    }

    private mutating func importPartners(_ file: String) {
        guard let store else { return }
        let network = state.network
        // Ids of its own, since the screens go on making theirs meanwhile.
        let author = Access.author(me: state.me)
        let mailbox = mailbox
        handle(.progress(Progress(text: "Reading \(file)")))
        DispatchQueue.global(qos: .userInitiated).async {
            let outcome = ScreenImport.run(Environment.expandingHome(file), into: network, author, store) { fraction in
                mailbox.post(.progress(Progress(text: "Importing", fraction: fraction)))
            }
            mailbox.post(.progress(nil))
            for message in outcome { mailbox.post(message) }
        }
    }

    // MARK: First run

    private mutating func create(_ folder: String, name: String) {
        do {
            var author = Access.author()
            let path = Environment.expandingHome(folder)
            let workspace = try WorkspaceStore.Workspace.create(at: path, name: name, author: &author)
            if configuration.defaultWorkspace == nil {
                configuration.setDefaultWorkspace(workspace.folder)
                try configuration.save()
            }
            try reopen(OpenedSession(workspace))
        } catch {
            handle(.said(Status(CommandFailure.words(error), tone: .error)))
        }
    }

    private mutating func openDemo() {
        do {
            try reopen(OpenedSession(try DemoWorkspace.makeInFreshFolder(), me: DemoNetwork.me))
        } catch {
            handle(.said(Status(CommandFailure.words(error), tone: .error)))
        }
    }

    private mutating func reopen(_ opened: OpenedSession) throws {
        take(opened)
        startWatching(opened.store)
    }

    // MARK: The user's own configuration

    private mutating func store(_ settings: Configuration) {
        configure { configuration, folder in
            if let theme = settings.theme { configuration.setTheme(theme) }
            configuration.setScreens(settings, in: folder)
        }
    }

    private mutating func configure(_ change: (inout UserConfiguration, String) -> Void) {
        guard let folder = state.folder else { return }
        do {
            // Another caucus may have written it since.
            configuration = try UserConfiguration.load()
            change(&configuration, folder)
            try configuration.save()
        } catch {
            handle(.said(Status(CommandFailure.words(error), tone: .error)))
        }
    }
}

/// An import that was started on the screens.
private enum ScreenImport {
    /// Whether partners can be read from a file.
    static func look(into file: String) -> Message {
        do {
            // On the screens standard input is the keyboard.
            guard file != "-" else { throw CommandFailure(.data, "- is no file; name one") }
            let table = CSVTable(try InputFile.bytes(of: Environment.expandingHome(file)))
            _ = try ImportPartnersCommand.mapping(of: table, asked: [], file: file)
            return .tableSeen(file: file, problem: nil)
        } catch {
            return .tableSeen(file: file, problem: CommandFailure.words(error))
        }
    }

    static func run(
        _ file: String, into network: Network, _ author: Author, _ store: Store, _ progress: (Double) -> Void
    ) -> [Message] {
        do {
            let table = CSVTable(try InputFile.bytes(of: file))
            let mapping = try ImportPartnersCommand.mapping(of: table, asked: [], file: file)
            let total = Double(max(1, table.rows.count))
            let plan = PartnerImporter.plan(table, mapping, into: network, today: author.clock.today) { _ in
                .add
            } progress: { row in
                progress(Double(row) / total)
            }
            var author = author
            let report = ImportReport(file: file, table: table, mapping: mapping, plan: plan)
            let change = author.change("Imported \(report.total)", plan.edits(at: author.clock.now))
            guard !change.isEmpty else { return [.said(Status("Nothing in \(file) is new; nothing was written"))] }
            return [.carriedOut(try store.save(change).change)]
        } catch {
            return [.said(Status(CommandFailure.words(error), tone: .error))]
        }
    }
}
