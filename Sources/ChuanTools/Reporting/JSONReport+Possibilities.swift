import Chuan
import FEEL

extension JSONReport {
    /// Keys that only items with something missing have.
    func writePossibilities(of item: ItemResult, to writer: inout JSONWriter) {
        if let bounds = item.bounds {
            writer.key("bounds")
            writer.object { writer in
                writer.member("low", bounds.low?.value.description)
                writer.member("high", bounds.high?.value.description)
            }
        }
        if !item.decisive.isEmpty {
            writer.key("decided_when")
            writer.list(item.decisive) { writer, decisive in
                writer.object { writer in
                    writer.member("field", decisive.field)
                    writer.member("comparison", decisive.comparison)
                    writer.member("value", decisive.value.description)
                    writer.member("verdict", decisive.verdict.rawValue)
                }
            }
        }
        if !item.restored.isEmpty {
            writer.key("restored")
            writer.list(item.restored) { writer, number in
                writer.object { writer in
                    writer.member("field", number.field)
                    writer.member("value", number.value.description)
                    writer.member("from", number.equality)
                }
            }
        }
    }
}
