import NetworkModel

/// Changing one field of all marked records.
enum BulkEdit {
    /// `e` with marks: which field; the value is then typed as in a form, with the same completion and checks.
    static func fields(of keys: [RecordKey], _ state: State) -> ChooserOverlay {
        let specs = Kind.allCases.filter { kind in keys.contains { $0.kind == kind } }
            .flatMap { Schema[$0].sharedSpecs }.uniqued(by: \.field)
        let entries = specs.map { spec in
            // A field of the same name can be of another type in another kind.
            (
                spec: spec,
                keys: keys.filter {
                    Schema[$0.kind].sharedSpecs.contains { $0.field == spec.field && $0.type == spec.type }
                }
            )
        }
        let options = entries.map { entry in
            Picker.Option(
                state.texts.label(of: entry.spec.field),
                note: entry.keys.count == keys.count ? "" : state.counted(entry.keys))
        }
        let title = "\(state.texts[FormText.chooseField]) \(state.counted(keys))"
        return ChooserOverlay(title, options) { choice, state in
            guard case .option(let index) = choice else { return [] }
            return state.present(RecordForm(changing: entries[index].spec, of: entries[index].keys, state))
        }
    }
}
