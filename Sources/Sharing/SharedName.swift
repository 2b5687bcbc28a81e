import NetworkModel
import RecFormat

/// The names of files that are shared.
enum SharedName {
    /// The kind whose records a file of this name holds.
    static func kind(_ name: String) -> Kind? {
        Kind.allCases.first { $0.fileName.hasSameBytes(as: name) }
    }

    static func isRecords(_ name: String) -> Bool { kind(name) != nil }

    /// Why a file must not be taken over from others, or nil.
    ///
    /// Whatever is no file of records is carried along and never written, so only what could be written elsewhere by
    /// git's own commands is refused.
    static func problem(_ name: String, _ file: SharedFile) -> String? {
        if file.mode == "120000" { return "a symbolic link (\(shown(name)))" }
        if file.mode == "160000" { return "another repository (\(shown(name)))" }
        if isRecords(name), file.mode != "100644", file.mode != "100755" { return "a folder called \(name)" }
        let folded = name.lowercased()
        if name.isEmpty || name == "." || name == ".."
            || folded.hasPrefix(".git") && folded != ".gitignore"
                && folded != ".gitattributes"
            || folded == ".caucus" || name.contains("/")
        {
            return "a file called \(shown(name))"
        }
        return nil
    }

    private static func shown(_ name: String) -> String {
        String(name.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? "?" : Character($0) }.prefix(60))
    }
}
