import Testing

@testable import ChuanTools

@Suite struct PageLayoutTests {
    @Test func `words are wrapped beside their label`() {
        var page = PageLayout(width: 20, margin: 8)
        page.line("Căn cứ", "một hai ba bốn năm")
        #expect(page.text == "  Căn cứ một hai ba\n        bốn năm\n")
    }

    @Test func `a word longer than the page stands alone`() {
        var page = PageLayout(width: 10, margin: 4)
        page.line("a", "b mười-hai-con-chữ c")
        #expect(page.text == "  a b\n    mười-hai-con-chữ\n    c\n")
    }
}
