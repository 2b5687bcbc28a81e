/// What this program does when it is started by itself, to play those who write.
enum Writers {
    /// Plays a writer if the words ask for one; returns its exit status.
    static func run(_ words: [String]) throws -> Int32? {
        switch words.first {
        case "clash":
            try Clash.run(words[1])
            return 0
        case "work":
            guard let order = WorkloadOrder(words) else { return 2 }
            try order.run()
            return 0
        case "edit":
            guard words.count == 4 else { return 2 }
            try Editor.run(words[1], ledger: words[2], stop: words[3])
            return 0
        case "write":
            guard words.count == 5, let manner = Manner(rawValue: words[1]), let number = Int(words[4]) else {
                return 2
            }
            guard WrongWriter.write(manner, words[2], words[3], number) else { return 3 }
            Console.say("saved")
            return 0
        default: return nil
        }
    }
}
