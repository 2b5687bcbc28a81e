/// A line of a task's history: what became of it on a day.
///
/// In the files `2026-11-22 declined: ana-ruiz; no time until March; by joe`: the day, the act, whose it is, remarks,
/// and who noted it where that is somebody else. Of a task that went from one to another both are named, as
/// `handed over: ana-ruiz -> fatima-khan`.
package struct HistoryLine: Hashable, Sendable {
    package enum Act: String, CaseIterable, Hashable, Sendable {
        case proposed, accepted, declined, released
        case handedOver = "handed over"
        case setAside = "set aside"
        case begun, waiting, done, dropped, reopened
    }

    package var day: Day
    package var act: Act
    /// Whose task it is, or was.
    package var who: RecordID?
    /// Whom it went to.
    package var to: RecordID?
    /// Why, or what it waits for.
    package var remark: String
    /// Who noted it, where that is not `who`.
    package var by: RecordID?

    package init(
        _ day: Day, _ act: Act, _ who: RecordID? = nil, to: RecordID? = nil, remark: String = "", by: RecordID? = nil
    ) {
        self.day = day
        self.act = act
        self.who = who
        self.to = to
        self.remark = Self.oneLine(remark)
        self.by = by == who ? nil : by
    }

    /// The line that a value of `History` says; nil for what people wrote in their own words.
    package init?(_ value: String) {
        let bytes = Array(value.utf8)
        guard bytes.count > 11, bytes[10] == UInt8(ascii: " "),
            let day = Day(iso: String(decoding: bytes[..<10], as: UTF8.self))
        else { return nil }
        var parts = String(decoding: bytes[11...], as: UTF8.self).components(partedBy: "; ")
        let head = parts.removeFirst().components(partedBy: ": ")
        guard let act = Act(rawValue: head[0]) else { return nil }
        let ids = head.count > 1 ? head[1].components(partedBy: " -> ") : []
        var by: RecordID?
        if let last = parts.last, last.utf8.starts(with: "by ".utf8), !last.dropFirst(3).utf8.contains(0x20) {
            by = RecordID(String(last.dropFirst(3)))
            parts.removeLast()
        }
        self.init(
            day, act, ids.first.map { RecordID($0) }, to: ids.count > 1 ? RecordID(ids[1]) : nil,
            remark: parts.joined(separator: "; "), by: by)
    }

    /// The line as it stands in the files.
    package var value: String {
        let holders = [who, to].compactMap { $0?.text }.joined(separator: " -> ")
        let head = "\(day.iso) \(act.rawValue)" + (holders.isEmpty ? "" : ": \(holders)")
        let tail = (remark.isEmpty ? [] : [remark]) + (by.map { ["by \($0.text)"] } ?? [])
        return ([head] + tail).joined(separator: "; ")
    }

    /// Line breaks would end the value of a field of one line.
    private static func oneLine(_ text: String) -> String {
        text.utf8.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text
    }
}

extension String {
    /// The parts between occurrences of a separator, which is ASCII; at least one.
    fileprivate func components(partedBy separator: String) -> [String] {
        let bytes = Array(utf8)
        let mark = Array(separator.utf8)
        var parts: [String] = []
        var (start, offset) = (0, 0)
        while offset + mark.count <= bytes.count {
            if bytes[offset..<offset + mark.count].elementsEqual(mark) {
                parts.append(String(decoding: bytes[start..<offset], as: UTF8.self))
                offset += mark.count
                start = offset
            } else {
                offset += 1
            }
        }
        return parts + [String(decoding: bytes[start...], as: UTF8.self)]
    }
}

extension Task {
    /// The lines of the history that can be read, the oldest first.
    package var historyLines: [HistoryLine] { history.compactMap { HistoryLine($0) } }

    /// The last refusal, where nobody was asked since: who it was and why.
    package var refusal: HistoryLine? {
        let last = historyLines.last { [.proposed, .accepted, .declined, .handedOver].contains($0.act) }
        return last?.act == .declined ? last : nil
    }
}
