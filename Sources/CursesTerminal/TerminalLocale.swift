import Glibc
package import TextCanvas

/// The process's locale as far as a terminal is concerned.
package enum TerminalLocale {
    /// Takes the character encoding from the environment and says which characters the terminal can show.
    ///
    /// To be called once, before anything is written. Where the environment names a UTF-8 locale that this system does
    /// not have, as happens over SSH, plain C.UTF-8 takes its place.
    package static func adopt() -> Glyphs {
        if setlocale(LC_CTYPE, "") == nil, namesUTF8 { setlocale(LC_CTYPE, "C.UTF-8") }
        guard let codeset = nl_langinfo(nl_item(CODESET)) else { return .ascii }
        return String(cString: codeset) == "UTF-8" ? .unicode : .ascii
    }

    private static var namesUTF8: Bool {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"].map(environment)
        guard let name = names.first(where: { !$0.isEmpty })?.lowercased() else { return false }
        return name.hasSuffix(".utf-8") || name.hasSuffix(".utf8")
    }
}

/// A variable of the environment, empty where it is not set.
func environment(_ name: String) -> String {
    guard let value = getenv(name) else { return "" }
    return String(cString: value)
}
