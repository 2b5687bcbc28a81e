import Synchronization

/// What a part of the programme did, and what it found.
struct Report: Sendable {
    let part: String
    let title: String
    /// What was done, in the order in which it is told: `("faults", 1204)`.
    var counts: [(what: String, number: Int)] = []
    /// What must not be; a run that has any fails.
    var findings: [String] = []
    /// What is worth saying and no fault.
    var remarks: [String] = []
    /// Why the part was not run.
    var skipped: String?
    var seconds = 0.0

    init(_ part: String, _ title: String, skipped: String? = nil) {
        self.part = part
        self.title = title
        self.skipped = skipped
    }

    /// Adds to what was done.
    mutating func count(_ what: String, _ number: Int = 1) {
        if let index = counts.firstIndex(where: { $0.what == what }) {
            counts[index].number += number
        } else {
            counts.append((what, number))
        }
    }

    func number(of what: String) -> Int { counts.first { $0.what == what }?.number ?? 0 }

    /// One line, and one for each of that many findings.
    func text(showing shown: Int) -> String {
        if let skipped { return "\(part) \(title): SKIPPED, \(skipped)" }
        let done = counts.map { "\($0.number) \($0.what)" }.joined(separator: ", ")
        let verdict = findings.isEmpty ? "nothing found" : "\(findings.count) FOUND"
        var lines = ["\(part) \(title): \(done); \(verdict) (\(Int(seconds.rounded())) s)"]
        // What is lost comes before what is only said wrong.
        let losses = findings.filter { $0.contains("neither old nor new") }
        let shownFirst = losses + findings.filter { !$0.contains("neither old nor new") }
        if !losses.isEmpty { lines.append("    in \(losses.count) of these data is torn") }
        lines += shownFirst.prefix(shown).map { "    FOUND \($0)" }
        if findings.count > shown { lines.append("    and \(findings.count - shown) more") }
        return (lines + remarks.map { "    \($0)" }).joined(separator: "\n")
    }
}

/// A report that several lanes write to.
final class Tally: Sendable {
    private let report: Mutex<Report>

    init(_ report: Report) { self.report = Mutex(report) }

    func count(_ what: String, _ number: Int = 1) { report.withLock { $0.count(what, number) } }
    func find(_ finding: String) { report.withLock { $0.findings.append(finding) } }
    func remark(_ remark: String) { report.withLock { $0.remarks.append(remark) } }
    var result: Report { report.withLock { $0 } }
}
