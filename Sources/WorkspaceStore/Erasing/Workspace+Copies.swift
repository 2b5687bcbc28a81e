import NetworkModel
import RecFormat

/// Copies by programs that synchronise folders: they were merged, and hold nothing that is not in the data too.
extension Workspace {
    /// A copy that was set aside.
    struct KeptCopy {
        let name: String
        /// Nil where the name says no longer what it is a copy of.
        let kind: Kind?
        let bytes: [UInt8]
    }

    /// Where copies are put once they are merged.
    var copiesFolder: String { "\(caucusFolder)/copies" }

    /// The copies that were set aside.
    func keptCopies() throws(StoreError) -> [KeptCopy] {
        do throws(SystemError) {
            guard try files.statusIfPresent(at: copiesFolder)?.sort == .folder else { return [] }
            var copies: [KeptCopy] = []
            for name in try files.names(in: copiesFolder).sorted() {
                let path = "\(copiesFolder)/\(name)"
                guard try files.statusIfPresent(at: path)?.sort == .file else { continue }
                copies.append(
                    KeptCopy(name: name, kind: ConflictCopy(name)?.kind, bytes: try files.bytes(at: path)))
            }
            return copies
        } catch {
            throw StoreError(.cannotRead, path: copiesFolder, system: error)
        }
    }

    /// Removes the copies that are meant; returns how many.
    func removeCopies(where isMeant: (KeptCopy) -> Bool) throws(StoreError) -> Int {
        let copies = try keptCopies().filter(isMeant)
        guard !copies.isEmpty else { return 0 }
        do throws(SystemError) {
            for copy in copies { try files.remove("\(copiesFolder)/\(copy.name)") }
            try files.syncFolder(copiesFolder)
        } catch {
            throw StoreError(.cannotWrite, path: copiesFolder, system: error)
        }
        return copies.count
    }
}
