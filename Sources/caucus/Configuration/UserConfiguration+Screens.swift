import RecFormat
import Screens

extension UserConfiguration {
    /// What the user has set for a workspace, as the screens know it.
    func screens(in folder: String) -> Configuration {
        var settings = Configuration()
        settings.theme = theme
        settings.isTodayMine = first("TodayMine", in: folder) == "yes"
        for value in all("Columns", in: folder) {
            let parts = Self.halves(value)
            guard let screen = Self.screen(named: parts.first) else { continue }
            settings.columns[screen] = parts.second.utf8.split(separator: UInt8(ascii: ","))
                .map { Values.trimmed(String(Substring($0))) }
        }
        settings.views = views(in: folder).compactMap(Self.view)
        return settings
    }

    /// Keeps what the user has set for a workspace.
    mutating func setScreens(_ settings: Configuration, in folder: String) {
        set("TodayMine", settings.isTodayMine ? ["yes"] : [], in: folder)
        let columns = settings.columns.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key): \($0.value.joined(separator: ", "))" }
        set("Columns", columns, in: folder)
        setViews(settings.views.map { Self.fields(of: $0, in: folder) }, in: folder)
    }

    private static func view(_ fields: [RecField]) -> SavedView? {
        func first(_ name: String) -> String? { fields.first { $0.name == name }?.value }
        guard let name = first("View"), let screen = first("Screen").flatMap(screen(named:)) else { return nil }
        let sort = first("Sort").map { text in
            let parts = halves(text, at: " ")
            return SortOrder(parts.first, isDescending: parts.second == "descending")
        }
        return SavedView(screen: screen, name: name, filter: first("Filter") ?? "", sort: sort)
    }

    private static func fields(of view: SavedView, in folder: String) -> [RecField] {
        var fields = [
            RecField(name: "View", value: view.name), RecField(name: "Folder", value: folder),
            RecField(name: "Screen", value: "\(view.screen)"), RecField(name: "Filter", value: view.filter),
        ]
        if let sort = view.sort {
            let direction = sort.isDescending ? " descending" : ""
            fields.append(RecField(name: "Sort", value: sort.column + direction))
        }
        return fields
    }

    private static func screen(named name: String) -> ScreenID? { ScreenID.allCases.first { "\($0)" == name } }

    /// What stands before and after the first colon, or another mark, without blanks around it.
    private static func halves(_ text: String, at mark: Unicode.Scalar = ":") -> (first: String, second: String) {
        guard let place = text.unicodeScalars.firstIndex(of: mark) else { return (Values.trimmed(text), "") }
        let second = text[text.unicodeScalars.index(after: place)...]
        return (Values.trimmed(String(text[..<place])), Values.trimmed(String(second)))
    }
}
