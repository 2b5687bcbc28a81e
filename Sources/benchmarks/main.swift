import Glibc

// Measures two workspaces made from a seed, one of a large network and one of an ordinary network, and a session in one
// that has had many; with --session only that, with `suggest` only the sharing out of tasks.
if CommandLine.arguments.contains("suggest") {
    SuggestTimings.run()
    exit(0)
}
SessionTimings.run()
if CommandLine.arguments.contains("--session") { exit(0) }
let base = CommandLine.arguments.dropFirst().first ?? "/tmp/caucus-benchmarks"
mkdir(base, 0o700)
try Suite("\(base)/ordinary", partners: 1_000, people: 2_000, contacts: 5_000, tasks: 1_000).run()
try Suite("\(base)/large", partners: 10_000, people: 20_000, contacts: 100_000, tasks: 20_000).run()
