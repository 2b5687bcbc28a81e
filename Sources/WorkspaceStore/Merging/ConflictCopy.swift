import NetworkModel

/// The names that programs which synchronise folders give to the loser of two versions of a file of ours.
struct ConflictCopy: Hashable, Sendable {
    let kind: Kind
    let name: String

    /// Nil where the name is none of theirs: the same beginning, the same end, and their words between.
    ///
    /// Syncthing writes `partners.sync-conflict-20260101-120000-ABCDEFG.rec`, Nextcloud `partners (conflicted copy
    /// 2026-01-01 120000).rec`, Dropbox `partners (Ann's conflicted copy 2026-01-01).rec`.
    init?(_ name: String) {
        let bytes = Array(name.utf8)
        guard bytes.first != UInt8(ascii: "."), bytes.suffix(4).elementsEqual(".rec".utf8),
            name.lowercased().contains("conflict")
        else { return nil }
        // Of two kinds whose names begin alike, the longer one is meant.
        let kinds = Kind.allCases.filter { kind in
            let stem = Array(kind.fileName.utf8.dropLast(4))
            guard bytes.starts(with: stem), bytes.count > stem.count + 4 else { return false }
            return [UInt8(ascii: "."), UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: "-")].contains(
                bytes[stem.count])
        }
        guard let kind = kinds.max(by: { $0.fileName.utf8.count < $1.fileName.utf8.count }), name != kind.fileName
        else {
            return nil
        }
        self.kind = kind
        self.name = name
    }
}

extension Workspace {
    /// The conflict copies in the folder.
    var conflictCopies: [ConflictCopy] { fileNames.sorted().compactMap { ConflictCopy($0) } }
}
