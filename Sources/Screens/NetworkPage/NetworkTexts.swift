/// Texts of the Network screen.
package enum NetworkText: String, TextTable {
    package static let name = "network"

    case empty =
        "Nothing is written down about this network yet. e says what it is for, how it works together, and by which rules."
    case held = "What is kept"
    case stages = "Partners by stage"
    case kinds = "Partners by kind"
    case noStage = "no stage"
    case noKind = "no kind"
    case interdependence = "interdependence {n} of 5"
    case from = "since {day}"
    case until = "until {day}"
}
