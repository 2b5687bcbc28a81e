import CustomDump
import NetworkModel
import RecFormat
import Testing

@Suite("Likely duplicates among the names of a coalition")
struct DuplicateFinderTests {
    private static let names = [
        "Action Group on Erosion, Technology and Concentration (ETC Group)", "Third World Network (TWN) Africa",
        "Third World Network (TWN) India", "Third World Network (TWN) Indonesia", "Friends of the Earth (FOE) UK",
        "Friends of the Earth (FOE) Hungary MTVSZ", "ANPFa (farmers' organization)", "BKU (farmers' organization)",
        "Bharat Krishak Samaj (BKS, farmers' organization)", "Alternative Information & Development Centre",
        "Austrian Federal Chamber of Labour", "ATTAC Austria", "WaterAid", "Asia Pacific Research Network (APRN)",
        "Tanzania Trade and Economic Justice Forum", "Public Services International (PSI)",
        "Corporate Europe Observatory",
        "Ecologistas en Acción", "COAST / Equity BD",
    ]

    private static let finder: DuplicateFinder = {
        let records = names.enumerated().map { "Id: p\($0)\nName: \($1)\n" }.joined(separator: "\n")
        return DuplicateFinder(.partner, of: Network(documents: [.partner: RecDocument(Array(records.utf8))]))
    }()

    private func told(_ name: String) -> String {
        let found = Self.finder.likelyDuplicates(of: name).filter { $0.candidate.title != name }
        return found.map { "\($0.reason): \($0.candidate.title)" }.joined(separator: "; ")
    }

    @Test("organisations that are branches or of one kind are not taken for each other", arguments: names)
    func noneAmongThemselves(name: String) {
        expectNoDifference(told(name), "")
    }

    @Test(
        "the same organisation written otherwise is found",
        arguments: [
            ("ETC Group", "sameShortForm: Action Group on Erosion, Technology and Concentration (ETC Group)"),
            (
                "Action Group on Erosion Technology & Concentration",
                "sameWords: Action Group on Erosion, Technology and Concentration (ETC Group)"
            ),
            ("Third World Network Africa", "sameName: Third World Network (TWN) Africa"),
            ("TWN Africa (Third World Network)", "sameWords: Third World Network (TWN) Africa"),
            ("BKS", "sameShortForm: Bharat Krishak Samaj (BKS, farmers' organization)"),
            (
                "Alternative Information and Developement Center",
                "spelledAlike: Alternative Information & Development Centre"
            ),
            ("Austrian Chamber of Labour", "oneInTheOther: Austrian Federal Chamber of Labour"),
            ("Water Aid", "sameName: WaterAid"),
            ("Asia-Pacific Research Network", "sameName: Asia Pacific Research Network (APRN)"),
            ("CEO Corporate Europe Observatory", "oneInTheOther: Corporate Europe Observatory"),
            ("Ecologistas en Accion e.V.", "sameWords: Ecologistas en Acción"),
            ("EquityBD", "sameShortForm: COAST / Equity BD"), ("Equity BD", "sameShortForm: COAST / Equity BD"),
            ("Ecologistes en Acción", "spelledAlike: Ecologistas en Acción"),
        ])
    func found(name: String, expected: String) {
        expectNoDifference(told(name), expected)
    }

    @Test(
        "names that begin alike are found where somebody may choose among them",
        arguments: [
            ("SEATINI", ["SEATINI Kenya", "SEATINI Uganda Trust"]), ("REBRIP Brasil", ["REBRIP"]),
            ("Public Citizen", ["Public Citizen's Global Trade Watch"]), ("Public Services", []), ("Global Trade", []),
        ])
    func beginAlike(name: String, expected: [String]) {
        var finder = DuplicateFinder()
        for title in ["SEATINI Uganda Trust", "SEATINI Kenya", "REBRIP", "Public Citizen's Global Trade Watch"] {
            finder.add(NameCandidate(key: RecordKey(.partner, RecordID(title)), title: title))
        }
        expectNoDifference(finder.sharingBeginning(with: name).map(\.title), expected)
    }

    @Test(
        "names that merely resemble each other are left alone",
        arguments: [
            "ATTAC Australia", "Forum for Trade Justice", "Third World Network (TWN) Nepal", "ATTAC", "Network",
            "PSI UK",
        ])
    func leftAlone(name: String) {
        expectNoDifference(told(name), "")
    }
}
