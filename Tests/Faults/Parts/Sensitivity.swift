/// R4': whether the harness finds what is wrong with two writers that are wrong on purpose.
struct Sensitivity {
    let setting: Setting

    func run() throws -> Report {
        var report = Report("R4'", "wrong writers are found out")
        for manner in [Manner.renaming, .truncating] {
            let trial = Setting(
                subject: WrongWriter(manner: manner, harness: setting.harness), tier: .quick, machine: setting.machine,
                folder: setting.folder, fastFolder: setting.fastFolder, seed: setting.seed, harness: setting.harness)
            var reports = [try PowerCuts(setting: trial, cuts: 2).run()]
            // Renaming is enough against a kill; emptying the file first is not.
            if manner == .truncating {
                reports += try [KilledAtEveryCall(setting: trial).run(), EveryCallFails(setting: trial).run()]
            }
            for result in reports {
                if let reason = result.skipped {
                    report.remarks.append("\(result.part) of the \(manner.rawValue) writer SKIPPED, \(reason)")
                    continue
                }
                report.count("trials")
                report.count("faults of wrong writers found", result.findings.count)
                if result.findings.isEmpty {
                    report.findings.append("\(result.part) finds nothing wrong with \(trial.subject.name)")
                }
            }
        }
        return report
    }
}
