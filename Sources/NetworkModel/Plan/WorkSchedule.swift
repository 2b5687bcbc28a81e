/// The critical path through pieces of work that wait for one another: when each can be finished at the earliest, and
/// when it has to be finished at the latest so that nothing behind it comes too late.
///
/// One pass forward and one backward over the graph, each piece once. Pieces that wait for one another in a ring are
/// named; the link that closes the ring is left out, so that everything still gets its days.
struct WorkSchedule {
    /// A piece of work.
    struct Piece {
        /// The last day by its own date, or by that of what it is for; nil where nothing sets one.
        var limit: Day?
        var span = WorkSpan()
        /// The day on which work on it began; what has passed since is taken off what it needs.
        var begun: Day?
        /// The day from which whoever does it has time for it.
        var free: Day?
        /// The pieces that come first, by index.
        var after: [Int] = []
    }

    /// When a piece of work can be and has to be done.
    struct Times {
        var earliestStart: Day
        var earliestFinish: Day
        /// Nil where neither its own date nor one of what waits for it sets a limit.
        var latestFinish: Day?
        /// The piece before it that it waits for longest.
        var waitsFor: Int?
        /// The piece behind it that has to begin so early, where that comes before its own date.
        var neededBy: Int?

        init(today: Day) {
            earliestStart = today
            earliestFinish = today
        }
    }

    private(set) var times: [Times]
    /// Pieces that wait for one another, each the next one and the last the first.
    private(set) var rings: [[Int]] = []
    private var before: [[Int]]
    /// The pieces, each behind those that it waits for.
    private var order: [Int] = []

    init(_ pieces: [Piece], today: Day) {
        times = Array(repeating: Times(today: today), count: pieces.count)
        before = Array(repeating: [], count: pieces.count)
        order.reserveCapacity(pieces.count)
        sort(pieces)
        for index in order { goForward(index, pieces, today) }
        for index in order.reversed() { goBack(index, pieces) }
    }

    // MARK: The order

    /// Depth first, with a stack of its own: a chain may be as long as there are pieces.
    private mutating func sort(_ pieces: [Piece]) {
        enum Mark { case new, open, closed }
        var marks = Array(repeating: Mark.new, count: pieces.count)
        var path: [(piece: Int, next: Int)] = []
        for root in pieces.indices where marks[root] == .new {
            marks[root] = .open
            path.append((root, 0))
            while let (piece, next) = path.last {
                guard next < pieces[piece].after.count else {
                    marks[piece] = .closed
                    order.append(piece)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let first = pieces[piece].after[next]
                switch marks[first] {
                case .open:
                    let start = path.firstIndex { $0.piece == first } ?? 0
                    rings.append(path[start...].map(\.piece))
                case .closed: before[piece].append(first)
                case .new:
                    before[piece].append(first)
                    marks[first] = .open
                    path.append((first, 0))
                }
            }
        }
    }

    // MARK: The two passes

    private mutating func goForward(_ index: Int, _ pieces: [Piece], _ today: Day) {
        let piece = pieces[index]
        if let begun = piece.begun {
            // What has begun no longer waits for anything; it is not finished before today.
            times[index].earliestStart = begun
            times[index].earliestFinish = max(today, piece.span.finish(startingOn: begun))
            return
        }
        var start = today
        if !piece.span.isNothing, let free = piece.free { start = max(start, free) }
        for first in before[index] {
            let ready = times[first].earliestFinish + gap(pieces[first], piece)
            guard ready > start else { continue }
            start = ready
            times[index].waitsFor = first
        }
        times[index].earliestStart = start
        times[index].earliestFinish = piece.span.finish(startingOn: start)
    }

    // What has begun and has a day of its own is held to that: it cannot begin any earlier for what waits for it.
    private mutating func goBack(_ index: Int, _ pieces: [Piece]) {
        let piece = pieces[index]
        if let limit = piece.limit, limit <= times[index].latestFinish ?? limit {
            times[index].latestFinish = limit
            times[index].neededBy = nil
        }
        guard let finish = times[index].latestFinish else { return }
        let start = piece.begun == nil ? piece.span.latestStart(finishingOn: finish) : finish
        for first in before[index] where pieces[first].begun == nil || pieces[first].limit == nil {
            let limit = start - gap(pieces[first], piece)
            guard limit < times[first].latestFinish ?? .last else { continue }
            times[first].latestFinish = limit
            times[first].neededBy = index
        }
    }

    /// How many days lie between the last day of a piece and the first of one behind it.
    private func gap(_ first: Piece, _ next: Piece) -> Int {
        first.span.fillsLastDay && !next.span.isNothing && next.begun == nil ? 1 : 0
    }
}
