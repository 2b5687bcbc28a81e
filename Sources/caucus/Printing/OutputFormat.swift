import ArgumentParser

/// How records are printed.
struct OutputFormat: ParsableArguments {
    @Flag(help: "Print JSON: keys are the names of the fields, fields that repeat are arrays.")
    var json = false
}
