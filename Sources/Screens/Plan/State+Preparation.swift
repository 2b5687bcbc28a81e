package import NetworkModel

/// How all preparation stood when it was last worked out.
struct KnownPreparation: Sendable {
    private(set) var version: Int
    let preparation: Preparation

    /// Takes up that the change that led to a version altered nothing of it.
    mutating func holds(for version: Int) { if self.version == version - 1 { self.version = version } }
}

extension State {
    /// How the preparation of all events stands: what was worked out for this version and day, else worked out now.
    package var preparation: Preparation {
        if let known = knownPreparation, known.version == version, known.preparation.day == day {
            return known.preparation
        }
        return network.preparation(on: day)
    }

    /// Works it out where the network or the day has changed, so that drawing only looks it up.
    mutating func bringPreparationUpToDate() {
        if let known = knownPreparation, known.version == version, known.preparation.day == day { return }
        knownPreparation = KnownPreparation(version: version, preparation: network.preparation(on: day))
    }
}
