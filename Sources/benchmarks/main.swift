import Glibc

// What is measured, by the first word.
let usage = """
    Usage: benchmarks [board|save|session|suggest|sync] [FOLDER]

    Prints times, each beside a baseline that is measured in the same run.

      (nothing)  all: sessions, then loading, asking, saving and keys in two workspaces made from a seed
      board      the keys of the board, the reminders, the timeline and the calendar, in the larger of these
      save       saving in the smaller of these, beside a bare append and sync of the disk that FOLDER is on
      session    the keys of a session in a workspace that has had many
      suggest    sharing out 500 tasks among 100 people
      sync       sharing ten changes of the larger of these between two clones, beside plain git

    The workspaces are made in FOLDER, /tmp/caucus-benchmarks where none is named, unless they are there already.
    Build with -c release: swift run -c release benchmarks
    """

var words = CommandLine.arguments.dropFirst()[...]
if words.contains("--help") || words.contains("-h") {
    print(usage)
    exit(0)
}
// Options of earlier days.
let only = words.first.map { $0 == "--session" ? "session" : $0 }.flatMap {
    ["board", "save", "session", "suggest", "sync"].contains($0) ? $0 : nil
}
if only != nil { words.removeFirst() }
if let option = words.first(where: { $0.utf8.first == UInt8(ascii: "-") }) ?? words.dropFirst().first {
    let words = "benchmarks: '\(option)' is not understood\n\(usage)\n"
    write(STDERR_FILENO, words, words.utf8.count)
    exit(2)
}
if only == "suggest" {
    SuggestTimings.run()
    exit(0)
}
if only == nil || only == "session" { SessionTimings.run() }
if only == "session" { exit(0) }
let base = words.first ?? "/tmp/caucus-benchmarks"
mkdir(base, 0o700)
if only == nil || only == "save" {
    let ordinary = try Suite("\(base)/ordinary", partners: 1_000, people: 2_000, contacts: 5_000, tasks: 1_000)
    if only == nil { try ordinary.run() } else { try ordinary.runSaves() }
}
if only == "save" { exit(0) }
let large = try Suite("\(base)/large", partners: 10_000, people: 20_000, contacts: 100_000, tasks: 20_000)
switch only {
case "board": try large.runBoard()
case "sync":
    var timings = try SyncTimings(of: "\(base)/large", in: "\(base)/shared")
    try timings.run()
default: try large.run()
}
