extension Unicode.Scalar {
    /// White space of any kind, told without Unicode tables for the letters that names are made of.
    var isBlank: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0: true
        case 0x00..<0x1680, 0x1E00...0x1EFF: false
        default: properties.isWhitespace
        }
    }
}
