import ArgumentParser
import NetworkModel

/// What of a list is printed: on a terminal, where the user looks, all of it; what goes elsewhere is without what says
/// `Private: yes`, unless that is asked for.
struct PrivateOption: ParsableArguments {
    @Flag(name: .customLong("private"), help: "With what says Private: yes, too; a terminal shows it in any case.")
    var isAskedFor = false

    /// Whether what is private has to be left out.
    func leavesOut(_ format: OutputFormat, csv: Bool = false) -> Bool {
        !isAskedFor && (format.json || csv || !Output.standard.isTerminal)
    }

    /// The network as it may be listed.
    func outgoing(_ access: Access, _ format: OutputFormat, csv: Bool = false) -> OutgoingNetwork {
        access.network.outgoing(withPrivate: !leavesOut(format, csv: csv))
    }
}
