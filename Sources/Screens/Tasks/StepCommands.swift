import NetworkModel
import TextCanvas

/// What becomes of tasks: accepted, declined, begun, waiting, done, dropped. The usual answers have a key of their own,
/// all have one in the chooser.
enum StepCommands {
    static let rows: [Command] = [
        Command(
            "tasks.owner", ["o"], in: .screen(.tasks), .here, "owner",
            help: "Ask somebody, a person or a partner, to answer for the selected or marked tasks.", footer: 16,
            bulk: 30, replaces: "record.holder", unavailable: { $0.needs([.task]) }
        ) { $0.present(RecordChoosers.holder($0)) },
        Command(
            "tasks.accept", ["y"], in: .screen(.tasks), .here, "accepted",
            help: "Note that who was asked for the selected or marked tasks has said yes.", footer: 18, bulk: 21,
            unavailable: { state in
                state.needs([.task]) ?? state.noProposal.map { state.texts[$0] }
            }
        ) { $0.takeStep(.accept, .saidAccepted, .saidAcceptedMany) },
        Command(
            "tasks.decline", ["n"], in: .screen(.tasks), .here, "declined",
            help: "Note that they said no, and why: the tasks are nobody's again.", bulk: 22,
            unavailable: { $0.needs([.task]) }
        ) { $0.present(decline($0)) },
        Command(
            "tasks.begin", ["w"], in: .screen(.tasks), .here, "begun",
            help: "Note that work on the selected or marked tasks has begun.", bulk: 25,
            unavailable: { $0.needs([.task]) }
        ) { $0.takeStep(.begin, .saidBegun, .saidBegunMany) },
        Command(
            "tasks.wait", ["W"], in: .screen(.tasks), .here, "waits",
            help: "Say for whom or what the selected or marked tasks wait.", unavailable: { $0.needs([.task]) }
        ) { $0.present(wait($0)) },
        Command(
            "tasks.step", ["c"], in: .screen(.tasks), .here, "how far",
            help: "Say how far the selected or marked tasks are: c and a letter for each answer.", footer: 19, bulk: 24,
            unavailable: { $0.needs([.task]) }
        ) { $0.present(chooser($0)) },
    ]

    /// All that can become of tasks, a letter each.
    private static func chooser(_ state: State) -> ConfirmationOverlay {
        let keys = state.targetKeys(.task)
        let what =
            keys.count == 1
            ? keys.first.map { state.network.title(of: $0.id, .task) } ?? "" : state.counted(keys)
        func choice(
            _ key: Key, _ word: TasksText, _ action: @escaping @Sendable (inout State) -> [Effect]
        ) -> ConfirmationOverlay.Choice { .init(key, state.texts[word], action: action) }
        return ConfirmationOverlay(
            question: state.texts(TasksText.howFar, ["what": what]),
            choices: [
                choice("y", .stepAccept) { $0.takeStep(.accept, .saidAccepted, .saidAcceptedMany) },
                choice("n", .stepDecline) { $0.present(decline($0)) },
                choice("w", .stepBegin) { $0.takeStep(.begin, .saidBegun, .saidBegunMany) },
                choice("W", .stepWait) { $0.present(wait($0)) },
                choice("d", .stepFinish) { $0.takeStep(.finish, .saidDone, .saidDoneMany) },
                choice("r", .stepReopen) { $0.takeStep(.reopen, .saidReopened, .saidReopenedMany) },
                choice("f", .stepRelease) { $0.takeStep(.release, .saidReleased, .saidReleasedMany) },
                choice("x", .stepDrop) { $0.present(drop($0)) },
            ])
    }

    private static func decline(_ state: State) -> PromptOverlay {
        PromptOverlay(
            state.texts[TasksText.whyDeclined], about: state.counted(state.targetKeys(.task)),
            placeholder: state.texts[TasksText.whyHint]
        ) { text, state in
            state.takeStep(.decline(reason: text), .saidDeclined, .saidDeclinedMany)
        }
    }

    private static func wait(_ state: State) -> PromptOverlay {
        let task = state.selected.map { Task(state.network.record(at: $0)) }
        return PromptOverlay(
            state.texts[TasksText.waitsFor], task?.waitingFor ?? "", about: state.counted(state.targetKeys(.task)),
            placeholder: state.texts[TasksText.waitHint]
        ) { text, state in
            state.takeStep(.wait(on: text), .saidWaiting, .saidWaitingMany)
        }
    }

    private static func drop(_ state: State) -> PromptOverlay {
        PromptOverlay(
            state.texts[TasksText.whyDropped], about: state.counted(state.targetKeys(.task)),
            placeholder: state.texts[TasksText.whyHint]
        ) { text, state in
            state.takeStep(.drop(reason: text), .saidDropped, .saidDroppedMany)
        }
    }
}

extension State {
    /// Takes a step on the selected or marked tasks.
    fileprivate mutating func takeStep(_ step: TaskStep, _ one: TasksText, _ many: TasksText) -> [Effect] {
        take(step, on: targetKeys(.task)) { state, changed in state.about(changed, one, many) }
    }

    /// Why nobody's answer is awaited for the selected or marked tasks; nil where somebody's is.
    fileprivate var noProposal: TasksText? {
        let stages = targets.filter { $0.kind == .task }.map { network.facts.task($0.slot).status }
        if stages.contains(.proposed) { return nil }
        return stages.contains { $0?.isAgreed == true } ? .acceptedAlready : .nobodyAsked
    }
}
