/// Letters that differ in case only.
///
/// - Specification: XQuery and XPath Functions and Operators 3.1, 5.6.2, flag `i`.
enum CaseVariants {
    /// The form that all case variants of a scalar share.
    static func fold(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return (0x41...0x5A).contains(scalar) ? scalar + 32 : scalar }
        return lower(upper(scalar))
    }

    /// A scalar and its case variants.
    static func variants(of scalar: UInt32) -> [UInt32] {
        let folded = fold(scalar)
        var variants = [scalar]
        for variant in [folded, upper(folded), lower(scalar), upper(scalar)] + (others[folded] ?? [])
        where !variants.contains(variant) {
            variants.append(variant)
        }
        return variants
    }

    private static func upper(_ scalar: UInt32) -> UInt32 {
        single(Unicode.Scalar(scalar)?.properties.uppercaseMapping) ?? scalar
    }

    private static func lower(_ scalar: UInt32) -> UInt32 {
        single(Unicode.Scalar(scalar)?.properties.lowercaseMapping) ?? scalar
    }

    /// The scalar of a mapping to one; some letters have capitals of several.
    private static func single(_ mapping: String?) -> UInt32? {
        guard let scalars = mapping?.unicodeScalars, let first = scalars.first, scalars.count == 1 else { return nil }
        return first.value
    }

    /// Scalars that fold to a letter without being its capital or small form.
    private static let others: [UInt32: [UInt32]] = [
        0x69: [0x131], 0x6B: [0x212A], 0x73: [0x17F], 0xE5: [0x212B], 0x1C6: [0x1C5], 0x1C9: [0x1C8],
        0x1CC: [0x1CB], 0x1F3: [0x1F2], 0x3B2: [0x3D0], 0x3B5: [0x3F5], 0x3B8: [0x3D1, 0x3F4],
        0x3B9: [0x345, 0x1FBE], 0x3BA: [0x3F0], 0x3BC: [0xB5], 0x3C0: [0x3D6], 0x3C1: [0x3F1], 0x3C3: [0x3C2],
        0x3C6: [0x3D5], 0x3C9: [0x2126], 0x1E61: [0x1E9B],
    ]
}
