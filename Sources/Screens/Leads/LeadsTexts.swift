/// Texts of the matrix of leads.
package enum LeadsText: String, TextTable {
    package static let name = "leads"

    case title = "{event} · who leads on what"
    case holes = "{holes} of {total} without anybody"
    case full = "all {total} taken"
    case regions = "Regions"
    case delegations = "Delegations"
    case allThemes = "all themes"
    case nobody
    case noStance = "no stance yet"
    case empty =
        "Nothing to divide up yet. a adds themes, regions, and delegations to talk to; then Enter says who leads."
    case place = "{target} · {theme}"
    case coveredBy = "as for all themes: {names}"
    case people = "who leads"
    case peopleHelp = "Say who leads here, or who talks to this delegation: names, as many as there are."
    case clear
    case clearHelp = "Leave this place to nobody."
    case stance
    case stanceHelp = "Say where this delegation stands."
    case add
    case addHelp = "Add themes, regions or delegations."
    case remove
    case removeHelp = "Take this row or this column out, with its leads."
    case nextHole = "next gap"
    case nextHoleHelp = "Go to the next place without anybody."
    case brief
    case briefHelp = "Show the brief of the event, with this matrix in it."
    case processes
    case processesHelp = "Show how we work there: who speaks, who decides."
    case move
    case left = "Go a column to the left."
    case right = "Go a column to the right."
    case up = "Go a row up."
    case down = "Go a row down."
    case first = "Go to the first row."
    case last = "Go to the last row."
    case noHole = "Every place has somebody"
    case onlyDelegations = "Regions take no stance; delegations do"
    case cleared = "Nobody leads on {where} now"
    case stanceSet = "{target} is {stance}"
    case stanceGone = "{target} has no stance any more"
    case added = "Added {names}"
    case removed = "Took {name} out, with {n} lead|Took {name} out, with {n} leads"
    case addWhat = "What to add?"
    case theme = "themes, across"
    case region = "regions, down"
    case delegation = "delegations to talk to, down"
    case themeName = "Themes"
    case own = "adds it; several with commas"
    case removeWhat = "What to take out? u brings it back."
    case theRow = "the row {name}"
    case theColumn = "the column {name}"
    case openedFrom = "Select an event, or choose one on the checklist"
}
