import ArgumentParser
import Screens
import TextCanvas

/// `caucus themes`: the colour schemes there are.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes", abstract: "List the colour schemes, or set the one to use.",
        discussion: """
            Your own base16 or base24 schemes go into the folder themes beside config.rec, as YAML files as they are \
            published.
            """)

    @Argument(help: "The scheme to use from now on.")
    var name: String?

    func run() throws {
        let catalog = ThemeCatalog()
        var configuration = try UserConfiguration.load()
        guard let name else {
            list(catalog, current: catalog.theme(named: configuration.theme).name)
            return
        }
        guard catalog.choices.contains(where: { $0.name == name }) else {
            throw CommandFailure(.data, "there is no theme '\(name)'; caucus themes lists them")
        }
        if let problem = catalog.theme(named: name).problem { throw CommandFailure(.data, problem) }
        configuration.setTheme(name)
        try configuration.save()
        Output.standard.writeLine("The theme is \(name) from now on.")
    }

    private func list(_ catalog: ThemeCatalog, current: String) {
        var table = TextTablePrinter([
            PrintedColumn(title: "", priority: 1), PrintedColumn(title: "Theme", priority: 0),
            PrintedColumn(title: "What it is", priority: 2, limit: 70),
        ])
        for choice in catalog.choices {
            let own = catalog.isOwn(choice.name) ? " (yours)" : ""
            table.add([choice.name == current ? "*" : "", choice.name, choice.description + own])
        }
        if Output.standard.isTerminal {
            table.printAligned(Output.standard, width: Output.standard.width)
        } else {
            table.printTabSeparated(Output.standard)
        }
    }
}
