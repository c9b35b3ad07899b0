/// Takes the cells of a sheet from expat, which reads what `SheetScanner` leaves to it.
final class SheetVisitor: XMLVisitor {
    private(set) var cells: SheetCells
    private var isCollecting = false
    private var isInReading = false
    /// That of the font of a part of a text.
    private var lettering: Lettering?

    init(_ cells: SheetCells) {
        self.cells = cells
    }

    var isDone: Bool { cells.isDone }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "c" {
            startCell(attributes)
        } else if name == "v" || name == "t" {
            isCollecting = !isInReading
        } else if name == "f" {
            cells.hasFormula = true
        } else if name == "row" {
            cells.startRow(attributes.integer("r"), isHidden: attributes.isSet("hidden"))
        } else if name == "col", attributes.isSet("hidden") {
            if let first = attributes.integer("min"), let last = attributes.integer("max") {
                cells.hideColumns(first, last)
            }
        } else if name == "r" {
            lettering = nil
        } else if name == "rFont" {
            lettering = Lettering(font: attributes["val"] ?? "")
        } else if name == "rPh" {
            isInReading = true
        } else if name == "mergeCell", cells.merged.count < SheetCells.mostMerged {
            if let range = attributes["ref"].flatMap(CellRange.init) { cells.merged.append(range) }
        }
    }

    func end(_ name: XMLName) {
        if name == "v" || name == "t" {
            if name == "t", isCollecting { cells.endRun(lettering) }
            isCollecting = false
        } else if name == "c" {
            cells.endCell()
        } else if name == "rPh" {
            isInReading = false
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { if isCollecting { cells.collect(bytes) } }

    private func startCell(_ attributes: XMLAttributes) {
        lettering = nil
        let place = attributes.withText("r") { CellReference.parse($0) }
        let stored = attributes.withText("t") { SheetCells.Stored($0) }
        cells.startCell(at: place, format: attributes.integer("s") ?? 0, as: stored ?? .number)
    }

    /// Hands the cells over and keeps none, so that they are in one place only.
    func take() -> SheetCells {
        var taken = SheetCells()
        swap(&taken, &cells)
        return taken
    }
}
