import NetworkModel

/// The texts of one screen or part: an enumeration whose raw values are the English words.
///
/// `{name}` stands for a value. Forms for numbers are parted by `|`: `{n} partner|{n} partners`. A translation is a
/// text for each key; the code is not touched.
package protocol TextTable: RawRepresentable, CaseIterable, Sendable where RawValue == String {
    /// The beginning of its keys: `today`.
    static var name: String { get }
}

extension TextTable {
    /// What a translation calls this text: `today.late`.
    package var key: String { "\(Self.name).\(self)" }
}

/// All tables of texts: what a translator works through. One line a table.
package enum TextRegistry {
    package static let tables: [any TextTable.Type] = [
        GeneralText.self, DateText.self, KindText.self, CommandGroupText.self, PaletteText.self, ChooserText.self,
        FormText.self, FilterText.self, FilterStateText.self, FirstRunText.self, ProblemsText.self, MessagesText.self,
        HistoryText.self,
        TodayText.self, PartnersText.self, EventsText.self, ChecklistText.self, TasksText.self, LogText.self,
        NetworkText.self, OutreachText.self, SharingText.self, ShellText.self,
        ListingText.self, WorkloadText.self, ParticipantsText.self, LogisticsText.self, SessionText.self,
        SessionOverlayText.self,
        CalendarText.self, LeadTimeText.self, PlanText.self,
        BriefText.self, LeadsText.self, ProcessesText.self, TrainingText.self,
        InsightText.self, SuggestText.self, RemindText.self,
    ]

    /// Every key with its English text, the words of the command table and the labels of fields included.
    package static var english: [(key: String, text: String)] {
        tables.flatMap { entries($0) } + labels
            + CommandTable.rows.flatMap { row in
                [("command.\(row.id.name).title", row.title), ("command.\(row.id.name).help", row.help)]
            }
    }

    private static var labels: [(key: String, text: String)] {
        var seen: Set<Field> = []
        let fields = Kind.allCases.flatMap { Schema[$0].specs.map(\.field) }.filter { seen.insert($0).inserted }
        return fields.map { ("field.\($0.name)", Texts.label(of: $0.name)) }
    }

    private static func entries<Table: TextTable>(_ table: Table.Type) -> [(key: String, text: String)] {
        table.allCases.map { ($0.key, $0.rawValue) }
    }
}
