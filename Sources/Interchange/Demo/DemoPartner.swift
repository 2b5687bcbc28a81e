/// A partner of the demo network. Organisations and people are invented; countries and languages are not.
struct DemoPartner {
    /// How the relationship stands on the day the demo is made.
    enum Health {
        /// The next contact was owed weeks ago.
        case late
        /// It is owed today or in the days around.
        case due
        /// Nothing was heard for months and nobody has set a rhythm.
        case quiet
        case healthy
        /// No contact yet.
        case new
    }

    let name: String
    let kind: String
    let country: String
    let place: String
    let level: String
    let works: [String]
    let stage: String
    /// Which of the team keeps the relationship; nil where nobody does yet.
    let lead: Int?
    let cadence: String?
    let health: Health
    var offers: [String] = []
    var needs: [String] = []
    var purpose: String?
    var web: String?
    var tags: [String] = []
}

extension DemoPartner {
    static let all: [DemoPartner] = africa + americas + asiaAndPacific + europe

    private static let africa: [DemoPartner] = [
        DemoPartner(
            name: "Sahel Seed Keepers", kind: "community group", country: "Mali", place: "Ségou", level: "regional",
            works: ["farming", "water"], stage: "active", lead: 1, cadence: "4w", health: .healthy,
            offers: ["farmer testimonies"], needs: ["French translation"]),
        DemoPartner(
            name: "Lake Turkana Fishers' Union", kind: "union", country: "Kenya", place: "Lodwar", level: "national",
            works: ["fisheries", "water"], stage: "active", lead: 0, cadence: "6w", health: .late,
            offers: ["speakers from the lake shore"], needs: ["travel money for two delegates"]),
        DemoPartner(
            name: "Nyumba ya Mito", kind: "ngo", country: "Kenya", place: "Kisumu", level: "national",
            works: ["river law"], stage: "joint objectives", lead: 0, cadence: "6w", health: .due,
            offers: ["analysis of river law"]),
        DemoPartner(
            name: "Association Fleuve Vivant", kind: "ngo", country: "Senegal", place: "Saint-Louis", level: "regional",
            works: ["river law", "fisheries"], stage: "active", lead: 3, cadence: "2m", health: .healthy,
            needs: ["data on dams upstream"], web: "https://fleuve-vivant.example"),
        DemoPartner(
            name: "Okavango Guardians", kind: "community group", country: "Botswana", place: "Maun", level: "local",
            works: ["water"], stage: "met", lead: nil, cadence: nil, health: .quiet),
        DemoPartner(
            name: "University of the Great Lakes, Water Clinic", kind: "university", country: "Uganda",
            place: "Entebbe",
            level: "national", works: ["research", "water"], stage: "active", lead: 4, cadence: "3m", health: .healthy,
            offers: ["two interns a year", "flow measurements"]),
        DemoPartner(
            name: "Nile Delta Growers' Cooperative", kind: "business", country: "Egypt", place: "Rosetta",
            level: "local",
            works: ["farming"], stage: "approached", lead: 1, cadence: "6w", health: .new),
        DemoPartner(
            name: "Radio Rive Droite", kind: "media", country: "DR Congo", place: "Kinshasa", level: "national",
            works: ["media"], stage: "met", lead: 3, cadence: "2m", health: .late, offers: ["air time on saturdays"]),
        DemoPartner(
            name: "Zambezi Health Volunteers", kind: "health", country: "Zambia", place: "Mongu", level: "local",
            works: ["health", "water"], stage: "dormant", lead: 0, cadence: "3m", health: .quiet),
    ]

    private static let americas: [DemoPartner] = [
        DemoPartner(
            name: "Associação Rio Aberto", kind: "ngo", country: "Brazil", place: "Belém", level: "national",
            works: ["dams", "river law"], stage: "active", lead: 2, cadence: "4w", health: .late,
            offers: ["satellite images"], needs: ["a partner in Geneva"], web: "https://rio-aberto.example"),
        DemoPartner(
            name: "Coordinadora de Pueblos del Pilcomayo", kind: "network", country: "Bolivia", place: "Villa Montes",
            level: "regional", works: ["indigenous rights", "fisheries"], stage: "active", lead: 2, cadence: "6w",
            health: .healthy, offers: ["speakers for the assembly"]),
        DemoPartner(
            name: "Red Agua Común", kind: "network", country: "Mexico", place: "Oaxaca de Juárez", level: "national",
            works: ["public water"], stage: "joint objectives", lead: 2, cadence: "2m", health: .due),
        DemoPartner(
            name: "Instituto Ñandú", kind: "research", country: "Paraguay", place: "Asunción", level: "national",
            works: ["research"], stage: "met", lead: 2, cadence: nil, health: .quiet),
        DemoPartner(
            name: "Salmon Nation Stewards", kind: "community group", country: "Canada", place: "Prince Rupert",
            level: "regional", works: ["fisheries", "indigenous rights"], stage: "active", lead: 0, cadence: "6w",
            health: .healthy, offers: ["a drafting group of three"]),
        DemoPartner(
            name: "Great Plains Water Commons", kind: "ngo", country: "United States", place: "Lincoln",
            level: "regional",
            works: ["public water", "farming"], stage: "approached", lead: nil, cadence: nil, health: .new),
        DemoPartner(
            name: "Sindicato de Trabajadores del Canal", kind: "union", country: "Panama", place: "Colón",
            level: "national", works: ["work"], stage: "identified", lead: nil, cadence: nil, health: .new),
        DemoPartner(
            name: "Caribbean Reef Schools", kind: "school", country: "Jamaica", place: "Port Antonio",
            level: "regional",
            works: ["education", "fisheries"], stage: "active", lead: 4, cadence: "3m", health: .healthy,
            needs: ["course material for teachers"]),
        DemoPartner(
            name: "Fondo Cuenca", kind: "funder", country: "Colombia", place: "Bogotá", level: "international",
            works: ["funding"], stage: "active", lead: 0, cadence: "3m", health: .due, tags: ["funder"]),
    ]

    private static let asiaAndPacific: [DemoPartner] = [
        DemoPartner(
            name: "東京川の会", kind: "community group", country: "Japan", place: "東京", level: "local",
            works: ["public water", "education"], stage: "active", lead: 4, cadence: "2m", health: .healthy,
            offers: ["translation into Japanese"]),
        DemoPartner(
            name: "한강 시민 포럼", kind: "ngo", country: "South Korea", place: "서울", level: "national",
            works: ["dams", "research"], stage: "joint objectives", lead: 4, cadence: "6w", health: .late,
            offers: ["experience with dam removal"]),
        DemoPartner(
            name: "Mạng lưới Sông Cửu Long", kind: "network", country: "Viet Nam", place: "Cần Thơ", level: "regional",
            works: ["farming", "dams"], stage: "active", lead: 4, cadence: "4w", health: .due,
            needs: ["someone to read treaty text with us"]),
        DemoPartner(
            name: "Mekong Women's Circle", kind: "community group", country: "Cambodia", place: "Kratié",
            level: "regional",
            works: ["gender", "fisheries"], stage: "active", lead: 1, cadence: "6w", health: .healthy,
            offers: ["trainers for newcomers"]),
        DemoPartner(
            name: "Brahmaputra Flood Archive", kind: "research", country: "India", place: "Guwahati", level: "regional",
            works: ["research", "floods"], stage: "met", lead: 1, cadence: "3m", health: .late,
            offers: ["forty years of flood maps"]),
        DemoPartner(
            name: "Jal Panchayat Federation", kind: "network", country: "India", place: "Udaipur", level: "national",
            works: ["public water", "farming"], stage: "active", lead: 1, cadence: "6w", health: .healthy),
        DemoPartner(
            name: "Koshi Youth Watch", kind: "community group", country: "Nepal", place: "Biratnagar", level: "local",
            works: ["floods", "education"], stage: "approached", lead: 1, cadence: nil, health: .quiet),
        DemoPartner(
            name: "Vanua Reef and River Trust", kind: "ngo", country: "Fiji", place: "Suva", level: "regional",
            works: ["fisheries", "climate"], stage: "active", lead: 0, cadence: "2m", health: .healthy,
            needs: ["visas for two delegates"]),
        DemoPartner(
            name: "Te Awa Whanaungatanga", kind: "community group", country: "New Zealand", place: "Whanganui",
            level: "local", works: ["river law", "indigenous rights"], stage: "active", lead: 0, cadence: "2m",
            health: .healthy, offers: ["how a river became a person in law"]),
        DemoPartner(
            name: "Yayasan Sungai Kita", kind: "ngo", country: "Indonesia", place: "Banjarmasin", level: "national",
            works: ["floods", "public water"], stage: "joint objectives", lead: 4, cadence: "6w", health: .due),
        DemoPartner(
            name: "黄河读书会", kind: "community group", country: "China", place: "兰州", level: "local",
            works: ["education"], stage: "identified", lead: nil, cadence: nil, health: .new),
    ]

    private static let europe: [DemoPartner] = [
        DemoPartner(
            name: "Flussbund Elbe–Oder", kind: "ngo", country: "Germany", place: "Görlitz", level: "regional",
            works: ["dams", "floods"], stage: "active", lead: 3, cadence: "6w", health: .healthy,
            offers: ["a room in Geneva"], web: "https://flussbund.example"),
        DemoPartner(
            name: "Towarzystwo Żywej Wisły", kind: "ngo", country: "Poland", place: "Toruń", level: "national",
            works: ["river law"], stage: "active", lead: 3, cadence: "2m", health: .late),
        DemoPartner(
            name: "Les Amis de la Loire sauvage", kind: "ngo", country: "France", place: "Nantes", level: "national",
            works: ["river law", "fisheries"], stage: "active", lead: 3, cadence: "6w", health: .due,
            offers: ["lawyers who know the convention"]),
        DemoPartner(
            name: "Vatnavinir", kind: "community group", country: "Iceland", place: "Akureyri", level: "local",
            works: ["dams"], stage: "met", lead: nil, cadence: nil, health: .quiet),
        DemoPartner(
            name: "Svenska Älvräddarna", kind: "ngo", country: "Sweden", place: "Luleå", level: "national",
            works: ["dams", "indigenous rights"], stage: "joint objectives", lead: 3, cadence: "3m", health: .healthy),
        DemoPartner(
            name: "Plataforma Río Libre", kind: "network", country: "Spain", place: "Zaragoza", level: "national",
            works: ["public water", "dams"], stage: "active", lead: 2, cadence: "6w", health: .healthy,
            offers: ["social media team"]),
        DemoPartner(
            name: "Dunav Bez Granica", kind: "network", country: "Serbia", place: "Novi Sad", level: "regional",
            works: ["floods", "river law"], stage: "active", lead: 3, cadence: "2m", health: .healthy),
        DemoPartner(
            name: "İklim ve Su Derneği", kind: "ngo", country: "Türkiye", place: "Diyarbakır", level: "national",
            works: ["dams", "climate"], stage: "approached", lead: nil, cadence: "6w", health: .late),
        DemoPartner(
            name: "Public Water Workers International", kind: "union", country: "Switzerland", place: "Geneva",
            level: "international", works: ["public water", "work"], stage: "active", lead: 0, cadence: "4w",
            health: .due, offers: ["badges for observers", "a room in Geneva"], tags: ["geneva"]),
        DemoPartner(
            name: "Secretariat of the Rivers Convention", kind: "intergovernmental", country: "Switzerland",
            place: "Geneva", level: "international", works: ["river law"], stage: "met", lead: 0, cadence: "4w",
            health: .healthy, purpose: "know the agenda before it is printed", tags: ["geneva"]),
        DemoPartner(
            name: "Stadt Freiwasser, Umweltamt", kind: "local government", country: "Austria", place: "Freiwasser",
            level: "local", works: ["public water"], stage: "left", lead: 3, cadence: "3m", health: .quiet),
    ]
}
