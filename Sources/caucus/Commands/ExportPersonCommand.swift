import ArgumentParser
import Interchange
import NetworkModel
import RecFormat
import WorkspaceStore

/// `caucus export person`: everything that is held about somebody.
struct ExportPersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Write everything that is held about a person, for whoever asks for it.",
        discussion: """
            caucus export person amina okoye                     as text
            caucus export person amina okoye --output amina.vcf  by the file's ending: .vcf, .json or text

            Told are the person's own fields, every record that names them or whose text tells of them, and every change \
            that is noted down about them. A vCard (RFC 6350) holds their own fields alone.
            """)

    enum Format: String, CaseIterable, EnumerableFlag {
        case text, json, vcard
    }

    @Argument(help: "The person; an Id, or a name.")
    var name: [String]

    @Flag(help: "The format.")
    var format: Format?

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"), completion: .file())
    var output: String?

    @Flag(name: .customLong("private"), help: "With what says Private: yes, too.")
    var withPrivate = false

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let access = try Access(place)
        let found = try RecordFinder(access.network).record(name.joined(separator: " "), among: [.person, .partner])
        let outgoing = access.network.outgoing(withPrivate: withPrivate)
        guard let record = outgoing.network.record(found.key) else {
            throw CommandFailure(.data, "\(found.title) says Private: yes; add --private to write it nonetheless")
        }
        guard found.key.kind == .person || record.first(.kind) == "individual" else {
            throw CommandFailure(.data, "\(found.title) is an organisation; name a person")
        }
        let bytes = try self.bytes(ForgetPlan.Subject(found.key, record.fields), outgoing, access)
        if !outgoing.isWhole { try sayWhatIsMissing(bytes, found.key, outgoing, access) }
        guard let output else { return Output.standard.write(bytes) }
        try OutputFile.write(bytes, to: output)
        Output.standard.writeLine("Wrote what is held about \(found.title) to \(output).")
    }

    /// Says what of the person is private, where anything is.
    private func sayWhatIsMissing(
        _ bytes: [UInt8], _ key: RecordKey, _ outgoing: OutgoingNetwork, _ access: Access
    ) throws {
        let whole = access.network.outgoing(withPrivate: true)
        guard let record = access.network.record(key) else { return }
        let subject = ForgetPlan.Subject(key, record.fields)
        guard try self.bytes(subject, whole, access) != bytes else { return }
        let dossier = PersonDossier(subject, in: whole, [], by: access.author)
        let count = dossier.entries.count { outgoing.withheld.contains($0.key) }
        guard chosen == .vcard || count == 0 else { return WithheldWords.say(count) }
        Output.errors.writeLine("caucus: what is private was left out; --private takes it in")
    }

    private func bytes(
        _ subject: ForgetPlan.Subject, _ outgoing: OutgoingNetwork, _ access: Access
    ) throws -> [UInt8] {
        if chosen == .vcard { return PersonCard(subject.key, subject.fields, in: outgoing).bytes }
        let dossier = PersonDossier(subject, in: outgoing, try access.store.changes(), by: access.author)
        let listing = DossierListing(dossier, outgoing.network, access.clock, access.texts)
        return Array((chosen == .json ? listing.json : listing.text).utf8)
    }

    /// The format asked for, or that of the file's name.
    private var chosen: Format {
        if let format { return format }
        let ending = (output ?? "").split(separator: ".").last.map { Folding.folded($0) }
        return ending == "vcf" ? .vcard : ending == "json" ? .json : .text
    }
}
