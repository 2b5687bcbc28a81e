/// All screens: a new one is a folder, a case of `ScreenID`, a field of `State` and a line here.
package enum ScreenRegistry {
    /// The module of a screen.
    package static subscript(_ id: ScreenID) -> any ScreenModule.Type {
        switch id {
        case .today: TodayScreen.self
        case .partners: PartnersScreen.self
        case .events: EventsScreen.self
        case .checklist: ChecklistScreen.self
        case .tasks: TasksScreen.self
        case .log: LogScreen.self
        case .network: NetworkScreen.self
        case .outreach: OutreachScreen.self
        case .participants: ParticipantsScreen.self
        case .logistics: LogisticsScreen.self
        case .session: SessionScreen.self
        case .calendar: CalendarScreen.self
        case .workload: WorkloadScreen.self
        }
    }

    /// Every module, those with tabs first and in their order.
    package static var all: [any ScreenModule.Type] { ScreenID.allCases.map { self[$0] } }
}
