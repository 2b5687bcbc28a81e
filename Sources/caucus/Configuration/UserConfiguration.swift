import NetworkModel
import RecFormat
import WorkspaceStore

/// The user's own settings, as `config.rec` in the user's configuration folder has them.
///
/// Rec text, so that comments and fields that are not known stay. Its records are told apart by what they have: one
/// with `View` is a saved view, one with `Folder` holds the settings for that workspace, the first other one is general.
struct UserConfiguration {
    let path: String
    private var document: RecDocument

    /// Reads the configuration; an empty one where there is no file.
    static func load() throws -> UserConfiguration {
        let path = "\(Environment.configurationFolder)/config.rec"
        return UserConfiguration(path: path, bytes: try PrivateFile.bytes(at: path) ?? [])
    }

    init(path: String, bytes: [UInt8]) {
        self.path = path
        document = RecDocument(bytes)
    }

    /// Writes the configuration, for nobody else to read.
    func save() throws { try PrivateFile.replace(path, with: document.serialized()) }

    // MARK: General settings

    /// The workspace that is used where none is named.
    var defaultWorkspace: String? { general("Workspace") }

    var theme: String? { general("Theme") }

    /// The language that the user wants to read, whatever the locale.
    var language: String? { general("Language") }

    mutating func setDefaultWorkspace(_ folder: String) { setGeneral("Workspace", folder) }

    mutating func setTheme(_ name: String?) { setGeneral("Theme", name) }

    // MARK: Settings for a workspace

    /// Who is at the keyboard in the workspace of this folder.
    func me(in folder: String) -> RecordID? { first("Me", in: folder).map { RecordID($0) } }

    mutating func setMe(_ id: RecordID, in folder: String) { set("Me", [id.text], in: folder) }

    /// Whether private records of the workspace are shared, as somebody with two machines may want.
    func sharesPrivate(in folder: String) -> Bool { first("SharePrivate", in: folder) == "yes" }

    /// A field of the workspace's settings.
    func first(_ name: String, in folder: String) -> String? { all(name, in: folder).first }

    func all(_ name: String, in folder: String) -> [String] {
        settingsSlot(of: folder).map { document.record(at: $0).all(name) } ?? []
    }

    /// Sets a field of the workspace's settings; no values remove it.
    mutating func set(_ name: String, _ values: [String], in folder: String) {
        set(name, values, at: settingsSlot(of: folder), orIn: [RecField(name: "Folder", value: folder)])
    }

    /// The saved views of a workspace, each as the fields of its record.
    func views(in folder: String) -> [[RecField]] {
        viewSlots(in: folder).map { document.record(at: $0).fields }
    }

    /// Makes the saved views of a workspace these; a record that says the same already stays as it is.
    mutating func setViews(_ views: [[RecField]], in folder: String) {
        var wanted = views
        for slot in viewSlots(in: folder) {
            let fields = document.record(at: slot).fields
            if let index = wanted.firstIndex(of: fields) {
                wanted.remove(at: index)
            } else {
                document.delete(slot: slot)
            }
        }
        for fields in wanted { document.append(fields) }
    }

    // MARK: Records

    private func slots(where isWanted: (RecRecord) -> Bool) -> [Int] {
        (0..<document.slotCount).filter { document.kind(of: $0) == .record && isWanted(document.record(at: $0)) }
    }

    private var generalSlot: Int? { slots { !$0.has("Folder") && !$0.has("View") }.first }

    private func settingsSlot(of folder: String) -> Int? {
        slots { !$0.has("View") && $0.first("Folder").map { $0.hasSameBytes(as: folder) } == true }.first
    }

    private func viewSlots(in folder: String) -> [Int] {
        slots { $0.has("View") && $0.first("Folder").map { $0.hasSameBytes(as: folder) } == true }
    }

    private func general(_ name: String) -> String? {
        generalSlot.flatMap { document.record(at: $0).first(name) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private mutating func setGeneral(_ name: String, _ value: String?) {
        set(name, value.map { [$0] } ?? [], at: generalSlot, orIn: [])
    }

    private mutating func set(_ name: String, _ values: [String], at slot: Int?, orIn fresh: [RecField]) {
        let new = values.map { RecField(name: name, value: $0) }
        guard let slot else {
            if !new.isEmpty { document.append(fresh + new) }
            return
        }
        var fields = document.record(at: slot).fields
        let place = fields.firstIndex { $0.name == name } ?? fields.count
        fields.removeAll { $0.name == name }
        fields.insert(contentsOf: new, at: min(place, fields.count))
        if fields.isEmpty { document.delete(slot: slot) } else { document.replace(slot: slot, with: fields) }
    }
}
