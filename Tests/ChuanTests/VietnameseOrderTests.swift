import Testing

@testable import Chuan

@Suite("Vietnamese order") struct VietnameseOrderTests {
    @Test(arguments: [
        ["a", "à", "ả", "ã", "á", "ạ", "ă", "â", "b"], ["d", "đ", "e", "ê"], ["o", "ô", "ơ", "p"], ["u", "ư", "v"],
        ["Quận 1", "Quận 2", "Quận 10", "Quận 10a", "Quận Bình Thạnh"], ["Sở Dân", "Sở Đất"],
        ["An", "án", "Ăn", "ân"], ["hoa", "hòa", "hoá", "hoan"], ["Phường 02", "Phường 3"],
        ["Phường 99999999999999999999", "Phường An"],
    ])
    func order(names: [String]) {
        let sorted = names.reversed().sorted { VietnameseOrder($0) < VietnameseOrder($1) }
        #expect(sorted == names)
    }

    @Test func composedAndDecomposedLettersAreOne() {
        #expect(VietnameseOrder("e\u{302}\u{301}") < VietnameseOrder("ệ"))
        #expect(!(VietnameseOrder("ế", then: "1") < VietnameseOrder("e\u{302}\u{301}", then: "1")))
        #expect(VietnameseOrder("ế", then: "1") < VietnameseOrder("e\u{302}\u{301}", then: "2"))
    }
}
