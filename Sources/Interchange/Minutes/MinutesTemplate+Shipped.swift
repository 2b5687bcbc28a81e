extension MinutesTemplate {
    static let markdownText = """
        # {{title}}

        {{network}} · {{date}}, {{from}}–{{to}}{{#prepares}} · prepares {{prepares}}, {{prepares-days}}{{/prepares}}

        {{#has-present}}
        **Present ({{present-count}}):** {{present-names}}

        {{/has-present}}
        {{#has-newcomers}}
        **New ({{newcomer-count}}):** {{newcomer-names}}

        {{/has-newcomers}}
        **Time:** {{used}} min used, {{planned}} planned

        {{#has-decisions}}
        ## Decisions

        {{#decisions}}
        {{number}}. **{{text}}** – {{how}}{{#topic}} (under *{{topic}}*){{/topic}}
        {{#lowest}}
           More reservations than support: a lowest common denominator.
        {{/lowest}}
        {{/decisions}}

        {{/has-decisions}}
        {{#has-tasks}}
        ## Who does what by when

        | Who | What | By | From |
        | --- | --- | --- | --- |
        {{#tasks}}
        | {{owner}} | {{text}}{{#helpers}} (with {{helpers}}){{/helpers}}{{#asked}} – to be asked{{/asked}} | {{due}} | {{origin}} |
        {{/tasks}}

        {{/has-tasks}}
        {{#has-priorities}}
        ## Our priorities

        {{#priorities}}
        {{number}}. **{{text}}**{{#dots}} – {{dots}} dots{{/dots}}
        {{#red-line}}
           - Red line: {{red-line}}
        {{/red-line}}
        {{#fallback}}
           - Fallback: {{fallback}}
        {{/fallback}}
        {{/priorities}}

        {{/has-priorities}}
        {{#has-questions}}
        ## Open questions

        {{#questions}}
        - {{text}}{{#topic}} (under *{{topic}}*){{/topic}}
        {{/questions}}

        {{/has-questions}}
        {{#has-carried}}
        ## For the next agenda

        {{#carried}}
        - {{text}}
        {{/carried}}

        {{/has-carried}}
        {{#parts}}
        ## {{name}}

        {{#items}}
        ### {{number}}. {{text}}

        {{#time}}
        {{time}}

        {{/time}}
        {{#entries}}
        - {{label}}{{text}}{{#more}} – {{more}}{{/more}}
        {{/entries}}

        {{/items}}
        {{/parts}}
        """

    static let plainText = """
        {{title}}
        {{network}}, {{date}}, {{from}}–{{to}}
        {{#prepares}}
        Prepares {{prepares}}, {{prepares-days}}
        {{/prepares}}

        {{#has-present}}
        Present ({{present-count}}): {{present-names}}
        {{/has-present}}
        {{#has-newcomers}}
        New ({{newcomer-count}}): {{newcomer-names}}
        {{/has-newcomers}}
        Time: {{used}} min used, {{planned}} planned

        {{#has-decisions}}
        DECISIONS
        {{#decisions}}
         {{number}}. {{text}}
            {{how}}{{#topic}}, under {{topic}}{{/topic}}
        {{#lowest}}
            More reservations than support: a lowest common denominator.
        {{/lowest}}
        {{/decisions}}

        {{/has-decisions}}
        {{#has-tasks}}
        WHO DOES WHAT BY WHEN
        {{#owners}}
         {{owner}}
        {{#tasks}}
          [ ] {{text}}, {{by}}{{#helpers}}, with {{helpers}}{{/helpers}}{{#asked}} (to be asked){{/asked}}
        {{#origin}}
              from: {{origin}}
        {{/origin}}
        {{/tasks}}
        {{/owners}}

        {{/has-tasks}}
        {{#has-priorities}}
        OUR PRIORITIES
        {{#priorities}}
         {{number}}. {{text}}{{#dots}} ({{dots}} dots){{/dots}}
        {{#red-line}}
            red line: {{red-line}}
        {{/red-line}}
        {{#fallback}}
            fallback: {{fallback}}
        {{/fallback}}
        {{/priorities}}

        {{/has-priorities}}
        {{#has-questions}}
        OPEN QUESTIONS
        {{#questions}}
         ? {{text}}{{#topic}} (under {{topic}}){{/topic}}
        {{/questions}}

        {{/has-questions}}
        {{#has-carried}}
        FOR THE NEXT AGENDA
        {{#carried}}
         - {{text}}
        {{/carried}}

        {{/has-carried}}
        {{#parts}}
        {{name-capitals}}
        {{#items}}

         {{number}}. {{text}}{{#time}} ({{time}}){{/time}}
        {{#entries}}
            - {{label}}{{text}}{{#more}} – {{more}}{{/more}}
        {{/entries}}
        {{/items}}

        {{/parts}}
        """

    static let letterText = """
        Dear {{addressee}},

        {{#has-taken-tasks}}
        at {{title}} on {{date}} you took on:

        {{#taken-tasks}}
        - {{text}}
          {{by}}{{#helpers}}, with {{helpers}}{{/helpers}}
        {{#origin}}
          from: {{origin}}
        {{/origin}}

        {{/taken-tasks}}
        {{/has-taken-tasks}}
        {{#has-asked-tasks}}
        {{#has-taken-tasks}}
        And this was put to you there; please say whether you can take it on:
        {{/has-taken-tasks}}
        {{^has-taken-tasks}}
        at {{title}} on {{date}} this was put to you; please say whether you can take it on:
        {{/has-taken-tasks}}

        {{#asked-tasks}}
        - {{text}}
          {{by}}{{#helpers}}, with {{helpers}}{{/helpers}}
        {{#origin}}
          from: {{origin}}
        {{/origin}}

        {{/asked-tasks}}
        {{/has-asked-tasks}}
        {{#has-decisions}}
        What was decided:

        {{#decisions}}
        - {{text}} ({{method}}{{#contested}}; {{standing}}{{/contested}})
        {{/decisions}}

        {{/has-decisions}}
        If something cannot be done by its day, please say so early.

        {{#sender}}
        {{sender}}
        {{/sender}}
        {{network}}
        """
}
