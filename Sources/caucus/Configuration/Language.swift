import Screens
import WorkspaceStore

/// The language that the user reads, and its file of texts in the configuration folder.
///
/// Where there is no such file nothing is read, and the texts are English.
struct Language {
    /// `fr` or `pt_BR`; nil for English.
    private(set) var name: String?
    /// The file that was looked for last.
    private(set) var path = ""
    private(set) var translation: Translation?
    /// Why there are no texts although a language was asked for by name.
    private(set) var failure: String?
    /// Whether the file of a language that was asked for by name is not there yet.
    private(set) var isMissing = false

    var texts: Texts { translation?.texts ?? Texts() }

    /// The language that `Language` in the configuration names, else the locale's.
    init(_ configuration: UserConfiguration) {
        if let asked = configuration.language {
            self.init(named: asked)
        } else {
            self.init(candidates: Self.ofLocale)
        }
    }

    /// A language by its name.
    init(named name: String) {
        self.init(candidates: [name])
        if translation == nil, failure == nil {
            isMissing = true
            failure = "\(path) is not there; make it with caucus texts \(Shell.quoted(name))"
        }
    }

    private init(candidates: [String]) {
        for name in candidates {
            path = "\(Environment.configurationFolder)/texts/\(name).rec"
            self.name = name
            guard !name.utf8.contains(UInt8(ascii: "/")) else {
                failure = "'\(name)' is no language; write one such as fr or pt_BR"
                continue
            }
            do throws(StoreError) {
                guard let bytes = try PrivateFile.bytes(at: path) else { continue }
                translation = Translation(bytes)
                return
            } catch {
                failure = "\(error)"
            }
        }
    }

    /// What is amiss with the file, each with its line.
    var problems: [String] {
        (failure.map { [$0] } ?? []) + (translation?.problems.map { "\(path):\($0.line): \($0)" } ?? [])
    }

    /// The languages that the locale asks for, the nearer first; none for English, which needs no file.
    private static var ofLocale: [String] {
        guard let locale = Environment["LC_ALL"] ?? Environment["LC_MESSAGES"] ?? Environment["LANG"] else { return [] }
        let name = locale.utf8.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "@") }
        let language = name.prefix { $0 != UInt8(ascii: "_") }
        let words = [String(Substring(name)), String(Substring(language))]
        guard !["C", "POSIX", "en", ""].contains(words[1]) else { return [] }
        return words[0] == words[1] ? [words[1]] : words
    }
}
