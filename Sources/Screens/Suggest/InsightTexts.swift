import Insight

/// Texts about workloads and about what rests on a person.
package enum InsightText: String, TextTable {
    package static let name = "insight"

    case shareHours = "{name} holds {percent} % of open hours"
    case shareTasks = "{name} holds {percent} % of open tasks"
    case shareHoursTwo = "Two people hold {percent} % of open hours: {first} {one} %, {second} {two} %"
    case shareTasksTwo = "Two people hold {percent} % of open tasks: {first} {one} %, {second} {two} %"
    case unowned = "{n} task or checklist item is with nobody|{n} tasks and checklist items are with nobody"
    case unownedHours =
        "{n} task or checklist item is with nobody, {hours} h|{n} tasks and checklist items are with nobody, {hours} h"
    case noWork = "No open tasks, and nobody with hours a week. Give people a Capacity to see who is free."
    case over = "over"
    case free = "free"
    case fits = "fits"
    case hours = "{hours} h"
    case ofCapacity = "{hours} of {capacity} h"
    case columnWho = "Who"
    case columnWeek = "This week"
    case columnLoad = "Load"
    case columnOpen = "Open"
    case columnLate = "Late"
    case columnUndated = "No date"
    case columnUntil = "Until it"
    case untilEvent = "until {event}, {weeks}"
    case weeksLeft = "{n} week of work|{n} weeks of work"
    case nextWeeks = "the next {n} week|the next {n} weeks"

    case roleAccountable = "task"
    case roleHelper = "helps"
    case roleItem = "plan"
    case rolePosition = "position"
    case rolePartnerLead = "leads"
    case roleWorkingContact = "contact"
    case roleLead = "covers"
    case roleSpeaker = "speaks"
    case roleDecider = "decides"
    case roleBuddy = "buddy"

    static func word(for role: Dependence.Role) -> InsightText {
        switch role {
        case .accountable: .roleAccountable
        case .helper: .roleHelper
        case .item: .roleItem
        case .position: .rolePosition
        case .partnerLead: .rolePartnerLead
        case .workingContact: .roleWorkingContact
        case .lead: .roleLead
        case .speaker: .roleSpeaker
        case .decider: .roleDecider
        case .buddy: .roleBuddy
        }
    }
}
