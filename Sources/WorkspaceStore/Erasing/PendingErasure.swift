import Glibc
import NetworkModel
import RecFormat

/// An erasure that is under way: while its file is there, no change is put down in the journal and no state of a file is
/// kept, since both would hold what is being erased. A process that was killed in between leaves it, and so what is needed
/// to finish.
struct PendingErasure: Sendable {
    private let workspace: Workspace
    private var path: String { "\(workspace.caucusFolder)/erasing.rec" }

    init(_ workspace: Workspace) { self.workspace = workspace }

    var isThere: Bool {
        do throws(SystemError) {
            return try workspace.files.statusIfPresent(at: path) != nil
        } catch {
            return false
        }
    }

    /// Puts down, safe on the disk, who is being forgotten.
    func begin(_ subjects: [ForgetPlan.Subject]) throws(StoreError) {
        var text: [UInt8] = []
        for subject in subjects {
            let head = [
                RecField(name: "Erasing", value: "\(subject.key.kind.typeName) \(subject.key.id)"),
                RecField(name: "StandIn", value: subject.standIn.text),
            ]
            text += RecDocument.text(of: head + subject.fields)
            for former in subject.former {
                text += RecDocument.text(of: [RecField(name: "Former", value: subject.key.id.text)] + former)
            }
        }
        try PrivateFile.replace(path, with: text, on: workspace.files)
    }

    func end() throws(StoreError) {
        do throws(SystemError) {
            if try workspace.files.statusIfPresent(at: path) != nil { try workspace.files.remove(path) }
            try workspace.files.syncFolder(workspace.caucusFolder)
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
    }

    /// Who was being forgotten; none where no erasure was cut short.
    func subjects() throws(StoreError) -> [ForgetPlan.Subject] {
        guard let bytes = try PrivateFile.bytes(at: path, on: workspace.files) else { return [] }
        let document = RecDocument(bytes)
        var subjects: [ForgetPlan.Subject] = []
        for slot in 0..<document.slotCount where document.kind(of: slot) == .record {
            let record = document.record(at: slot)
            if record.has("Former") {
                guard !subjects.isEmpty else { continue }
                subjects[subjects.count - 1].former.append(record.fields.filter { $0.name != "Former" })
                continue
            }
            let words = (record.first("Erasing") ?? "").split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2, let kind = Kind(typeName: words[0]) else { continue }
            let fields = record.fields.filter { $0.name != "Erasing" && $0.name != "StandIn" }
            var subject = ForgetPlan.Subject(RecordKey(kind, RecordID(words[1])), fields)
            if let standIn = record.first("StandIn") { subject.standIn = RecordID(standIn) }
            subjects.append(subject)
        }
        return subjects
    }
}
