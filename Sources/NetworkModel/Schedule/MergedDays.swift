/// The days of a rule and further ones, in order, each once and found one by one.
struct MergedDays: Sequence {
    let days: RecurrenceDays
    /// In order and each once.
    let extra: [Day]

    func makeIterator() -> Iterator { Iterator(days.makeIterator(), extra[...]) }

    struct Iterator: IteratorProtocol {
        private var days: RecurrenceDays.Iterator
        private var waiting: Day?
        private var extra: ArraySlice<Day>

        fileprivate init(_ days: RecurrenceDays.Iterator, _ extra: ArraySlice<Day>) {
            self.days = days
            self.extra = extra
            waiting = self.days.next()
        }

        mutating func next() -> Day? {
            guard let day = [waiting, extra.first].compactMap({ $0 }).min() else { return nil }
            if extra.first == day { extra.removeFirst() }
            if waiting == day { waiting = days.next() }
            return day
        }
    }
}
