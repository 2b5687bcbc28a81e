import NetworkModel
import RecFormat

/// A line of a form: one value of one field, as it is typed.
struct FormRow: Sendable {
    let spec: FieldSpec
    var editor: LineEditor
    /// The text when the form was opened.
    let original: String
    /// The value that stands in the record, kept as it is unless the text is touched.
    let stored: String?
    /// Whether a key went into it, after which it may be told to be wrong.
    var wasTypedInto = false
    /// Whether saving was asked for since, after which it is told even where it may only be unfinished.
    var wasToBeSaved = false
    /// What is wrong with it, told below it while another row is typed into.
    var problem: String?

    init(_ spec: FieldSpec, stored: String?, shown: String) {
        self.spec = spec
        self.stored = stored
        original = shown
        editor = LineEditor(shown, isMultiline: spec.type == .text)
    }

    var isTouched: Bool { !editor.text.hasSameBytes(as: original) }
}

/// What the text of a row says.
enum FormReading: Hashable, Sendable {
    case nothing
    /// The value for the record, and what is said of it.
    case value(String, note: String)
    /// A record that is not there and would be made; `rest` follows its Id in the value.
    case creates(NewRecord, rest: String)
    case problem(String)

    var isProblem: Bool { if case .problem = self { true } else { false } }
}

extension FieldSpec {
    /// The kinds of record that its values name; nil where they name none.
    var namedKinds: [Kind]? {
        switch type {
        case .reference(let kinds), .described(let kinds): kinds
        default: nil
        }
    }
}

/// A name that nobody is called by, and what would be made under it.
struct NewRecord: Hashable, Sendable {
    let kind: Kind
    let name: String
    /// Those of the kinds asked for that are spelled alike, the likelier first.
    let likely: [NameCandidate]
}

/// Something that can stand in a row in the place of what was typed.
struct FormProposal: Hashable, Sendable {
    var text: String
    var title: String
    /// Whether it is what was typed, as the name of a new record.
    var isNew = false
    /// What goes into other fields along with it.
    var besides: [Entry] = []

    /// A field and what it is to say.
    struct Entry: Hashable, Sendable {
        let field: Field
        let text: String
    }

    init(_ text: String) {
        self.text = text
        title = text
    }

    init(new text: String, title: String) {
        self.text = text
        self.title = title
        isNew = true
    }
}
