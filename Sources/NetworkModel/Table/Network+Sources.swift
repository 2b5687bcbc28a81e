import RecFormat

extension Network {
    /// The records of a kind that name the target in one of their traced fields, newest added first, each once.
    package func sources(_ kind: Kind, naming target: Place) -> [Place] {
        let id = self[target.kind].id(at: target.slot)
        var seen: Set<Int> = []
        return facts.candidates(kind, naming: target).compactMap { slot in
            guard seen.insert(slot).inserted, self[kind].isLive(slot) else { return nil }
            return names(id, in: self[kind].record(at: slot), of: kind) ? Place(kind, slot) : nil
        }
    }

    /// The same, typed.
    package func sources<View: RecordView>(_ view: View.Type, naming target: Place) -> [View] {
        sources(View.kind, naming: target).map { View(record(at: $0)) }
    }

    private func names(_ id: RecordID, in record: RecRecord, of kind: Kind) -> Bool {
        Schema[kind].tracedSpecs.contains { spec in
            record.all(spec.field).contains { value in
                if case .described = spec.type { return Described(value).id == id }
                return RecordID(value) == id
            }
        }
    }

    /// The people of a partner, those who have left last.
    package func people(of partner: RecordID, on day: Day) -> [(person: Person, role: Described)] {
        guard let place = place(of: RecordKey(.partner, partner)) else { return [] }
        let all = sources(Person.self, naming: place).compactMap { person in
            person.roles.first { $0.id == partner }.map { (person: person, role: $0) }
        }
        return all.filter { $0.role.isCurrent(on: day) } + all.filter { !$0.role.isCurrent(on: day) }
    }

    /// The contacts with a partner or person, latest first; for a partner those with its people too.
    package func contacts(with place: Place) -> [Contact] {
        var places = sources(.contact, naming: place)
        if place.kind == .partner {
            places += sources(.person, naming: place).flatMap { sources(.contact, naming: $0) }
        }
        var seen: Set<Place> = []
        let contacts = places.filter { seen.insert($0).inserted }.map { place in
            (place.slot, Contact(record(at: place)))
        }
        let dated = contacts.map { (slot: $0.0, at: $0.1.at?.instant ?? .min, contact: $0.1) }
        return dated.sorted { ($0.at, $0.slot) > ($1.at, $1.slot) }.map(\.contact)
    }

    /// The open tasks that concern a partner: named in `Partner`, or held by the partner or one of its people.
    package func openTasks(concerning place: Place) -> [Task] {
        let tasks = tasks(concerning: place).filter { facts.task($0.slot).isOpen }.map { Task(record(at: $0)) }
        return tasks.sorted { ($0.due ?? .last) < ($1.due ?? .last) }
    }

    /// The tasks that concern a partner in the same way and are done, latest first; those without a day are left out.
    package func doneTasks(concerning place: Place) -> [(day: Day, task: Task)] {
        let tasks = tasks(concerning: place).compactMap { place -> (day: Day, task: Task)? in
            guard facts.task(place.slot).status == .done else { return nil }
            let task = Task(record(at: place))
            return task.done.map { ($0, task) }
        }
        return tasks.sorted { ($0.day, $0.task.id) > ($1.day, $1.task.id) }
    }

    private func tasks(concerning place: Place) -> [Place] {
        var places = sources(.task, naming: place)
        if place.kind == .partner {
            places += sources(.person, naming: place).flatMap { person in
                // A team member works at a partner too; the tasks given to the team are not promises of that partner.
                Person(record(at: person)).isTeamMember ? [] : sources(.task, naming: person)
            }
        }
        var seen: Set<Place> = []
        return places.filter { seen.insert($0).inserted }
    }
}
