import Screens
import TextCanvas
import Themes

/// The themes that can be chosen: those in the program and those in the user's own folder.
struct ThemeCatalog: Sendable {
    private let library = ThemeLibrary(folder: "\(Environment.configurationFolder)/themes")

    /// A theme by name, the standard one where none is named; where it cannot be read, what hinders.
    func theme(named name: String?) -> (name: String, theme: Theme, problem: String?) {
        let name = name ?? ThemeLibrary.standard
        do throws(SchemeError) {
            return (name, try library.scheme(name).theme, nil)
        } catch {
            return (name, ThemeLibrary.fallback, "\(error)")
        }
    }

    /// Every theme with what it says of itself. Reads all of them.
    var choices: [ThemeChoice] {
        library.names.map { name in
            do throws(SchemeError) {
                return ThemeChoice(name: name, description: try library.scheme(name).description)
            } catch {
                return ThemeChoice(name: name, description: "\(error)")
            }
        }
    }

    /// Whether the theme is the user's own.
    func isOwn(_ name: String) -> Bool { library.isOwn(name) }
}
