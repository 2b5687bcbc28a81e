/// What has to be seen to before somebody can come to an event.
package enum Matter: String, CaseIterable, Hashable, Sendable {
    case registration, visa, travel, accommodation, funding

    /// How far it is.
    package enum Progress: String, CaseIterable, Hashable, Sendable {
        case needed, asked, done, refused
        case notNeeded = "not needed"

        /// Whether somebody still has to see to it.
        package var isMissing: Bool {
            switch self {
            case .needed, .asked, .refused: true
            case .done, .notNeeded: false
            }
        }

        /// What follows when one key goes through what can be: needed, asked, done, not needed, and nothing said.
        package var next: Progress? {
            switch self {
            case .needed: .asked
            case .asked, .refused: .done
            case .done: .notNeeded
            case .notNeeded: nil
            }
        }
    }
}
