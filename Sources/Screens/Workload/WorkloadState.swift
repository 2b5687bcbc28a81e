import Insight
package import NetworkModel

/// What the Workload screen keeps.
package struct WorkloadState: Sendable {
    package var list = ListState()
    /// Whether partners are told apart, with what their people hold, and not people.
    package var isByPartner = false
    /// The event until which hours are counted; nil for the next weeks.
    package var event: RecordID?
    private(set) var workload: Workload?
    private(set) var share: WorkShare?
    private(set) var loads: [Place: Load] = [:]

    package init() {}

    /// Takes up a workload; `share` is of people, however they are told apart.
    mutating func take(_ workload: Workload, _ share: WorkShare, in network: Network) {
        self.workload = workload
        self.share = share
        loads = [:]
        for load in workload.all where load.count > 0 || load.capacity != nil {
            guard let place = network.place(of: load.holder, among: [.person, .partner]) else { continue }
            loads[place] = load
        }
    }

    /// What is looked at in all: the hours until the event, or those of the weeks.
    func hoursAhead(_ load: Load) -> Double { event == nil ? load.hoursInWeeks : load.hoursUntilEvent }

    /// The hours that somebody has for that; nil where nobody noted them.
    func capacityAhead(_ load: Load) -> Double? {
        load.capacity.map { $0 * (workload?.weeksUntilEvent ?? Double(workload?.weekCount ?? 1)) }
    }
}
