import Chuan
import Diagnostics
import Workbooks

extension Field {
    var format: CellLook.Format {
        switch kind {
        case .count, .money: .count
        case .rate: .percentage
        case .date: .date
        case .number, .flag, .choice: .general
        case .text, .texts: .text
        }
    }

    var isWholeNumber: Bool {
        if case .count = kind { return true }
        return false
    }

    var holdsWords: Bool {
        switch kind {
        case .text, .texts, .choice: true
        default: false
        }
    }
}

extension CellLook {
    static let title: CellLook = {
        var look = CellLook()
        (look.isBold, look.size) = (true, 14)
        return look
    }()

    static let note: CellLook = {
        var look = CellLook()
        (look.isItalic, look.size, look.colour) = (true, 9, "595959")
        return look
    }()

    static let label: CellLook = {
        var look = CellLook()
        (look.hasBorder, look.wraps) = (true, true)
        return look
    }()

    static let heading: CellLook = {
        var look = CellLook()
        (look.isBold, look.hasBorder, look.wraps, look.fill, look.alignment) = (true, true, true, "DDEBF7", .center)
        return look
    }()

    static func value(_ format: Format) -> CellLook {
        var look = CellLook()
        (look.format, look.hasBorder, look.isOpen, look.fill) = (format, true, true, "FFFDE7")
        return look
    }
}
