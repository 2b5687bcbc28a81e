import NetworkModel
import RecFormat

/// `FIELD=VALUE` as people type it on the command line, checked against the schema.
struct FieldChanges {
    private enum Action { case set, add, remove }

    private struct Change {
        let field: Field
        let action: Action
        let value: String
    }

    private var changes: [Change] = []
    private let clock: Clock
    private let network: Network

    init(_ texts: [String], kind: Kind, zone: String? = nil, _ access: Access) throws {
        clock = access.clock
        network = access.network
        var reader = ValueReader(access, zone: zone)
        // The zone is read first: times are on its clocks wherever it stands.
        let zones = try texts.map(Self.split).filter { Folding.fold($0.name) == Folding.fold(Field.timezone.name) }
        if kind == .event, let last = zones.last, let spec = Schema[kind].spec(of: .timezone), !last.value.isEmpty {
            reader = ValueReader(access, zone: try reader.value(last.value, for: spec))
        }
        for text in texts {
            let (name, action, value) = try Self.split(text)
            guard let spec = Self.spec(named: name, of: kind) else { throw Self.unknown(name, kind) }
            guard spec.field != .id, spec.field != .created, spec.field != .modified else {
                throw CommandFailure(.data, "\(spec.field) is set by caucus itself; leave it out")
            }
            guard action == .set || spec.repeats else {
                throw CommandFailure(.data, "\(spec.field) has one value; set it with \(spec.field)=…")
            }
            let read = value.isEmpty || action == .remove ? value : try reader.value(value, for: spec)
            changes.append(Change(field: spec.field, action: action, value: read))
        }
    }

    /// Makes the changes in a draft; refuses those that leave it without a field it must have, or saying what cannot be.
    func apply(to draft: inout Draft) throws {
        let before = draft
        var fresh: Set<Field> = []
        for change in changes {
            switch change.action {
            case .add: draft.add(change.field, change.value)
            case .remove: draft.remove(change.field, change.value)
            case .set where fresh.insert(change.field).inserted: draft.set(change.field, change.value)
            case .set: try addFurther(change, to: &draft)
            }
        }
        for spec in Schema[draft.key.kind].specs where spec.isRequired && draft.first(spec.field) == nil {
            throw CommandFailure(.data, "a \(draft.key.kind.typeName) needs a \(spec.field); give one")
        }
        draft.settleTimes(on: clock, since: before.isNew ? nil : before)
        let faults = network.faults(of: draft, on: clock)
        guard faults.isEmpty else {
            throw CommandFailure(.data, faults.map(\.description).joined(separator: "; "))
        }
    }

    private func addFurther(_ change: Change, to draft: inout Draft) throws {
        guard Schema[draft.key.kind].spec(of: change.field)?.repeats == true else {
            throw CommandFailure(.data, "\(change.field) has one value; name it once")
        }
        draft.add(change.field, change.value)
    }

    private static func split(_ text: String) throws -> (name: String, action: Action, value: String) {
        guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")), equals > text.startIndex else {
            throw CommandFailure(.usage, "'\(text)' is no FIELD=VALUE; write for example Stage=active")
        }
        let value = Values.trimmed(String(text[text.utf8.index(after: equals)...]))
        var name = text[..<equals]
        var action = Action.set
        if name.utf8.last == UInt8(ascii: "+") { action = .add }
        if name.utf8.last == UInt8(ascii: "-") { action = .remove }
        if action != .set { name = name.dropLast() }
        return (String(name), action, value)
    }

    /// The specification of a field, whatever the case of its name.
    private static func spec(named name: String, of kind: Kind) -> FieldSpec? {
        let wanted = Folding.fold(name)
        return Schema[kind].specs.first { Folding.fold($0.field.name) == wanted }
    }

    private static func unknown(_ name: String, _ kind: Kind) -> CommandFailure {
        let names = Schema[kind].specs.map(\.field.name).joined(separator: ", ")
        return CommandFailure(.data, "a \(kind.typeName) has no field \(name); its fields are \(names)")
    }
}
