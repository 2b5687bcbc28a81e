import CustomDump
import NetworkModel
import Testing

@testable import Interchange

@Suite("Guessing what columns hold")
struct ColumnMappingTests {
    private func words(_ headers: [String], asked: [String] = []) throws -> [String?] {
        try ColumnMapping(headers: headers, asked: asked).columns.map { $0.target?.word }
    }

    @Test(
        "headers are understood in four languages",
        arguments: [
            (["Organisation name", "Country"], ["Name", "Country"]),
            (["Name", "E-mail", "Phone", "Organisation", "Role"], ["Person", "Email", "Phone", "Name", "Role"]),
            (["name", "country", "type", "website"], ["Name", "Country", "Kind", "Web"]),
            (
                ["Prénom", "Nom", "Structure", "Courriel", "Pays"],
                ["FirstName", "LastName", "Name", "Email", "Country"]
            ),
            (["Nom", "Pays", "Ville"], ["Name", "Country", "Place"]),
            (["Nombre", "Apellidos", "Organización", "País"], ["FirstName", "LastName", "Name", "Country"]),
            (["Vorname", "Name", "Verein", "Ort", "Telefon"], ["FirstName", "LastName", "Name", "Place", "Phone"]),
            (["Mitgliedsorganisation", "Staat", "Ansprechpartner*in"], ["Name", "Country", nil]),
            (["ORGANIZATION", "Contact person", "Tags", "Notes"], ["Name", "Person", "Tag", "Notes"]),
            (["Allies"], ["Name"]),
            ([" Organisation  name ", "Budget"], ["Name", nil]),
            (["Organisation", "Phone", "Mobile"], ["Name", "Phone", "Phone"]),
        ] as [([String], [String?])])
    func guesses(headers: [String], expected: [String?]) throws {
        expectNoDifference(try words(headers), expected)
    }

    @Test("what was asked for goes before what is guessed")
    func asked() throws {
        expectNoDifference(
            try words(["Name", "Group", "Budget"], asked: ["Group=Tag", "budget=notes", "Name=Name"]),
            ["Name", "Tag", "Notes"])
        expectNoDifference(try words(["Organisation", "Country"], asked: ["Country=-"]), ["Name", nil])
        expectNoDifference(try words(["a=b", "c"], asked: ["a=b=Name"]), ["Name", nil])
    }

    @Test("what cannot be had is refused")
    func problems() {
        let headers = ["Organisation", "Country"]
        #expect(throws: ColumnMapping.Problem.noEqualsSign("Country")) { try words(headers, asked: ["Country"]) }
        #expect(throws: ColumnMapping.Problem.noSuchHeader("Land", headers: headers)) {
            try words(headers, asked: ["Land=Country"])
        }
        #expect(throws: ColumnMapping.Problem.noSuchField("Colour")) { try words(headers, asked: ["Country=Colour"]) }
        #expect(throws: ColumnMapping.Problem.sameTarget(.partner(.country), "Country", "Land")) {
            try words(["Organisation", "Country", "Land"], asked: ["Country=Country", "Land=Country"])
        }
        #expect(throws: ColumnMapping.Problem.noName(headers: ["x", "y"])) { try words(["x", "y"]) }
    }
}
