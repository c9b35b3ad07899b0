/// The Latin letters that Vietnamese is written with, taken apart.
enum VietnameseLetters {
    /// A letter as its parts.
    struct Letter: Equatable {
        let parts: UInt16

        /// In lower case.
        var base: UInt8 { UInt8(truncatingIfNeeded: parts) }
        /// A control character for circumflex, breve, horn or stroke; 0 for none.
        var mark: UInt8 { UInt8(truncatingIfNeeded: parts >> 8 & 0xF) }
        /// A control character for the tone; 0 for none.
        var tone: UInt8 { UInt8(truncatingIfNeeded: parts >> 12) }
    }

    /// Nil for scalars that are no such letter.
    static func letter(_ value: UInt32) -> Letter? {
        let parts: UInt16
        switch value {
        case 0xC0..<0x250: parts = letters[Int(value - 0xC0)]
        case 0x1EA0..<0x1EFA: parts = letters[Int(value - 0x1EA0) + 0x190]
        default: return nil
        }
        return parts == 0 ? nil : Letter(parts: parts)
    }

    static func tone(_ value: UInt32) -> UInt8? {
        switch value {
        case 0x300: 1
        case 0x301: 2
        case 0x303: 3
        case 0x309: 4
        case 0x323: 5
        default: nil
        }
    }

    static func mark(_ value: UInt32) -> UInt8? {
        switch value {
        case 0x302: 6
        case 0x306: 7
        case 0x31B: 8
        default: nil
        }
    }

    static let tones: ClosedRange<UInt8> = 1...5
    static let marks: ClosedRange<UInt8> = 6...8
    static let stroke: UInt8 = 14

    /// From U+00C0 to U+024F, then from U+1EA0 to U+1EF9; 0 for what is no such letter. Only letters all of whose marks
    /// are Vietnamese are here: `ñ` and `ö` are left to the general way. A test holds the table against Unicode.
    // swift-format-ignore
    private static let letters: [UInt16] = [
        0x1061, 0x2061, 0x0661, 0x3061, 0, 0, 0, 0, 0x1065, 0x2065, 0x0665, 0, 0x1069, 0x2069, 0x0669, 0, 0x0e64,
        0x306e, 0x106f, 0x206f, 0x066f, 0x306f, 0, 0, 0, 0x1075, 0x2075, 0x0675, 0, 0x2079, 0, 0, 0x1061, 0x2061,
        0x0661, 0x3061, 0, 0, 0, 0, 0x1065, 0x2065, 0x0665, 0, 0x1069, 0x2069, 0x0669, 0, 0x0e64, 0x306e, 0x106f,
        0x206f, 0x066f, 0x306f, 0, 0, 0, 0x1075, 0x2075, 0x0675, 0, 0x2079, 0, 0, 0, 0, 0x0761, 0x0761, 0, 0, 0x2063,
        0x2063, 0x0663, 0x0663, 0, 0, 0, 0, 0, 0, 0x0e64, 0x0e64, 0, 0, 0x0765, 0x0765, 0, 0, 0, 0, 0, 0, 0x0667,
        0x0667, 0x0767, 0x0767, 0, 0, 0, 0, 0x0668, 0x0668, 0, 0, 0x3069, 0x3069, 0, 0, 0x0769, 0x0769, 0, 0, 0, 0, 0,
        0, 0x066a, 0x066a, 0, 0, 0, 0x206c, 0x206c, 0, 0, 0, 0, 0, 0, 0, 0, 0x206e, 0x206e, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0x076f, 0x076f, 0, 0, 0, 0, 0x2072, 0x2072, 0, 0, 0, 0, 0x2073, 0x2073, 0x0673, 0x0673, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0x3075, 0x3075, 0, 0, 0x0775, 0x0775, 0, 0, 0, 0, 0, 0, 0x0677, 0x0677, 0x0679, 0x0679, 0, 0x207a, 0x207a,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0e64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0x086f, 0x086f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0875, 0x0875, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x2067, 0x2067, 0, 0, 0x106e, 0x106e, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0x5061, 0x5061, 0x4061, 0x4061, 0x2661, 0x2661, 0x1661, 0x1661, 0x4661, 0x4661, 0x3661, 0x3661,
        0x5661, 0x5661, 0x2761, 0x2761, 0x1761, 0x1761, 0x4761, 0x4761, 0x3761, 0x3761, 0x5761, 0x5761, 0x5065, 0x5065,
        0x4065, 0x4065, 0x3065, 0x3065, 0x2665, 0x2665, 0x1665, 0x1665, 0x4665, 0x4665, 0x3665, 0x3665, 0x5665, 0x5665,
        0x4069, 0x4069, 0x5069, 0x5069, 0x506f, 0x506f, 0x406f, 0x406f, 0x266f, 0x266f, 0x166f, 0x166f, 0x466f, 0x466f,
        0x366f, 0x366f, 0x566f, 0x566f, 0x286f, 0x286f, 0x186f, 0x186f, 0x486f, 0x486f, 0x386f, 0x386f, 0x586f, 0x586f,
        0x5075, 0x5075, 0x4075, 0x4075, 0x2875, 0x2875, 0x1875, 0x1875, 0x4875, 0x4875, 0x3875, 0x3875, 0x5875, 0x5875,
        0x1079, 0x1079, 0x5079, 0x5079, 0x4079, 0x4079, 0x3079, 0x3079,
    ]
}
