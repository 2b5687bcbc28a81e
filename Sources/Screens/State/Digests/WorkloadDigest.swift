import Insight
import NetworkModel

/// Who has how much to do in the next weeks, worked out once and kept up with every change of tasks, items, events and
/// people.
struct WorkloadDigest: Sendable {
    private let day: Day
    private(set) var workload: Workload
    /// What was counted, by kind and slot.
    private var counted: [[OpenWorkItem?]]

    init(_ network: Network, on day: Day) {
        self.day = day
        workload = Workload(network, on: day)
        counted = network.tables.map { table in
            table.kind == .task || table.kind == .checklistItem ? Array(repeating: nil, count: table.slotCount) : []
        }
        var counted = counted
        network.forEachOpenWorkItem(on: day) { counted[$0.place.kind.ordinal][$0.place.slot] = $0 }
        self.counted = counted
    }

    /// Calls `body` with all open work of the day.
    func forEachWork(_ body: (OpenWorkItem) -> Void) {
        for items in counted { for case let item? in items { body(item) } }
    }

    /// Whether it holds for a day.
    func isOf(_ day: Day) -> Bool { self.day == day }

    /// Takes up the records that a change touched.
    mutating func take(_ change: Change, in network: Network) {
        let places = Self.places(of: change, in: network)
        let new = network.openWork(at: places, on: day)
        var old: [OpenWorkItem] = []
        for (place, item) in zip(places, new) {
            let kind = place.kind.ordinal
            let missing = place.slot + 1 - counted[kind].count
            if missing > 0 { counted[kind].append(contentsOf: repeatElement(nil, count: missing)) }
            if let known = counted[kind][place.slot] { old.append(known) }
            counted[kind][place.slot] = item
        }
        if !places.isEmpty { workload.replace(old, with: new.compactMap { $0 }) }
        sweep(network, change)
        workload.takeHours(of: Set(change.edits.lazy.map(\.key).filter { $0.kind == .person }.map(\.id)), in: network)
    }

    /// Takes away what was deleted.
    private mutating func sweep(_ network: Network, _ change: Change) {
        var gone: [OpenWorkItem] = []
        for kind in Set(change.edits.lazy.filter { $0.after == nil }.map(\.key.kind)) {
            let table = network[kind]
            for (slot, item) in counted[kind.ordinal].enumerated() where !table.isLive(slot) {
                if let item { gone.append(item) }
                counted[kind.ordinal][slot] = nil
            }
        }
        if !gone.isEmpty { workload.replace(gone, with: []) }
    }

    /// The tasks and items whose work a change may alter, each once.
    private static func places(of change: Change, in network: Network) -> [Place] {
        var seen: Set<Place> = []
        var result: [Place] = []
        for edit in change.edits {
            guard let place = network.place(of: edit.key) else { continue }
            switch edit.key.kind {
            case .task, .checklistItem: if seen.insert(place).inserted { result.append(place) }
            case .event: result += network.sources(.checklistItem, naming: place).filter { seen.insert($0).inserted }
            default: break
            }
        }
        return result
    }
}
