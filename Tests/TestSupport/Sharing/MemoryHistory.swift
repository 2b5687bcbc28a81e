package import Sharing
import Synchronization

/// The place that histories in memory are shared through.
package final class MemoryHub: Sendable {
    struct Commit: Sendable {
        let files: [String: SharedFile]
        let parents: [ObjectID]
        let author: String
    }

    struct Objects {
        var contents: [ObjectID: [UInt8]] = [:]
        var commits: [ObjectID: Commit] = [:]
        var main: ObjectID?
        var count = 0
    }

    let objects = Mutex(Objects())

    package init() {}
}

/// A history that is kept in memory: what git would do, without git.
///
/// Contents and commits lie with the hub from the start, since nobody sees them before a commit is pushed.
package final class MemoryHistory: History {
    private struct Ends {
        var head: ObjectID?
        var seen: ObjectID?
        var pending: ObjectID?
        var isOnline = true
        var callsLeft: Int?
        var isDead = false
    }

    private let hub: MemoryHub
    private let ends = Mutex(Ends())
    /// Whether the process that calls was killed elsewhere.
    private let isKilled: Mutex<@Sendable () -> Bool> = Mutex({ false })

    package init(_ hub: MemoryHub) { self.hub = hub }

    package var isOnline: Bool {
        get { ends.withLock(\.isOnline) }
        set { ends.withLock { $0.isOnline = newValue } }
    }

    /// Lets the process be killed at its n-th call; nil lets it live.
    package func live(calls: Int?, orUntil isKilled: @escaping @Sendable () -> Bool) {
        ends.withLock {
            $0.callsLeft = calls
            $0.isDead = false
        }
        self.isKilled.withLock { $0 = isKilled }
    }

    package var isDead: Bool { ends.withLock(\.isDead) }

    /// Throws once the process is dead. At the last call it may die before or after the deed.
    private func call<Result>(_ deed: () throws(SharingError) -> Result) throws(SharingError) -> Result {
        let left = ends.withLock { ends -> Int? in
            defer { ends.callsLeft = ends.callsLeft.map { $0 - 1 } }
            return ends.callsLeft
        }
        if isKilled.withLock({ $0() }) || isDead { throw .failed("killed") }
        guard let left, left <= 1 else { return try deed() }
        ends.withLock { $0.isDead = true }
        if left == 1 { _ = try deed() }
        throw .failed("killed")
    }

    package func head() throws(SharingError) -> ObjectID? { ends.withLock(\.head) }
    package func lastSeen() throws(SharingError) -> ObjectID? { ends.withLock(\.seen) }

    package func files(of commit: ObjectID) throws(SharingError) -> [String: SharedFile] {
        hub.objects.withLock { $0.commits[commit]?.files ?? [:] }
    }

    package func contents(_ ids: [ObjectID]) throws(SharingError) -> [ObjectID: [UInt8]] {
        hub.objects.withLock { objects in
            Dictionary(uniqueKeysWithValues: Set(ids).compactMap { id in objects.contents[id].map { (id, $0) } })
        }
    }

    package func keep(_ contents: [UInt8]) throws(SharingError) -> ObjectID {
        try call { () throws(SharingError) in
            let id = ObjectID(contents: contents)
            hub.objects.withLock { $0.contents[id] = contents }
            return id
        }
    }

    package func commit(
        _ files: [String: SharedFile], after parents: [ObjectID], _ message: String, by author: String
    ) throws(SharingError) -> ObjectID {
        try call { () throws(SharingError) in
            hub.objects.withLock { objects in
                for file in files.values {
                    precondition(objects.contents[file.id] != nil, "a commit of what is not kept")
                }
                objects.count += 1
                let id = ObjectID(contents: Array("commit \(objects.count)".utf8))
                objects.commits[id] = MemoryHub.Commit(files: files, parents: parents, author: author)
                return id
            }
        }
    }

    package func pending() throws(SharingError) -> ObjectID? { ends.withLock(\.pending) }

    package func setPending(_ commit: ObjectID?) throws(SharingError) {
        try call { () throws(SharingError) in ends.withLock { $0.pending = commit } }
    }

    package func setHead(_ commit: ObjectID, from old: ObjectID?) throws(SharingError) -> Bool {
        try call { () throws(SharingError) in
            ends.withLock { ends in
                guard ends.head == old else { return false }
                ends.head = commit
                ends.pending = nil
                return true
            }
        }
    }

    package func fetch() throws(SharingError) -> ObjectID? {
        guard isOnline else { throw .offline("no line") }
        return try call { () throws(SharingError) in
            let main = hub.objects.withLock(\.main)
            ends.withLock { $0.seen = main }
            return main
        }
    }

    package func push(_ commit: ObjectID) throws(SharingError) -> Bool {
        guard isOnline else { throw .offline("no line") }
        return try call { () throws(SharingError) in
            let isPushed = hub.objects.withLock { objects in
                guard objects.main.map({ Self.ancestors(of: commit, objects).contains($0) }) ?? true else {
                    return false
                }
                objects.main = commit
                return true
            }
            if isPushed { ends.withLock { $0.seen = commit } }
            return isPushed
        }
    }

    package func bases(_ one: ObjectID, _ other: ObjectID) throws(SharingError) -> [ObjectID] {
        hub.objects.withLock { objects in
            let common = Self.ancestors(of: one, objects).intersection(Self.ancestors(of: other, objects))
            let older = common.reduce(into: Set<ObjectID>()) {
                $0.formUnion(Self.ancestors(of: $1, objects).subtracting([$1]))
            }
            return common.subtracting(older).sorted { $0.text < $1.text }
        }
    }

    private static func ancestors(of commit: ObjectID, _ objects: MemoryHub.Objects) -> Set<ObjectID> {
        var found: Set<ObjectID> = [commit]
        var open = [commit]
        while let next = open.popLast() {
            for parent in objects.commits[next]?.parents ?? [] where found.insert(parent).inserted {
                open.append(parent)
            }
        }
        return found
    }

    package func ancestors(
        of tip: ObjectID, since bases: [ObjectID], changing name: String
    ) throws(SharingError) -> [Ancestor] {
        hub.objects.withLock { objects in
            let old = bases.reduce(into: Set<ObjectID>()) { $0.formUnion(Self.ancestors(of: $1, objects)) }
            return Self.ancestors(of: tip, objects).subtracting(old).compactMap { id in
                objects.commits[id].map { Ancestor(id, parents: $0.parents, author: $0.author) }
            }
        }
    }

    package func authors(of tip: ObjectID, beside other: ObjectID) throws(SharingError) -> [String] {
        hub.objects.withLock { objects in
            Self.ancestors(of: tip, objects).subtracting(Self.ancestors(of: other, objects)).compactMap { id in
                objects.commits[id].flatMap { $0.parents.count < 2 ? $0.author : nil }
            }
        }
    }

    package func settle(at commit: ObjectID) {}

    package func tidy() {}
}
