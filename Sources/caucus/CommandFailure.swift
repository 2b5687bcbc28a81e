import ArgumentParser
import Glibc
import NetworkModel
import Sharing
import TextCanvas
import WorkspaceStore

/// Why a command ends without having done what it was asked: the text for a person, and the exit status.
struct CommandFailure: Error {
    enum Status: Int32 {
        /// The data says no: not found, ambiguous, invalid.
        case data = 1
        case usage = 2
        /// Could not read or write.
        case system = 3
    }

    let status: Status
    /// What is wrong; what to do.
    let text: String
    /// Further lines, such as candidates.
    var details: [String] = []

    init(_ status: Status, _ text: String, details: [String] = []) {
        self.status = status
        self.text = text
        self.details = details
    }

    init(_ error: StoreError) {
        if case .sharedID(let shared) = error.code {
            self.init(shared)
            return
        }
        let status: Status =
            switch error.code {
            case .notAWorkspace, .alreadyAWorkspace, .nothingToUndo, .nothingToRedo, .unknownChange, .changedSince,
                .invalidFieldName, .changedID:
                .data
            default: .system
            }
        self.init(status, error.description)
    }
}

extension CommandFailure {
    init(_ shared: SharedID) {
        let file = shared.key.kind.fileName
        self.init(
            .data,
            "\(shared.lines.count) records of \(file) have the Id \(shared.key.id); give each an Id of its own with an editor",
            details: zip(shared.lines, shared.titles).map { "\(file):\($0)  \($1)" })
    }

    init(_ error: SharingError) {
        let status: Status =
            switch error {
            case .notSetUp, .noRemote, .badRemote, .foreignSetting, .oddRepository, .marked, .notText, .vanished,
                .tooManyDeletions, .unsafe, .inTheWay, .pastRemoved, .neverTakenIn:
                .data
            case .noGit, .offline, .broken, .turnedAway, .notJoined, .failed, .newerFormat, .unsettled, .busy,
                .cancelled:
                .system
            }
        self.init(status, error.description)
    }

    /// Does something with what was typed; where the workspace cannot be read or saved, the error says it again, so that
    /// it is not lost with a full disk.
    static func keeping(_ typed: [String], _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as StoreError {
            throw CommandFailure(error).naming(typed)
        } catch let failure as CommandFailure where PartialReading.happened {
            // A name may be unknown only because its file could not be read.
            throw failure.naming(typed)
        }
    }

    private func naming(_ typed: [String]) -> CommandFailure {
        var failure = self
        failure.details += ["This was typed and is not saved:"] + typed.filter { !$0.isEmpty }
        return failure
    }

    /// An error in one line, for the status line.
    static func words(_ error: any Error) -> String {
        switch error {
        case let failure as CommandFailure: ([failure.text] + failure.details).joined(separator: "; ")
        default: "\(error)"
        }
    }

    /// Says on standard error why a command ended, and returns its exit status. What was printed before is kept.
    static func report(_ error: any Error) -> Int32 {
        defer { Output.errors.flushQuietly() }
        do {
            try Output.standard.flush()
            return try say(error)
        } catch {
            return say(error as? CommandFailure ?? CommandFailure(.system, "\(error)"))
        }
    }

    private static func say(_ error: any Error) throws -> Int32 {
        switch error {
        case let failure as CommandFailure: return say(failure)
        case let error as StoreError: return say(CommandFailure(error))
        case let error as SharingError: return say(CommandFailure(error))
        // What a command has said by itself.
        case let code as ExitCode: return code.rawValue
        case is NoWorkspace: return say(NoWorkspace.failure)
        default: break
        }
        guard Caucus.exitCode(for: error) != .success else {
            // Help, version and completion scripts come as errors too.
            Output.standard.writeLine(Caucus.fullMessage(for: error))
            try Output.standard.flush()
            return 0
        }
        let message = Caucus.message(for: error)
        let isUsage = Caucus.exitCode(for: error) == .validationFailure
        let hint = isUsage ? "; see caucus help" : ""
        return say(CommandFailure(isUsage ? .usage : .system, decapitalised(message) + hint))
    }

    private static func say(_ failure: CommandFailure) -> Int32 {
        Output.errors.writeLines(["caucus: \(failure.text)"] + failure.details.map { "  \($0)" })
        return failure.status.rawValue
    }

    private static func decapitalised(_ message: String) -> String {
        // A list of what can be written comes as lines.
        var text = message.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "-" } }.joined(separator: " ")
        if text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
        guard let first = text.first, text.dropFirst().first?.isLowercase == true else { return text }
        return first.lowercased() + text.dropFirst()
    }
}
