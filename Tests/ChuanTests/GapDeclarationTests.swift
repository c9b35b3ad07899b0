import Testing

@testable import Chuan

/// How the vocabulary declares what a unit can move.
@Suite("What a unit can move")
struct GapDeclarationTests {
    private static func reading(_ field: String) -> RuleReading {
        RuleReading(
            """
            bộ chỉ tiêu: {mã: mau, tên: Mẫu}
            các đơn vị tính: [{mã: ho_so, tên: hồ sơ}]
            từ điển dữ liệu:
              - khối: k
                tên: khối mẫu
                dạng: nhóm
                trường:
                  - {khóa: a, tên: {vi: một, en: one}, \(field)}

            """)
    }

    @Test(
        "Directions, in either language or as a boolean",
        arguments: [
            ("có", Movement.both), ("true", .both), ("tăng", .up), ("up", .up), ("giảm", .down), ("không", .none),
        ])
    func directions(word: String, movement: Movement) throws {
        let reading = Self.reading("kiểu: số đếm, đơn vị tính: ho_so, thay đổi được: \(word)")
        #expect(reading.names == [])
        #expect(reading.vocabulary.blocks[2].fields[0].movement == movement)
    }

    @Test("Words for the work")
    func work() {
        let reading = Self.reading("kiểu: tiền, thay đổi được: tăng, cách thay đổi: {vi: giải ngân thêm, en: disburse}")
        #expect(reading.names == [])
        #expect(reading.vocabulary.blocks[2].fields[0].work == Title(vi: "giải ngân thêm", en: "disburse"))
    }

    @Test(
        "Mistakes",
        arguments: [
            ("kiểu: chữ, thay đổi được: có", "rule/misplaced-key"),
            ("kiểu: tiền, thay đổi được: lên", "rule/unknown-word"),
            ("kiểu: tiền, cách thay đổi: giải ngân thêm", "rule/misplaced-key"),
            ("kiểu: có hay không, thay đổi được: tăng, cách thay đổi: mở", "rule/misplaced-key"),
        ])
    func mistakes(field: String, kind: String) {
        #expect(Self.reading(field).names == [kind])
    }

    @Test("Signs that a movement allows")
    func signs() {
        #expect(Movement.both.allows(1) && Movement.both.allows(-1))
        #expect(Movement.up.allows(1) && !Movement.up.allows(-1))
        #expect(Movement.down.allows(-1) && !Movement.down.allows(1))
        #expect(!Movement.none.allows(1) && !Movement.none.allows(-1))
    }
}
