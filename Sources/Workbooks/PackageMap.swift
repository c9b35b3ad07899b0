/// Where the parts of a workbook lie in its archive.
struct PackageMap {
    struct SheetPart {
        let name: String
        let isHidden: Bool
        let path: String
    }

    var sheets: [SheetPart] = []
    var sharedStrings: String?
    var styles: String?
    var usesDatesOf1904 = false
}

/// Reads the relations of a part to others.
///
/// - Specification: ECMA-376 part 2, 9.3.
final class RelationsVisitor: XMLVisitor {
    struct Relation {
        let id: String
        /// The last word of the type: `worksheet`, `styles`.
        let type: String
        let path: String
    }

    private(set) var relations: [Relation] = []
    private let folder: String

    /// - Parameter folder: That of the part whose relations they are; with a slash at its end, or empty.
    init(folder: String) {
        self.folder = folder
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == "Relationship", attributes["TargetMode"] != "External", relations.count < 10_000,
            let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
        else { return }
        let last = type.split(separator: "/").last.map(String.init) ?? ""
        relations.append(Relation(id: id, type: last, path: Self.resolve(target, in: folder)))
    }

    private static func resolve(_ target: String, in folder: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for part in target.split(separator: "/") {
            if part == ".." {
                _ = parts.popLast()
            } else if part != "." {
                parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}

/// Reads the list of sheets.
final class SheetListVisitor: XMLVisitor {
    private(set) var sheets: [(name: String, isHidden: Bool, relation: String)] = []
    private(set) var usesDatesOf1904 = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "workbookPr" { usesDatesOf1904 = attributes.isSet("date1904") }
        guard name == "sheet", sheets.count < 10_000, let title = attributes["name"] else { return }
        let state = attributes["state"] ?? "visible"
        sheets.append((title, state != "visible", attributes[anyPrefix: "id"] ?? ""))
    }
}
