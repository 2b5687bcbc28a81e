import NetworkModel

/// A line of a form: one value of one field, as it is typed.
struct FormRow: Sendable {
    let spec: FieldSpec
    var editor: LineEditor
    /// The text when the form was opened.
    let original: String
    /// The value that stands in the record, kept as it is unless the text is touched.
    let stored: String?

    init(_ spec: FieldSpec, stored: String?, shown: String) {
        self.spec = spec
        self.stored = stored
        original = shown
        editor = LineEditor(shown, isMultiline: spec.type == .text)
    }

    var isTouched: Bool { !editor.text.utf8.elementsEqual(original.utf8) }
}

/// What the text of a row says.
enum FormReading: Hashable, Sendable {
    case nothing
    /// The value for the record, and what is said of it.
    case value(String, note: String)
    /// The name of a record that is not there and would be made; `rest` follows its Id in the value.
    case creates(Kind, String, rest: String)
    case problem(String)
}
