import ArgumentParser

/// The command line of caucus.
@main
struct Caucus: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "caucus", version: "0.1.0")
}
