import NetworkModel

/// The headers that people give to columns, in English, French, Spanish and German.
enum HeaderVocabulary {
    /// What a header surely means; nil where it is not known. `Name` and its likes are not sure (see `ambiguousNames`).
    static func target(of header: [UInt8]) -> ColumnTarget? { targets[header] }

    /// Headers that name the partner, or the person where another column names the partner.
    static let ambiguousNames = Set(words("name|nom|nombre|names|title"))
    /// Headers that are a given name beside a family name, and a name alone.
    static let givenNames = Set(words("nombre|name"))
    /// Headers that are a family name beside a given name.
    static let familyNames = Set(words("nom|name|nachname|apellido|apellidos"))

    /// The words of a header as they are looked up: folded, what is no letter or digit taken for a blank.
    static func key(_ header: String) -> [UInt8] {
        var key: [UInt8] = []
        for byte in Folding.fold(header) {
            let isWord =
                byte >= 0x80 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            if isWord {
                key.append(byte)
            } else if let last = key.last, last != UInt8(ascii: " ") {
                key.append(UInt8(ascii: " "))
            }
        }
        if key.last == UInt8(ascii: " ") { key.removeLast() }
        return key
    }

    private static func words(_ list: String) -> [[UInt8]] {
        list.utf8.split(separator: UInt8(ascii: "|")).map { key(String(Substring($0))) }
    }

    private static let targets: [[UInt8]: ColumnTarget] = {
        var targets: [[UInt8]: ColumnTarget] = [:]
        for (target, list) in lists {
            for word in words(list) { targets[word] = target }
        }
        return targets
    }()

    private static let lists: [(ColumnTarget, String)] = [
        (
            .partner(.name),
            "organisation name|organization name|organisation|organization|org|org name|organisations|organizations|"
                + "member|members|member name|member organisation|member organization|partner|partners|partner name|"
                + "partner organisation|partner organization|institution|company|group|group name|ngo|"
                + "name of organisation|name of organization|name of the organisation|name of the organization|"
                + "nom de l organisation|nom de la structure|structure|association|organisme|membre|membres|partenaire|"
                + "partenaires|societe|verein|einrichtung|firma|organisationsname|name der organisation|mitglied|"
                + "mitglieder|mitgliedsorganisation|partnerorganisation|institution|verband|organizacion|"
                + "nombre de la organizacion|entidad|institucion|asociacion|miembro|miembros|socio|socios|empresa"
        ),
        (
            .partner(.alias),
            "alias|aliases|also known as|aka|other name|other names|short name|abbreviation|acronym|sigle|acronyme|"
                + "autre nom|nom court|kurzname|abkurzung|sigla|acronimo|otro nombre"
        ),
        (.partner(.country), "country|countries|country name|nation|pays|land|staat|pais"),
        (.partner(.place), "place|city|town|location|ville|lieu|localite|stadt|ort|ciudad|lugar|localidad"),
        (
            .partner(.kind),
            "kind|type|category|organisation type|organization type|org type|type of organisation|"
                + "type of organization|categorie|type d organisation|art|typ|kategorie|organisationsform|tipo|categoria|"
                + "tipo de organizacion"
        ),
        (
            .partner(.works),
            "field|fields|field of work|sector|sectors|theme|themes|topic|topics|issues|focus|focus area|area of work|"
                + "areas of work|secteur|domaine|domaines|thematique|thematiques|bereich|themen|thema|arbeitsfeld|"
                + "schwerpunkt|schwerpunkte|tema|temas|campo|area de trabajo"
        ),
        (.partner(.level), "level|scope|reach|niveau|echelle|ebene|reichweite|nivel|ambito|alcance"),
        (.partner(.stage), "stage|status|statut|phase|etape|stand|etapa|estado"),
        (.partner(.cadence), "cadence|rhythm|rhythme|rythme|frequency|rhythmus|frecuencia"),
        (.partner(.offers), "offers|offer|offre|offres|angebot|angebote|bietet|ofrece|ofertas"),
        (.partner(.needs), "needs|need|besoin|besoins|bedarf|braucht|necesita|necesidades"),
        (.partner(.purpose), "purpose|aim|but|zweck|ziel|proposito|objetivo"),
        (.partner(.channel), "channel|channels|canal|canaux|kanal|canales|social media"),
        (
            .channel("web"),
            "web|website|web site|url|site|site web|site internet|homepage|home page|webseite|internet|sitio web|"
                + "pagina web|web page"
        ),
        (.channel("mastodon"), "mastodon"), (.channel("facebook"), "facebook"), (.channel("linkedin"), "linkedin"),
        (.channel("twitter"), "twitter|x twitter"), (.channel("instagram"), "instagram"),
        (
            .person(.name),
            "person|contact|contact person|contact name|full name|person name|representative|focal point|"
                + "personne|personne de contact|nom du contact|contact principal|representant|ansprechpartner|"
                + "ansprechpartnerin|ansprechperson|kontakt|kontaktperson|persona|persona de contacto|contacto|"
                + "nombre completo|representante|responsable"
        ),
        (.givenName, "first name|firstname|given name|forename|prenom|vorname|nombre de pila"),
        (.familyName, "last name|lastname|surname|family name|nom de famille|nachname|familienname|apellido|apellidos"),
        (
            .person(.email),
            "email|e mail|mail|emails|email address|e mail address|mail address|courriel|adresse e mail|"
                + "adresse email|adresse mail|adresse electronique|e mail adresse|mailadresse|emailadresse|correo|"
                + "correo electronico|contact email|contact e mail"
        ),
        (
            .person(.phone),
            "phone|phones|telephone|tel|phone number|telephone number|mobile|mobile phone|cell|contact phone|portable|"
                + "numero de telephone|telefon|telefonnummer|handy|mobil|telefono|movil|celular"
        ),
        (.person(.language), "language|languages|langue|langues|sprache|sprachen|idioma|idiomas"),
        (.role, "role|position|job title|job|function|fonction|poste|funktion|rolle|cargo|puesto|funcion"),
        (.partner(.tag), "tag|tags|label|labels|keywords|mots cles|etiquettes|schlagworte|stichworte|etiquetas"),
        (
            .partner(.notes),
            "notes|note|comment|comments|remarks|remark|description|remarques|commentaire|commentaires|bemerkung|"
                + "bemerkungen|notizen|anmerkungen|beschreibung|notas|observaciones|comentarios|descripcion"
        ),
    ]
}
