/// A template of preparation plans: steps with their days counted from the event.
package struct PlanTemplate: Sendable {
    package let name: String
    /// In the order in which the file has them.
    package let steps: [PlanStep]
    /// The kind of event that it is for, where that is known.
    package let kind: String?
    /// Whether it came with caucus, and is not one of the workspace's own.
    package let isShipped: Bool

    init(name: String, steps: [PlanStep], kind: String?, isShipped: Bool) {
        self.name = name
        self.steps = steps
        self.kind = kind
        self.isShipped = isShipped
    }

    /// Whether it is called so; case and accents do not count.
    package func isCalled(_ name: String) -> Bool { Folding.fold(self.name) == Folding.fold(name) }
}

extension Network {
    /// All templates: the workspace's own, then those that came with caucus and have no namesake among them.
    package var templates: [PlanTemplate] {
        let own = ownTemplates
        return own + ShippedTemplates.all.filter { shipped in !own.contains { $0.isCalled(shipped.name) } }
    }

    /// The templates with the one first that most events here were planned with.
    package var templatesByUse: [PlanTemplate] {
        var uses: [[UInt8]: Int] = [:]
        for event in all(Event.self) {
            if let name = event.template { uses[Folding.fold(name), default: 0] += 1 }
        }
        let templates = templates
        guard let most = uses.values.max(),
            let usual = templates.firstIndex(where: { uses[Folding.fold($0.name)] == most })
        else {
            // Until there is a habit, the shipped ones lead in their order.
            return templates.filter(\.isShipped) + templates.filter { !$0.isShipped }
        }
        return [templates[usual]] + templates[..<usual] + templates[(usual + 1)...]
    }

    /// The template of a name; or the one that the name begins, where it is only one.
    package func template(named name: String) -> PlanTemplate? {
        let templates = templates
        if let exact = templates.first(where: { $0.isCalled(name) }) { return exact }
        let folded = Folding.fold(name)
        let beginning = templates.filter { Folding.fold($0.name).starts(with: folded) }
        return beginning.count == 1 ? beginning[0] : nil
    }

    private var ownTemplates: [PlanTemplate] {
        var names: [String] = []
        var steps: [[UInt8]: [PlanStep]] = [:]
        for step in all(PlanStep.self) where !step.template.isEmpty {
            let key = Folding.fold(step.template)
            if steps[key] == nil { names.append(step.template) }
            steps[key, default: []].append(step)
        }
        return names.map { name in
            PlanTemplate(
                name: name, steps: steps[Folding.fold(name)] ?? [], kind: kind(ofEventsPlannedWith: name),
                isShipped: false)
        }
    }

    private func kind(ofEventsPlannedWith name: String) -> String? {
        let folded = Folding.fold(name)
        if let shipped = ShippedTemplates.all.first(where: { $0.isCalled(name) }) { return shipped.kind }
        if let word = Vocabulary.eventKinds.words.first(where: { Folding.fold($0) == folded }) { return word }
        return all(Event.self).last { $0.template.map { Folding.fold($0) == folded } ?? false }?.sort
    }
}
