/// A shared history of a workspace's files: commits, one place that all share them through, and this machine's end of it.
///
/// `GitHistory` is the one that people use; a test has one in memory.
package protocol History: ReplaceableHistory {
    /// The newest commit of this machine; nil before the first.
    func head() throws(SharingError) -> ObjectID?
    /// The files of a commit by name.
    func files(of commit: ObjectID) throws(SharingError) -> [String: SharedFile]
    /// What files hold, by the names of their contents.
    func contents(_ ids: [ObjectID]) throws(SharingError) -> [ObjectID: [UInt8]]
    /// Keeps contents for a commit to come.
    func keep(_ contents: [UInt8]) throws(SharingError) -> ObjectID
    /// Makes a commit; nothing points to it yet.
    func commit(
        _ files: [String: SharedFile], after parents: [ObjectID], _ message: String, by author: String
    ) throws(SharingError) -> ObjectID
    /// The commit that the files were about to become, where that was cut short.
    func pending() throws(SharingError) -> ObjectID?
    /// Notes which commit the files are about to become; nil forgets it.
    func setPending(_ commit: ObjectID?) throws(SharingError)
    /// Makes a commit the newest of this machine and forgets what was pending; false where that was moved meanwhile.
    func setHead(_ commit: ObjectID, from old: ObjectID?) throws(SharingError) -> Bool
    /// Brings what the others shared; returns its newest commit, nil where nobody shared anything yet.
    func fetch() throws(SharingError) -> ObjectID?
    /// Shares a commit; false where the others shared something since it was fetched.
    func push(_ commit: ObjectID) throws(SharingError) -> Bool
    /// The newest commits that two have in common; several where they met more than once, none where they never did.
    func bases(_ one: ObjectID, _ other: ObjectID) throws(SharingError) -> [ObjectID]
    /// The commits since two histories parted that led to one and changed a file, the newest first; no more than some
    /// hundreds.
    func ancestors(
        of tip: ObjectID, since bases: [ObjectID], changing name: String
    ) throws(SharingError) -> [Ancestor]
    /// Who made the commits that led to one and not to another, those that only merge left out; of no more than some
    /// hundreds.
    func authors(of tip: ObjectID, beside other: ObjectID) throws(SharingError) -> [String]
    /// Tells git's own commands that the files are those of a commit. It is no harm if that fails.
    func settle(at commit: ObjectID)
    /// Keeps in less space what has grown, which may take seconds now and then. It can be called off at any time, and is
    /// no harm if it fails.
    func tidy()
    /// What was last seen of what all share; nil where nothing was.
    func lastSeen() throws(SharingError) -> ObjectID?
}

/// A file of a commit.
package struct SharedFile: Hashable, Sendable {
    /// How git keeps it: `100644` for a plain file, `040000` for a folder.
    package let mode: String
    package let id: ObjectID

    package init(mode: String = "100644", _ id: ObjectID) {
        self.mode = mode
        self.id = id
    }
}
