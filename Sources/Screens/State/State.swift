package import NetworkModel
package import TextCanvas

/// All that the screens know. A value; copies share the network's bytes and lists.
package struct State: Sendable {
    package internal(set) var network: Network
    package var author: Author
    package var size: Size
    package var screen: ScreenID = .today
    package var overlays: [any Overlay] = []
    package var status: Status?
    /// What it was before, the last of it last.
    package internal(set) var said: [Said] = []
    package var progress: Progress?
    package var history = History()
    package var configuration = Configuration()
    package var texts = Texts()
    /// Goes up whenever the network changes or another one is opened.
    package internal(set) var version = 0
    package var themes = Themes()
    /// The open workspace's folder; nil before there is one.
    package var folder: String?
    package var problems: [WorkspaceProblem] = []
    package var sharing = SharingState()
    package internal(set) var prepared = Prepared()
    /// Whether indexes are being built, and what has changed since.
    var isPreparing = false
    var changesWhilePreparing: [Change] = []
    /// How all preparation stood when a screen last asked.
    var knownPreparation: KnownPreparation?

    var unsaved = Unsaved()

    // One line a screen.
    package var today = TodayState()
    package var partners = PartnersState()
    package var events = EventsState()
    package var checklist = ChecklistState()
    package var tasks = TasksState()
    package var log = LogState()
    package var networkPage = NetworkPageState()
    package var outreach = OutreachState()
    package var participants = ParticipantsState()
    package var logistics = LogisticsState()
    package var session = SessionState()
    package var calendar = CalendarState()
    package var workload = WorkloadState()

    package init(author: Author, size: Size, network: Network = Network(), folder: String? = nil) {
        self.author = author
        self.size = size
        self.network = network
        self.folder = folder
    }

    package var clock: Clock { author.clock }
    package var day: Day { author.clock.today }
    package var me: RecordID? { author.me }
    /// Words for days and moments, as they are seen from now.
    package var dates: DatePhrases { DatePhrases(texts: texts, clock: clock) }
    /// The module of the open screen.
    package var module: any ScreenModule.Type { ScreenRegistry[screen] }

    /// The themes that can be chosen, and the one in use.
    package struct Themes: Hashable, Sendable {
        package var choices: [ThemeChoice] = []
        package var current = ""
    }
}
