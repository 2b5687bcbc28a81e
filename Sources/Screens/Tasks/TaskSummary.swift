import Insight
import NetworkModel

/// What all open tasks come to: how many there are, whether few people hold the work, and what each holds this week.
struct TaskSummary: Sendable {
    private(set) var openCount = 0
    private(set) var unownedCount = 0
    private var workload: Workload?
    /// How many percent of the work that somebody holds lie with the two who hold most, and how that was measured; nil
    /// where that says nothing.
    private(set) var shareOfTwo: (percent: Int, measure: WorkShare.Measure)?

    init() {}

    init(_ workload: Workload, _ digest: TaskDigest) {
        self.workload = workload
        openCount = digest.openCount
        unownedCount = digest.unownedCount
        let share = WorkShare(workload)
        guard share.parts.count > 2 else { return }
        shareOfTwo = (Int((share.part(ofTop: 2) * 100).rounded()), share.measure)
    }

    /// The hours that somebody's open tasks and checklist items ask of this week.
    func hours(of holder: String) -> Double { workload?[RecordID(holder)]?.weeks.first ?? 0 }
}
