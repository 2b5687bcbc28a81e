/// A person of the demo network; all are invented.
struct DemoPerson {
    let name: String
    /// The partner, by its position in `DemoPartner.all`; nil for who belongs to none.
    let partner: Int?
    let role: String
    var languages: [String] = []
    var capacity: String?
    var skills: [String] = []
    var secondPartner: (partner: Int, role: String)?

    init(
        _ name: String, _ partner: Int?, _ role: String, _ languages: [String] = [], capacity: String? = nil,
        skills: [String] = [], also secondPartner: (partner: Int, role: String)? = nil
    ) {
        self.name = name
        self.partner = partner
        self.role = role
        self.languages = languages
        self.capacity = capacity
        self.skills = skills
        self.secondPartner = secondPartner
    }
}

extension DemoPerson {
    /// Those who can be given tasks; `DemoPartner.lead` counts in this list.
    static let team: [DemoPerson] = [
        DemoPerson("Amara Diallo-Brandt", nil, "coordinator", ["en", "fr"], capacity: "20", skills: ["facilitation"]),
        DemoPerson("Priya Raghunathan", nil, "organiser", ["en", "hi"], capacity: "16", skills: ["training"]),
        DemoPerson("Tomás Echeverría", nil, "organiser", ["es", "pt"], capacity: "16", skills: ["media"]),
        DemoPerson("Zofia Wiśniewska", nil, "policy", ["pl", "de", "fr"], capacity: "24", skills: ["treaty law"]),
        DemoPerson("Nguyễn Thị Hạnh", nil, "organiser", ["vi", "en"], capacity: "12", skills: ["logistics"]),
    ]

    static let others: [DemoPerson] = [
        DemoPerson("Oumar Coulibaly", 0, "chair", ["fr"]), DemoPerson("Fatoumata Keïta", 0, "seed bank", ["fr"]),
        DemoPerson("Ekai Lokwang", 1, "secretary", ["en", "sw"]), DemoPerson("Akiru Nanok", 1, "treasurer"),
        DemoPerson("Wanjiru Otieno", 2, "director", ["en", "sw"]), DemoPerson("Brian Kiplagat", 2, "lawyer"),
        DemoPerson("Aïssatou Ndiaye", 3, "coordinator", ["fr", "wo"]), DemoPerson("Moussa Sarr", 3, "fisheries"),
        DemoPerson("Kagiso Mothibi", 4, "ranger"), DemoPerson("Dr Esther Namukasa", 5, "head of the clinic", ["en"]),
        DemoPerson("Samuel Okello", 5, "hydrologist"), DemoPerson("Hoda el-Sherbini", 6, "manager", ["ar", "en"]),
        DemoPerson("Jean-Bosco Ilunga", 7, "editor", ["fr"]), DemoPerson("Chilufya Banda", 8, "nurse"),
        DemoPerson("Luíza Figueiredo", 9, "director", ["pt", "es"]), DemoPerson("João Tapajós", 9, "mapping"),
        DemoPerson("Doña Remedios Guari", 10, "elder", ["es"]), DemoPerson("Wilber Segundo", 10, "secretary", ["es"]),
        DemoPerson("Itzel Hernández Ruiz", 11, "spokesperson", ["es"]), DemoPerson("Ramón Ayala", 12, "researcher"),
        DemoPerson("Gwaai Edenshaw-Reid", 13, "steward", ["en"]),
        DemoPerson("Marianne Clayoquot", 13, "drafting", ["en"]),
        DemoPerson("Dale Hutchins", 14, "organiser"), DemoPerson("Yamileth Quintero", 15, "general secretary"),
        DemoPerson("Shanice Campbell-Rowe", 16, "teacher", ["en"]),
        DemoPerson("Catalina Restrepo", 17, "programme officer"),
        DemoPerson("小川 美咲", 18, "代表", ["ja", "en"]), DemoPerson("渡辺 健", 18, "翻訳", ["ja", "en"]),
        DemoPerson("김서연", 19, "researcher", ["ko", "en"]), DemoPerson("박지훈", 19, "campaigner", ["ko"]),
        DemoPerson("Trần Quốc Bảo", 20, "coordinator", ["vi"]), DemoPerson("Lê Thị Mai", 20, "rice farmers", ["vi"]),
        DemoPerson("Sreymom Chan", 21, "founder", ["km", "en"]), DemoPerson("Bopha Sok", 21, "trainer", ["km"]),
        DemoPerson("Dr Anjali Baruah", 22, "archivist", ["en", "as"]),
        DemoPerson("Devki Meena", 23, "president", ["hi"]),
        DemoPerson("Rajendra Solanki", 23, "engineer", ["hi", "en"]), DemoPerson("Sunita Rai", 24, "volunteer", ["ne"]),
        DemoPerson("Ratu Semi Tawake", 25, "director", ["en", "fj"]), DemoPerson("Mere Vakaloloma", 25, "climate"),
        DemoPerson("Hinewai Pōtaka", 26, "kaitiaki", ["mi", "en"]),
        DemoPerson("Siti Nurhaliza Rahman", 27, "director", ["id", "en"]), DemoPerson("王丽娟", 28, "teacher", ["zh"]),
        DemoPerson("Jürgen Öhlschläger", 29, "managing director", ["de"]),
        DemoPerson("Katrin Müller-Nowak", 29, "floods", ["de", "pl"], also: (30, "board member")),
        DemoPerson("Łukasz Żurawski", 30, "lawyer", ["pl", "en"]), DemoPerson("Solène Kerguelen", 31, "lawyer", ["fr"]),
        DemoPerson("Björk Þórðardóttir", 32, "founder", ["is"]), DemoPerson("Åsa Nordström", 33, "secretary", ["sv"]),
        DemoPerson("Begoña Iturralde", 34, "spokesperson", ["es", "eu"]),
        DemoPerson("Đorđe Petrović", 35, "coordinator"),
        DemoPerson("Şirin Yıldız", 36, "engineer", ["tr"]),
        DemoPerson("Margaret Achieng-Weiss", 37, "policy officer", ["en", "de"], also: (1, "adviser")),
        DemoPerson("Henrik Sørensen", 38, "desk officer", ["en"]),
        DemoPerson("Mag. Ulrike Hofer", 39, "head of office"),
    ]

    static let all = team + others
}
