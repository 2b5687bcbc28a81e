/// A mark that a workload puts at a place of the data, and by which what was saved is found again: `mark.Task.17.end`.
///
/// Marks are looked for in the bytes of the files, whatever their format, so that nothing of what is put to the test
/// takes part in judging.
enum Mark {
    static func text(_ place: String, _ number: Int) -> String { "mark.\(place).\(number).end" }

    /// The marks that stand in some files, by their places, and how many were cut short.
    static func found(in data: Contents) -> (marks: [String: [String]], torn: Int) {
        var marks: [String: [String]] = [:]
        var torn = 0
        let start = Array("mark.".utf8)
        for (_, bytes) in data.sorted(by: { $0.key < $1.key }) {
            var rest = bytes[...]
            while let range = rest.firstRange(of: start) {
                let word = rest[range.lowerBound...].prefix {
                    $0 == 0x2E || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0)
                }
                rest = rest[word.endIndex...]
                let text = String(decoding: word, as: UTF8.self)
                let parts = text.split(separator: ".")
                if parts.count == 4, parts[3] == "end" {
                    marks[String(parts[1]), default: []].append(text)
                } else {
                    torn += 1
                }
            }
        }
        return (marks, torn)
    }
}

/// What a workload did, as it wrote it down itself: before each step what it is about to do, and after it that it was
/// told that this is saved.
struct Ledger {
    struct Step: Sendable {
        /// The mark of each place once the step is done; an empty text where there is none then.
        let marks: [String: String]
        /// Whether this was said before the end came.
        var isSaved = false
        /// Whether it was said to be saved when the end had already begun.
        var isSavedTooLate = false
        /// What was said where the step could not be saved.
        var failure: String?
    }

    private(set) var steps: [Step] = []
    /// Whether the workload had begun.
    private(set) var isReady = false

    /// What is written into a ledger right before the disk's power goes.
    ///
    /// Who is told after that that something is saved cannot be told by a machine whose power goes. Here it can: a sync
    /// that waits while the file system is shut down may return without an error though nothing was written, since Linux
    /// takes the journal's broken off transaction for a done one (`jbd2_complete_transaction`).
    static let end = "end\n"

    init(_ text: String) {
        var byNumber: [Substring: Int] = [:]
        var hasEnded = false
        // A last line without its end was cut short by the kill, so it says nothing.
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let words = line.split(separator: " ", maxSplits: 2)
            switch words.first {
            case "ready": isReady = true
            case "begin" where words.count > 1:
                byNumber[words[1]] = steps.count
                steps.append(Step(marks: Self.marks(words.count > 2 ? words[2] : "")))
            case "end": hasEnded = true
            case "saved" where words.count > 1:
                guard let index = byNumber[words[1]] else { break }
                if hasEnded { steps[index].isSavedTooLate = true } else { steps[index].isSaved = true }
            case "failed" where words.count > 1:
                byNumber[words[1]].map { steps[$0].failure = words.count > 2 ? String(words[2]) : "" }
            default: break
            }
        }
    }

    private static func marks(_ text: Substring) -> [String: String] {
        text.split(separator: " ").reduce(into: [:]) { marks, word in
            let parts = word.split(separator: "=", omittingEmptySubsequences: false)
            if parts.count == 2 { marks[String(parts[0])] = String(parts[1]) }
        }
    }

    static func line(_ marks: [String: String]) -> String {
        marks.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }

    var saved: Int { steps.count(where: \.isSaved) }

    /// How many changes were said to be saved when the end had begun, and how many of those are not there.
    func savedTooLate(in data: Contents) -> (said: Int, lost: Int) {
        let found = Mark.found(in: data).marks
        let late = steps.filter(\.isSavedTooLate)
        return (late.count, late.count { step in step.marks.contains { (found[$0.key]?.first ?? "") != $0.value } })
    }

    /// What is wrong with the data after these steps, given what each place held before them.
    ///
    /// A place holds the mark of its last saved step, or that of a later one that was under way. `isSettled` says that
    /// the data was opened again since, so that a step must be there as a whole or not at all.
    func faults(of data: Contents, since before: [String: String], isSettled: Bool) -> [String] {
        let (found, torn) = Mark.found(in: data)
        var faults: [String] = torn > 0 && isSettled ? ["\(torn) marks are cut short"] : []
        for place in Set(before.keys).union(steps.flatMap(\.marks.keys)).union(found.keys).sorted() {
            let now = found[place] ?? []
            if now.count > 1 {
                faults.append("\(place) holds \(now.count) marks")
                continue
            }
            let allowed = allowed(at: place, before)
            if !allowed.contains(now.first ?? "") {
                let step = steps.lastIndex { $0.marks[place] != nil && $0.isSaved }
                let which = step.map { ", of step \($0 + 1) of \(steps.count), \(saved) of them saved" } ?? ""
                faults.append(
                    "\(place) holds \(now.first ?? "nothing") and not \(allowed.joined(separator: " or "))\(which)")
            }
        }
        guard isSettled else { return faults }
        for (number, step) in steps.enumerated() where !step.isSaved && step.marks.count > 1 {
            // On a busy machine a step and the next are saved between the word that the power goes and its going: where a
            // later step has put its mark, the place says nothing of this one.
            let places = step.marks.filter { place, mark in
                let now = found[place]?.first ?? ""
                return now == mark || !steps[(number + 1)...].contains { $0.marks[place] == now }
            }
            let there = places.count { (found[$0.key]?.first ?? "") == $0.value }
            if there != 0, there != places.count {
                faults.append("\(there) of \(places.count) places of one change are there")
            }
        }
        return faults
    }

    private func allowed(at place: String, _ before: [String: String]) -> [String] {
        var allowed = [before[place] ?? ""]
        for step in steps {
            guard let mark = step.marks[place] else { continue }
            if step.isSaved { allowed = [mark] } else { allowed.append(mark) }
        }
        return allowed
    }
}
