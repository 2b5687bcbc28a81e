import Glibc

/// What people type and have not entered yet: it lies in the `.caucus` folder, a file each, until it is entered.
extension Workspace {
    var unsavedFolder: String { "\(caucusFolder)/unsaved" }

    /// Keeps a text under a name, or drops it where the text is empty.
    ///
    /// The old text or the new is there whatever becomes of the process. It is not synced: that would make each key wait
    /// for the disk, and only a failing machine would lose it.
    package func keepUnsaved(_ place: String, _ text: String) throws(StoreError) {
        let name = UnsavedName(place: Workspace.fileName(place), process: getpid())
        let path = "\(unsavedFolder)/\(name.text)"
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
            // What a process left there that is gone was taken up with this.
            for left in try unsavedNames() where left.place == name.place && left != name {
                try files.remove("\(unsavedFolder)/\(left.text)")
            }
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
    }

    /// The names of the texts that are not another living process's, in no order.
    private func unsavedNames() throws(SystemError) -> [UnsavedName] {
        guard try files.statusIfPresent(at: unsavedFolder)?.sort == .folder else { return [] }
        return try files.names(in: unsavedFolder).compactMap { UnsavedName($0) }.filter { !$0.isOfAnother }
    }

    /// Of these the newest at each place, with when it was, in nanoseconds: of two, one was about to take the place of the
    /// other.
    private func newestUnsaved() throws(SystemError) -> [String: (name: UnsavedName, modified: Int64)] {
        var newest: [String: (name: UnsavedName, modified: Int64)] = [:]
        for name in try unsavedNames() {
            guard let status = try files.statusIfPresent(at: "\(unsavedFolder)/\(name.text)"), status.sort == .file,
                newest[name.place].map({ $0.modified < status.modified }) ?? true
            else { continue }
            newest[name.place] = (name, status.modified)
        }
        return newest
    }

    /// Makes the texts of processes that are gone this one's, so that of two that start only one offers them.
    ///
    /// In a folder that cannot be written they stay whose they were, and are offered all the same.
    package func claimUnsaved() throws(StoreError) {
        do throws(SystemError) {
            for (place, text) in try newestUnsaved() where text.name.process != getpid() && !Self.isWaiting(place) {
                let own = UnsavedName(place: place, process: getpid())
                do throws(SystemError) {
                    try files.rename("\(unsavedFolder)/\(text.name.text)", to: "\(unsavedFolder)/\(own.text)")
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
    package func unsavedTexts() throws(StoreError) -> [String: String] {
        try keptTexts().filter { !Self.isWaiting($0.key) }.mapValues(\.text)
    }

    /// All that is kept there, with when it was, in nanoseconds.
    func keptTexts() throws(StoreError) -> [String: (text: String, modified: Int64)] {
        do throws(SystemError) {
            var texts: [String: (text: String, modified: Int64)] = [:]
            for (place, newest) in try newestUnsaved() {
                let file = try files.open("\(unsavedFolder)/\(newest.name.text)", .reading)
                defer { files.close(file) }
                let bytes = try files.bytes(of: file, count: min(1 << 28, try files.status(of: file).size))
                texts[place] = (String(decoding: bytes, as: UTF8.self), newest.modified)
            }
            return texts
        } catch {
            throw StoreError(.cannotRead, path: unsavedFolder, system: error)
        }
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

    /// A name with nothing in it that means something in a path.
    private static func fileName(_ place: String) -> String {
        let bytes = place.utf8.enumerated().map { index, byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                byte
            case UInt8(ascii: ".") where index > 0: byte
            default: UInt8(ascii: "_")
            }
        }
        return String(decoding: bytes, as: UTF8.self)
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
