import NetworkModel
import RecFormat
import WorkspaceStore

/// Why a workspace could not be shared.
package enum SharingError: Error, Hashable, Sendable {
    /// There is no git, or it could not be started.
    case noGit(String)
    /// The folder is no repository of its own yet.
    case notSetUp
    /// The repository names no other place.
    case noRemote
    /// The place to share with is not one that git should be given.
    case badRemote(String, why: String)
    /// The repository's own configuration has a setting that could run programs.
    case foreignSetting(String)
    /// The repository is not one that caucus shares with: no branch, a link in place of its folder.
    case oddRepository(String)
    /// The other side could not be reached; what git says.
    case offline(String)
    /// The other side answered and could not do it; what git says.
    case broken(String)
    /// The other side answered and did not let whoever asked in; what it says.
    case turnedAway(String)
    /// A folder could not take part in what is shared somewhere, and nothing was left in it.
    case notJoined(String, why: String)
    /// A file that is none of what is shared stands where one of that is to go.
    case inTheWay(file: String)
    /// git failed at something.
    case failed(String)
    /// A file holds lines that git leaves where it could not merge; of the others' file also whose they are and since
    /// when, as far as known.
    case marked(file: String, line: Int, isOurs: Bool, by: String? = nil)
    /// A file of what the others share is no text that could be rec.
    case notText(file: String)
    /// A file that had records is gone or empty.
    case vanished(file: String)
    /// More records would go than somebody deletes by hand.
    case tooManyDeletions(Deletions)
    /// What the others share has a name or kind that must not be written here.
    case unsafe(String)
    /// A newer caucus wrote what the others share.
    case newerFormat(Int)
    /// The past was removed here and is still there where all share, from where a sync would bring it back.
    case pastRemoved(canReplace: Bool)
    /// What all share has what was never taken in here, so that it cannot be replaced.
    case neverTakenIn
    /// Files or the other side kept changing.
    case unsettled
    /// Another process is sharing this workspace.
    case busy
    /// It was called off.
    case cancelled
}

/// Records that a sync would delete, for a person to look at first.
package struct Deletions: Hashable, Sendable {
    package struct Part: Hashable, Sendable {
        /// The file of the kind.
        package let file: String
        package let count: Int
        /// How many records there were.
        package let total: Int
        /// What some of them are called, as many as a person wants to read before they decide.
        package let names: [String]

        init(_ difference: FileDifference) {
            file = difference.kind.fileName
            total = difference.total
            let gone = difference.edits.filter { $0.after == nil }
            count = gone.count
            names = gone.prefix(4).map { edit in
                edit.before?.first { edit.key.kind.titleField.names($0) }?.value ?? edit.key.id.text
            }
        }

        fileprivate var words: String {
            let list = names.map { $0.count > 30 ? "\($0.prefix(29))…" : $0 }.joined(separator: ", ")
            return "\(count) of \(total) in \(file) (\(list)\(count > names.count ? ", …" : ""))"
        }
    }

    package var parts: [Part] = []
    /// Whether they would go here; otherwise they are gone here and would go at the others'.
    package let isHere: Bool

    package var count: Int { parts.reduce(0) { $0 + $1.count } }

    /// Whether they are so many that a person should be asked: more than ten, or more than a tenth of a kind where that is
    /// more than one or two, or all of several.
    package var isAlarming: Bool {
        count > 10
            || parts.contains { part in
                part.count > 2 && part.count * 10 > part.total || part.count > 1 && part.count == part.total
            }
    }
}

extension SharingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noGit(let why): "git could not be started (\(why)); install git, then try again"
        case .notSetUp: "this workspace is not shared yet; say with whom: caucus sync --setup REMOTE"
        case .noRemote:
            "there is no other place to share with yet, and what you have is kept here; name one: caucus sync --setup REMOTE"
        case .badRemote(let name, let why): "\(name) is no place to share with: \(why)"
        case .foreignSetting(let name):
            "the repository sets \(name), which could run a program; if you did not set it, remove it with git config "
                + "--unset-all \(name)"
        case .oddRepository(let what): "\(what); share from a folder with a repository of its own"
        case .offline(let why):
            "the other place could not be reached (\(why)); what you have is kept here, sync again later"
        case .broken(let why):
            "the other place failed (\(why)); what you have is kept here; whoever keeps that place must see to it: git fsck "
                + "there"
        case .turnedAway(let why):
            "the other place did not let you in (\(why)); what you have is kept here; see to the key or password that git "
                + "uses for it, or ask whoever keeps that place, then sync again"
        case .notJoined(let name, let why): "\(name) was not joined and left nothing behind here: \(why)"
        case .inTheWay(let file):
            "\(file) is in that folder already, and is none of what is shared; name an empty folder or a new one"
        case .failed(let what): "git could not do it (\(what)); nothing of yours was changed, try again"
        case .marked(let file, let line, true, _):
            "\(file):\(line): git left both versions of something here; keep what is right, delete the marker lines, sync again"
        case .marked(let file, let line, false, let who):
            "\(file):\(line): marks of an unfinished merge, shared by \(who ?? "somebody"); whoever it was deletes those "
                + "lines there, keeps what is right between them and shares that; then sync again"
        case .notText(let file):
            "\(file) of what the others share is no UTF-8 text; whoever shared that must save it as UTF-8 first"
        case .vanished(let file):
            "\(file) is gone or empty here; bring it back with caucus restore \(file) --shared, which tells what had not "
                + "been shared yet, or sync with --allow-deletions if all in it is to go"
        case .tooManyDeletions(let deletions):
            "\(deletions.words); if that is right, sync with --allow-deletions\(deletions.remedy)"
        case .unsafe(let what):
            "what the others share holds \(what), which is not taken over; whoever added it must remove it"
        case .newerFormat(let format): "the others share in a newer format (\(format)); update caucus"
        case .pastRemoved(true):
            "the past was removed here, and the other place still has it, so that a sync would bring it back; replace it "
                + "there with caucus sync --replace-remote"
        case .pastRemoved(false):
            "the past was removed here, and the other place has one that was never taken in here, which a sync would bring "
                + "back; if nothing there is needed, replace it with git push --force origin main"
        case .neverTakenIn:
            "the other place has what was never taken in here, and replacing it would lose that; save this folder elsewhere, "
                + "caucus join a new one, and bring over what is missing"
        case .unsettled: "the files or the other place kept changing; sync again"
        case .busy: "another caucus is sharing this workspace just now; try again in a moment"
        case .cancelled: "called off; what you have is kept here"
        }
    }
}

extension SharingError {
    /// Throws where a file of what the others share cannot be merged: no text, or with marks that git left.
    static func look(into bytes: [UInt8], of file: String) throws(SharingError) {
        if RecForeignBytes(bytes) != nil { throw .notText(file: file) }
        if let line = RecDocument.conflictMarker(in: bytes) { throw .marked(file: file, line: line, isOurs: false) }
    }

    /// What is wrong without what to do on a command line.
    package var question: String {
        if case .tooManyDeletions(let deletions) = self { return deletions.words }
        return description
    }
}

extension Deletions {
    fileprivate var remedy: String {
        if isHere { return "; if not, sync so, take that back with caucus undo, and sync again" }
        guard let part = parts.first else { return "" }
        return "; to bring them back: caucus restore \(part.file) --shared"
    }

    fileprivate var words: String {
        let list = parts.map(\.words).joined(separator: ", ")
        return isHere ? "the others deleted \(list)" : "you deleted \(list), which would go at the others' too"
    }
}
