import ArgumentParser
import NetworkModel
import Screens

/// `caucus plan`: the preparation plan of an event.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "The preparation plan of an event: dates, owners, readiness, alarms.",
        discussion: """
            caucus plan mc14
            caucus plan mc14 --template "intergovernmental meeting"   adds what is not there yet
            caucus plan mc14 --save-as "our ministerial"              keeps the plan as a template
            caucus plan --list
            """)

    @Argument(help: "The event: its Id, or its name.")
    var event: String?

    @Option(name: .long, help: "Add the steps of this template that the plan does not have.")
    var template: String?

    @Option(name: .long, help: ArgumentHelp("Keep the plan as a template of this name.", valueName: "name"))
    var saveAs: String?

    @Flag(name: .long, help: "List the templates.")
    var list = false

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func validate() throws {
        guard event != nil || list else { throw ValidationError("name an event, or list the templates with --list") }
    }

    func run() throws {
        var access = try Access(place)
        if list { return listTemplates(access) }
        let found = try RecordFinder(access.network).record(event ?? "", among: [.event])
        if let template { try apply(template, to: found, &access) }
        if let saveAs { try save(saveAs, found, &access) }
        let printer = PlanPrinter(access)
        if format.json { printer.printJSON(found.key.id) } else { printer.print(found.key.id) }
    }

    private func listTemplates(_ access: Access) {
        let templates = access.network.templatesByUse
        if format.json {
            let objects = templates.map { template in
                "{\"name\": \(JSONText.string(template.name)), \"steps\": \(template.steps.count), "
                    + "\"shipped\": \(template.isShipped)}"
            }
            return Output.standard.writeLine(JSONText.array(objects))
        }
        var table = TextTablePrinter([
            PrintedColumn(title: "", priority: 0), PrintedColumn(title: "", priority: 1),
            PrintedColumn(title: "", priority: 2),
        ])
        for template in templates {
            let steps = access.texts(PlanText.steps, n: template.steps.count)
            table.add([template.name, steps, template.isShipped ? "" : "your own"])
        }
        let output = Output.standard
        if output.isTerminal {
            table.printAligned(output, width: output.width)
        } else {
            table.printTabSeparated(output)
        }
    }

    private func apply(_ name: String, to found: RecordFinder.Found, _ access: inout Access) throws {
        let template = try Self.template(name, access.network)
        guard let event = access.network.event(found.key.id) else { return }
        let making = PlanMaking(template, for: event, in: access.network, me: access.author.me)
        var edits = making.edits(by: &access.author)
        guard !edits.isEmpty else {
            Output.errors.writeLine("caucus: all of \(template.name) is there already; nothing was added")
            Output.errors.flushQuietly()
            return
        }
        if event.template == nil {
            let time = access.clock.now
            edits += [access.network.editing(event.key, at: time) { $0.set(.template, template.name) }]
                .compactMap { $0 }
        }
        let summary = access.texts(PlanText.applied, n: making.items.count, ["template": template.name])
        try access.save(summary, edits)
        Output.errors.writeLine("caucus: \(summary)\(access.promising("; take it back with caucus undo"))")
        Output.errors.flushQuietly()
    }

    private func save(_ name: String, _ found: RecordFinder.Found, _ access: inout Access) throws {
        let name = try Values.name(name, what: "a template")
        let edits = access.network.savingTemplate(name, of: found.key.id, by: &access.author)
        let steps = edits.count { $0.after != nil }
        guard steps > 0 else {
            throw CommandFailure(.data, "\(found.title) has no plan that could be kept; add items to it first")
        }
        let summary = access.texts(PlanText.saved, n: steps, ["template": name])
        try access.save(summary, edits)
        Output.errors.writeLine("caucus: \(summary)\(access.promising("; take it back with caucus undo"))")
        Output.errors.flushQuietly()
    }

    /// The template that a name or the beginning of one means.
    static func template(_ name: String, _ network: Network) throws -> PlanTemplate {
        if let template = network.template(named: name) { return template }
        throw CommandFailure(
            .data, "no one template is called '\(name)'; there are", details: network.templates.map(\.name))
    }
}
