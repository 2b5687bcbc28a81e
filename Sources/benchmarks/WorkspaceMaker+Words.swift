extension WorkspaceMaker {
    static let adjectives = ["Common", "Free", "Southern", "Open", "Green", "United", "Third World", "Fair", "Coastal"]
    static let nouns = [
        "Forum", "Watch", "Network", "Union", "Alliance", "Institute", "Platform", "Campaign", "Centre", "Cooperative",
    ]
    static let works = ["trade", "health", "water", "land", "labour", "climate", "debt", "food", "energy", "media"]
    static let countries = [
        "Kenya", "Brazil", "India", "Germany", "Philippines", "Ghana", "Mexico", "Nepal", "Côte d’Ivoire", "Peru",
    ]
    static let places = ["Nairobi", "São Paulo", "Delhi", "Berlin", "Manila", "Accra", "Oaxaca", "Kathmandu", "Lima"]
    static let tags = ["mc14", "steering", "newcomer", "paused", "funder-2026", "training"]
    static let roles = ["coordinator", "director", "policy officer", "chair", "press officer", "treasurer"]
    static let firstNames = [
        "Ana", "Amina", "Björn", "Chidi", "Dewi", "Elena", "Farid", "Grace", "Hana", "Ivo", "José",
    ]
    static let lastNames = [
        "Ruiz", "Okafor", "Larsen", "Mwangi", "Silva", "Kumar", "Nguyen", "Haddad", "Mensah", "Petrov", "Tamang",
    ]
    static let words = [
        "will", "send", "draft", "position", "venue", "meeting", "before", "the", "plenary", "with", "minister",
        "asked",
        "for", "support", "on", "agriculture", "text", "and", "press", "work", "next", "month", "translation", "budget",
        "joint", "statement", "members", "agreed", "to", "chair", "session", "call", "again", "after", "vote",
    ]
}

/// Random numbers that are the same everywhere for the same seed (SplitMix64; Steele, Lea, Flood 2014).
struct SplitMix {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(limit, 1)))
    }
}
