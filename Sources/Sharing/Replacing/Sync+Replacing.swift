import NetworkModel
import RecFormat
import WorkspaceStore

extension Sync {
    /// Refuses to bring a past back that was removed here, unless the other place has been replaced meanwhile.
    func refuseWhatWasRemoved() throws {
        guard let replacement = try history.replacement() else { return }
        guard try isReplaced() else { throw SharingError.pastRemoved(canReplace: replacement.seen != nil) }
        try history.setReplacement(nil)
    }

    /// Whether the other place has nothing that is not here; no, where it cannot be reached.
    private func isReplaced() throws -> Bool {
        do {
            guard let tip = try history.remoteTip() else { return true }
            guard let head = try history.head() else { return false }
            return try history.isKnown(tip, before: head)
        } catch SharingError.offline {
            return false
        }
    }

    /// Puts what is here, whose past was removed, in the place of what all share. What others shared there meanwhile is
    /// taken in first, and nothing is replaced but what was taken in.
    mutating func replaceRemote(_ replacement: HistoryReplacement, _ report: inout SyncReport) throws -> SyncReport {
        var replacement = replacement
        for _ in 0..<Self.patience {
            progress(.looking)
            guard let local = try commitOwn(&report) else { continue }
            progress(.fetching)
            let tip = try history.remoteTip()
            if try tip.map({ try history.isKnown($0, before: local.head) }) ?? true {
                // Nobody shared anything there, or it has been replaced before.
                guard try history.push(local.head) else { continue }
                return try endReplacing(&report, at: local.head)
            }
            guard let tip else { continue }
            guard tip != replacement.seen else {
                progress(.sharing)
                guard try history.replace(tip, with: local.head) else { continue }
                return try endReplacing(&report, at: local.head)
            }
            guard try history.fetch() == tip else { continue }
            try history.setPast(tip)
            guard try takeIn(tip, over: local, replacement, &report) else { continue }
            replacement.seen = tip
            try history.setReplacement(replacement)
        }
        throw SharingError.unsettled
    }

    /// Takes in what others shared upon the past that was removed here; it follows from no past afterwards. False where
    /// files changed meanwhile.
    private mutating func takeIn(
        _ tip: ObjectID, over local: Local, _ replacement: HistoryReplacement, _ report: inout SyncReport
    ) throws -> Bool {
        progress(.merging)
        var base: ObjectID?
        if let seen = replacement.seen, try history.isKnown(seen, before: tip) {
            base = seen
        } else if try history.isBegunAnew(tip) {
            // Somebody else removed the past too. What both began from is the same where all was shared before.
            base = replacement.base
        }
        guard let base else { throw SharingError.neverTakenIn }
        let merge = try merge(tip, over: local, bases: [base])
        let head = try takeOver(merge, of: tip, over: local, after: [local.head], isForward: false, &report)
        guard let head else { return false }
        return try history.setHead(head, from: local.head)
    }

    private mutating func endReplacing(_ report: inout SyncReport, at head: ObjectID) throws -> SyncReport {
        try history.setReplacement(nil)
        report.isReplaced = true
        return try end(&report, at: head)
    }
}
