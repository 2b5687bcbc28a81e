// Stands in until relative dates are there.
package struct RelativeDate {
    package init?(_ text: String) { nil }
    package func resolved(against day: Day) -> Day { day }
}
