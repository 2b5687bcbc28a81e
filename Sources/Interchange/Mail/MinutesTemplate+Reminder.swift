extension MinutesTemplate {
    private static let entry = """
        - {{text}}
          {{due}}{{#with}}, with {{with}}{{/with}}
        {{#occasion}}
          for: {{occasion}}
        {{/occasion}}
        {{#origin}}
          from: {{origin}}
        {{/origin}}
        {{#waits}}
          waits for: {{waits}}
        {{/waits}}
        """

    static let reminderText = """
        Dear {{addressee}},

        {{#has-holding}}
        {{#partner}}
        on {{date}} this is open at {{partner}}, the oldest first:
        {{/partner}}
        {{^partner}}
        on {{date}} this is open with you, the oldest first:
        {{/partner}}

        {{/has-holding}}
        {{#holding}}
        \(entry)

        {{/holding}}
        {{#has-asked}}
        {{#has-holding}}
        You were asked for this; please say whether you can take it on:
        {{/has-holding}}
        {{^has-holding}}
        {{#partner}}
        {{partner}} was asked for this; please say whether you can take it on:
        {{/partner}}
        {{^partner}}
        you were asked for this; please say whether you can take it on:
        {{/partner}}
        {{/has-holding}}

        {{#asked}}
        \(entry)

        {{/asked}}
        {{/has-asked}}
        {{#has-helping}}
        And here you help:

        {{#helping}}
        - {{text}}
          {{due}}; {{holder}} answers for it

        {{/helping}}
        {{/has-helping}}
        {{#besides}}
        {{#has-holding}}
        This is open at {{partner}}:

        {{/has-holding}}
        {{#holding}}
        \(entry)

        {{/holding}}
        {{#has-asked}}
        {{partner}} was asked for this; please say whether you can take it on:

        {{#asked}}
        \(entry)

        {{/asked}}
        {{/has-asked}}
        {{#has-helping}}
        And here {{partner}} helps:

        {{#helping}}
        - {{text}}
          {{due}}; {{holder}} answers for it

        {{/helping}}
        {{/has-helping}}
        {{/besides}}
        If something is done already, or cannot be done by its day, please say so.

        {{#sender}}
        {{sender}}
        {{/sender}}
        {{network}}
        """
}
