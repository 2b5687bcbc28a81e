package import NetworkModel
package import RecFormat

/// Something about a workspace's files that whoever opens it should know.
package struct Diagnostic: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        /// Lines that could not be read as records; they are kept as they are.
        case unreadable
        /// Something that rec programs stumble over.
        case rec(RecDiagnostic.What)
        /// The last record of a log ends before its end mark: it was cut short while it was being written.
        case tornTail
        /// A file that a synchronising program put beside one of ours.
        case conflictCopy
        /// A save that touched several files was killed between two of them.
        case cutShort(String)
        /// An erasure was killed before its end.
        case erasureCutShort
        /// Somebody was forgotten elsewhere, and what is kept beside the data here may still tell of them.
        case erasureNotTaken
        /// Others on this computer may read or change it.
        case openToOthers(mode: UInt32)
        /// The file could not be read at all.
        case notRead(StoreError)
        /// Nothing is saved, or not all that is kept beside the data, while it is so.
        case hinders(StoreError)
        /// The file is gone; it held so many records, or nobody knows how many, where it is 0, or any, where it is nil.
        case missing(held: Int?, Kind)
        /// The file is empty, which caucus never makes it.
        case emptied
        /// The file has lost records by no change of caucus's: so many are left of so many.
        case shrunk(left: Int, of: Int)
        /// A part of the journal is no text.
        case garbledJournal
        /// The file says for a second time what its records are, which other rec programs refuse.
        case secondDescriptor
        /// A descriptor names another one by an address or a path, which other rec programs fetch and read.
        case externalDescriptor(String)
        /// What is changed cannot be saved there, and why.
        case notWritable(String)
        /// The folder lies on a disk of another computer.
        case remote(String)
        /// The file system knows no locks, which keep two processes from writing at once.
        case noLocks(String)
    }

    /// The file's name in the workspace; `.` for the folder itself.
    package let file: String
    /// The first line it is about, from 1; nil where it is about the file as a whole.
    package let line: Int?
    package let lineCount: Int
    package let what: What
    /// The lines of the file around it as they are, the first of them at `excerptStart`.
    package private(set) var excerpt: [String] = []
    package private(set) var excerptStart = 1

    package init(file: String, line: Int? = nil, lineCount: Int = 0, _ what: What) {
        self.file = file
        self.line = line
        self.lineCount = lineCount
        self.what = what
    }

    /// The same with lines of its file.
    func quoting(_ lines: [String], from start: Int) -> Diagnostic {
        var result = self
        result.excerpt = lines
        result.excerptStart = start
        return result
    }

    private static func records(_ count: Int) -> String { count == 1 ? "1 record" : "\(count) records" }

    private static func remedy(for file: String) -> String {
        "put it back, or see with caucus history \(file) what it held, and bring that back with caucus restore \(file) "
            + "--to STATE, or where the network is shared with --shared"
    }

    /// Whether records are gone with it that others name.
    package var losesRecords: Bool {
        switch what {
        case .missing, .notRead, .shrunk, .emptied: true
        case .hinders(let error): error.isWithoutFormat
        default: false
        }
    }

    /// What it is and what to do, without the place.
    package var text: String {
        switch what {
        case .unreadable:
            (lineCount > 1 ? "these \(lineCount) lines are no records" : "this line is no record")
                + "; they are kept as they are, correct them in an editor"
        case .tornTail: "the last record may have been cut short; complete it, or delete it"
        case .conflictCopy:
            "is a copy made by a program that synchronises folders; the screens take over what it has, and so does caucus conflicts"
        case .cutShort(let what): "“\(what)” was cut short while it was being saved; the next change finishes it"
        case .erasureCutShort:
            "an erasure was cut short, and until it is finished nothing is kept for undo; caucus forget --resume goes on"
        case .erasureNotTaken:
            "somebody was forgotten elsewhere, and what is kept here for undo may still tell of them; the next change removes "
                + "it, or caucus forget --resume"
        case .openToOthers(let mode):
            "can be read by others on this computer (mode \(String(mode, radix: 8))); close it with chmod go-rwx"
        case .rec(let what): what.text
        case .notRead(let error):
            "\(error.what), so it is neither read nor written; \(error.whatToDo)"
        case .hinders(let error): "\(error.what); \(error.whatToDo)"
        case .missing(held: nil, _):
            "is not there; put it back if it was removed by mistake, or the next record makes it anew"
        case .missing(held: 0, let kind):
            "is not there and held records; put it back, where the network is shared with caucus restore \(file) --shared, "
                + "or begin it anew with the line %rec: \(kind.typeName) in it"
        case .missing(let held?, _): "is not there and held \(Self.records(held)); \(Self.remedy(for: file))"
        case .emptied: "is empty; if that was not meant, \(Self.remedy(for: file))"
        case .shrunk(let left, let before):
            "holds \(left == 0 ? "no record any more" : Self.records(left)) and held \(before), and no "
                + "change tells where the others went; if it was cut short, \(Self.remedy(for: file))"
        case .garbledJournal:
            "what is noted from here on is damaged: changes of which nothing can be read cannot be undone or seen in caucus "
                + "history; the data is not concerned. Delete the damaged lines"
        case .secondDescriptor:
            "%rec stands here for the second time, and other rec programs refuse the file; delete these lines up to the "
                + "empty one, the records stay"
        case .externalDescriptor(let place):
            "%rec names another place besides the type (\(place)); caucus never reads it, but other rec programs do; delete it"
        case .notWritable(let why):
            "what you change cannot be saved (\(why)); allow writing, or copy the folder elsewhere"
        case .remote(let name):
            "lies on a network disk (\(name)), whose locks may not reach other computers; change it from one computer "
                + "at a time, or keep it on a disk of this one and synchronise that"
        case .noLocks(let why):
            "lies on a disk without locks (\(why)), so nothing can be saved safely; copy the folder to a disk of this "
                + "computer"
        }
    }
}

extension Diagnostic: CustomStringConvertible {
    package var description: String { "\(file):\(line.map { "\($0):" } ?? "") \(text)" }
}

extension RecDiagnostic.What {
    /// What it is and what to do, without the place.
    fileprivate var text: String {
        switch self {
        case .notAField: "this line is neither a field nor a comment; begin it with a field name and a colon, or with #"
        case .continuationWithoutField: "this line continues a field that is not there; join it to one or delete it"
        case .indentedField: "blanks stand before this field; delete them"
        case .conflictMarker: "git could not merge what is here; keep what is right and delete the marker lines"
        case .invalidUTF8: "bytes here are not UTF-8; write the text anew"
        case .nul: "a NUL byte cuts this value short for other programs; delete it"
        case .byteOrderMark: "the file begins with a byte order mark; save it without one"
        case .carriageReturn: "lines end as on Windows; save the file with Unix line ends"
        case .missingFinalNewline: "the last line does not end; add a line end"
        case .tornContinuation: "the file ends in a backslash; delete it or add the line that was to follow"
        }
    }
}
