import NetworkModel
import TextCanvas

/// Sharing, and settling what two people changed at once.
enum SharingCommands {
    static let rows: [Command] = [
        Command(
            "sync", in: .everywhere, .general, "sync",
            help: "Share what you changed and take over what others changed; again while it runs calls it off.",
            unavailable: { $0.sharing.isSetUp == false ? $0.texts[SharingText.notSetUp] : nil }
        ) { state in
            guard !state.sharing.isRunning else { return [.stopSharing] }
            state.sharing.isRunning = true
            return [.share(allowingDeletions: false)]
        },
        Command(
            "settle", ["="], in: .everywhere, .general, "settle",
            help: "Settle what two people changed at once: see the versions, take one.",
            unavailable: { $0.network[.conflict].count == 0 ? $0.texts[SharingText.allSettled] : nil }
        ) { $0.present(SettlingSheet($0)) },
    ]
}

/// How the open workspace is shared.
package struct SharingState: Hashable, Sendable {
    /// Whether it is shared at all.
    package var isSetUp: Bool?
    /// How many records were changed here and are not shared yet.
    package var unshared = 0
    /// Whether it is being shared now.
    package var isRunning = false

    package init(isSetUp: Bool? = nil, unshared: Int = 0) {
        self.isSetUp = isSetUp
        self.unshared = unshared
    }
}

extension State {
    /// Takes up what the runtime found out about sharing.
    mutating func take(_ found: SharingState) {
        sharing.isSetUp = found.isSetUp
        sharing.unshared = found.unshared
    }

    /// Ends a sharing that was asked for.
    mutating func endSharing(_ ending: SharingEnding) -> [Effect] {
        sharing.isRunning = false
        progress = nil
        switch ending {
        case .said(let said):
            status = said
            return [.countUnshared]
        case .asks(let question):
            return present(
                ConfirmationOverlay(
                    question: question,
                    choices: [
                        ConfirmationOverlay.Choice("y", texts[SharingText.goOn]) { state in
                            state.sharing.isRunning = true
                            return [.share(allowingDeletions: true)]
                        },
                        ConfirmationOverlay.Choice("n", texts[SharingText.stop]) { _ in [] },
                    ]))
        }
    }
}

/// How a sharing ended.
package enum SharingEnding: Hashable, Sendable {
    /// What it did, or why not.
    case said(Status)
    /// It stopped before records were deleted, and asks whether to go on.
    case asks(String)
}
