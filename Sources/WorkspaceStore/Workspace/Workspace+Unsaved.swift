import Glibc
import NetworkModel

/// What people type and have not entered yet: it lies in the `.caucus` folder, a file each, until it is entered.
extension Workspace {
    var unsavedFolder: String { "\(caucusFolder)/unsaved" }

    /// Keeps a text under a name, or drops it where the text is empty; what other processes left under it stays.
    ///
    /// The old text or the new is there whatever becomes of the process. It is not synced: that would make each key wait
    /// for the disk, and only a failing machine would lose it.
    package func keepUnsaved(_ place: String, _ text: String) throws(StoreError) {
        let path = path(of: UnsavedName(place: place, process: getpid()))
        // In an empty folder that stands in for one that is away nothing would be found again.
        try checkFolder()
        do throws(SystemError) {
            if text.isEmpty {
                if try files.statusIfPresent(at: path) != nil { try files.remove(path) }
            } else {
                try makeFolder(caucusFolder)
                try makeFolder(unsavedFolder)
                let temporary = "\(path).tmp"
                if try files.statusIfPresent(at: temporary) != nil { try files.remove(temporary) }
                try write(Array(text.utf8), to: temporary)
                try files.rename(temporary, to: path)
            }
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
    }

    /// Drops the texts under a name that are not another living process's, whoever left them.
    func dropUnsaved(_ place: String) throws(StoreError) {
        try checkFolder()
        do throws(SystemError) {
            for name in try unsavedNames() where name.place == place { try files.remove(path(of: name)) }
        } catch {
            throw StoreError(.cannotWrite, path: unsavedFolder, system: error)
        }
    }

    /// Makes the texts of processes that are gone this one's, so that of two that start only one offers them.
    ///
    /// In a folder that cannot be written they stay whose they were, and are offered all the same.
    package func claimUnsaved() throws(StoreError) {
        do throws(SystemError) {
            for (place, name) in try namesByPlace() where name.process != getpid() {
                do throws(SystemError) {
                    try files.rename(path(of: name), to: path(of: UnsavedName(place: place, process: getpid())))
                } catch {
                    // Somebody else was faster, or nothing can be written there.
                    guard [ENOENT, EROFS, EACCES, EPERM].contains(error.code) else { throw error }
                }
            }
        } catch {
            throw StoreError(.cannotWrite, path: unsavedFolder, system: error)
        }
    }

    /// The texts that were kept and never entered, by their names; those that another caucus is typing are its own.
    ///
    /// Of several that were left under one name the newest has it, and the others have it with a number: `log~2`.
    package func unsavedTexts() throws(StoreError) -> [String: String] {
        do throws(SystemError) {
            var texts: [String: String] = [:]
            for (place, name) in try namesByPlace() { texts[place] = try text(of: name) }
            return texts
        } catch {
            throw StoreError(.cannotRead, path: unsavedFolder, system: error)
        }
    }

    /// All that is kept there and is not another living process's, the newest first.
    func keptTexts() throws(StoreError) -> [(place: String, text: String)] {
        do throws(SystemError) {
            var texts: [(place: String, text: String)] = []
            for name in try unsavedNames() { texts.append((name.place, try text(of: name))) }
            return texts
        } catch {
            throw StoreError(.cannotRead, path: unsavedFolder, system: error)
        }
    }

    /// Removes the texts for which that holds, but those that another caucus types; returns how many.
    func removeUnsaved(where isMeant: (String) -> Bool) throws(StoreError) -> Int {
        do throws(SystemError) {
            var count = 0
            for name in try unsavedNames() where isMeant(try text(of: name)) {
                try files.remove(path(of: name))
                count += 1
            }
            return count
        } catch {
            throw StoreError(.cannotWrite, path: unsavedFolder, system: error)
        }
    }

    private func path(of name: UnsavedName) -> String { "\(unsavedFolder)/\(name.text)" }

    private func text(of name: UnsavedName) throws(SystemError) -> String {
        let file = try files.open(path(of: name), .reading)
        defer { files.close(file) }
        let bytes = try files.bytes(of: file, count: min(1 << 28, try files.status(of: file).size))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The names of the texts that are not another living process's, those that were kept last first.
    private func unsavedNames() throws(SystemError) -> [UnsavedName] {
        guard try files.statusIfPresent(at: unsavedFolder)?.sort == .folder else { return [] }
        var names: [(name: UnsavedName, modified: Int64)] = []
        for name in try files.names(in: unsavedFolder).compactMap({ UnsavedName($0) }) where !name.isOfAnother {
            guard let status = try files.statusIfPresent(at: path(of: name)), status.sort == .file else { continue }
            names.append((name, status.modified))
        }
        return names.sorted { $0.modified > $1.modified }.map(\.name)
    }

    /// The names of the texts by the place under which each is told: what was left takes none at which this process types.
    private func namesByPlace() throws(SystemError) -> [String: UnsavedName] {
        let names = try unsavedNames().filter { !Self.isWaiting($0.place) }
        let own = names.filter { $0.process == getpid() }
        var byPlace = Dictionary(own.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
        for name in names where name.process != getpid() {
            byPlace[name.place.unnumbered.name.numbered { byPlace[$0] != nil }] = name
        }
        return byPlace
    }

    /// Removes what processes that were killed left half written.
    func removeTornUnsaved() throws(StoreError) {
        do throws(SystemError) {
            guard try files.statusIfPresent(at: unsavedFolder)?.sort == .folder else { return }
            for name in try files.names(in: unsavedFolder) where name.utf8.suffix(4).elementsEqual(".tmp".utf8) {
                try files.remove("\(unsavedFolder)/\(name)")
            }
        } catch {
            throw StoreError(.cannotWrite, path: unsavedFolder, system: error)
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
        let file = try files.open(path, .creating)
        defer { files.close(file) }
        do throws(SystemError) {
            try files.setMode(file, 0o600)
            try files.writeAll(file, bytes.span)
        } catch {
            files.discard(path)
            throw error
        }
    }

    private func makeFolder(_ path: String) throws(SystemError) {
        guard try files.statusIfPresent(at: path) == nil else { return }
        do throws(SystemError) {
            try files.makeFolder(path, mode: 0o700)
        } catch {
            guard error.code == EEXIST else { throw error }
        }
    }
}

extension Workspace {
    /// Puts a file of its own into the workspace folder, safe on the disk and readable by nobody else: minutes, letters.
    package func writeFile(_ name: String, _ bytes: [UInt8]) throws(StoreError) {
        try refuseLinks(to: name)
        try PrivateFile.replace("\(folder)/\(name)", with: bytes, on: files)
    }

    /// The bytes of such a file, or of a template that the user put there; nil where there is none.
    package func file(_ name: String) throws(StoreError) -> [UInt8]? {
        try refuseLinks(to: name)
        return try PrivateFile.bytes(at: "\(folder)/\(name)", on: files)
    }

    /// The names of the files in a folder of the workspace; none where there is no such folder.
    package func fileNames(in name: String) throws(StoreError) -> [String] {
        try refuseLinks(to: name)
        let path = "\(folder)/\(name)"
        do throws(SystemError) {
            guard try files.statusIfPresent(at: path) != nil else { return [] }
            return try files.names(in: path).sorted()
        } catch {
            throw StoreError(.cannotRead, path: path, system: error)
        }
    }

    /// Gives such a file another name, over what has that; at no moment is it under neither.
    package func moveFile(_ name: String, to other: String) throws(StoreError) {
        guard let bytes = try file(name) else { return }
        try writeFile(other, bytes)
        do throws(SystemError) {
            try files.remove("\(folder)/\(name)")
        } catch {
            throw StoreError(.cannotWrite, path: "\(folder)/\(name)", system: error)
        }
    }

    /// A shared folder may bring links, as git does; through them a name in it would stand for any file of the user's.
    private func refuseLinks(to name: String) throws(StoreError) {
        var path = folder
        for part in name.utf8.split(separator: UInt8(ascii: "/")) {
            path += "/\(Substring(part))"
            do throws(SystemError) {
                guard let status = try files.statusIfPresent(at: path) else { return }
                guard status.sort != .link else { throw SystemError(ELOOP) }
            } catch {
                if error.code == ELOOP { throw StoreError(.notAFile(.link), path: path) }
                throw StoreError(.cannotRead, path: path, system: error)
            }
        }
    }
}
