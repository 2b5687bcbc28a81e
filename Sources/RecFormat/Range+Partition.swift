extension Range<Int> {
    /// The first number for which a claim holds that holds for all after it; the upper bound where it holds for none. Asks
    /// for as many as the range has binary digits.
    @inlinable package func partitionPoint(where claim: (Int) -> Bool) -> Int {
        var (low, high) = (lowerBound, upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if claim(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
