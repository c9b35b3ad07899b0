import Chuan

/// The schema of results, `chuan.result/1`. Keys are only ever added, so that every object may have others.
enum ResultSchema {
    static var schema: JSONValue {
        JSONValue([
            ("$schema", .text(SchemaKind.dialect)),
            ("title", "Kết quả của chuan check · The result of chuan check"),
            ("$ref", "#/$defs/result"),
            ("$defs", JSONValue(definitions)),
        ])
    }

    private static let definitions: [(String, JSONValue)] = [
        (
            "result",
            object(
                [
                    ("format", ["const": "chuan.result/1"]),
                    (
                        "rulebook",
                        object([("id", text), ("digest", ["type": "string", "pattern": "^sha256:[0-9a-f]{64}$"])])
                    ),
                    ("reports", list("report")),
                    ("city", object(city, optional: [("units_reported", count), ("groups", list("group"))])),
                    ("diagnostics", list("diagnostic")),
                ], optional: [("batch", reference("batch")), ("ranking", reference("ranking"))])
        ),
        (
            "group",
            object([("code", maybe), ("title", text)] + city + [("units_reported", count)])
        ),
        (
            "batch",
            object([
                ("reports", count),
                ("checks", list("tally")),
            ])
        ),
        (
            "tally",
            object(
                [("id", text), ("verdicts", object(VerdictCode.allCases.map { ($0.rawValue, count) }))],
                optional: [("worst", list("worst"))])
        ),
        (
            "worst",
            object(
                [("unit_code", text), ("unit_name", maybe)],
                optional: [
                    ("line", count), ("file", text),
                    ("item", maybe), ("numerator", maybeNumber), ("denominator", maybeNumber), ("shown", maybe),
                    ("sentence", text), ("gap", list("change")), ("gap_sentence", text), ("gap_note", text),
                ])
        ),
        (
            "ranking",
            object([
                ("rule", ["enum": JSONValue(texts: RankingRule.allCases.map(\.rawValue))]), ("explanation", text),
                ("units", list("place")),
            ])
        ),
        (
            "place",
            object([
                ("place", place), ("best_place", place), ("worst_place", place), ("place_in_type", place),
                ("unit_code", text), ("unit_name", maybe), ("unit_type", text), ("met", count), ("failed", count),
                ("undecided", count), ("share", maybeNumber),
            ])
        ),
        (
            "report",
            object([
                ("file", text), ("unit_code", text), ("unit_name", maybe), ("unit_type", text),
                ("period", object([("start", day), ("end", day)])), ("indicators", list("indicator")),
                ("summary", object(VerdictCode.allCases.map { ($0.rawValue, count) })),
                ("notes", texts),
            ])
        ),
        (
            "indicator",
            object(
                [
                    ("id", text), ("title", text), ("verdict", verdict), ("checks", list("check")),
                    ("readings", list("reading")),
                ],
                optional: [("provisional", verdict)])
        ),
        (
            "check",
            object(
                [
                    ("id", text), ("verdict", verdict), ("target", maybe),
                    ("compared", count),
                    ("items", list("item")), ("readings", list("reading")),
                ],
                optional: [("provisional", verdict), ("rows", reference("explanation"))])
        ),
        ("item", item),
        (
            "change",
            object(
                changes,
                optional: [("with", ["type": "array", "items": object(changes)]), ("group", ["type": "integer"])])
        ),
        ("missing", object([("field", text), ("name", text), ("state", state), ("at", maybe)])),
        (
            "evidence",
            object([
                ("field", text), ("name", text), ("value", maybe), ("text", maybe), ("state", state), ("at", maybe),
            ])
        ),
        (
            "decisive",
            object([("field", text), ("comparison", text), ("value", number), ("verdict", verdict)])
        ),
        ("restored", object([("field", text), ("value", number), ("from", text)])),
        (
            "reading",
            object(
                [("id", text), ("used", text), ("others", verdicts)],
                optional: [("provisional", verdicts), ("lacking", ["type": "object", "additionalProperties": texts])])
        ),
        (
            "explanation",
            object([
                ("text", text), ("substituted", maybe), ("value", maybe), ("at", maybe),
                ("children", list("explanation")),
            ])
        ),
        (
            "diagnostic",
            object([
                ("name", text), ("severity", ["enum": ["note", "warning", "error"]]), ("message", text), ("at", text),
                ("help", maybe),
            ])
        ),
    ]

    private static let item = object(
        [
            ("item", maybe), ("verdict", verdict), ("numerator", maybeNumber), ("denominator", maybeNumber),
            ("value", maybeNumber), ("shown", maybe), ("gap", list("change")), ("missing", list("missing")),
            ("evidence", list("evidence")), ("sentence", text),
        ],
        optional: [
            ("gap_sentence", text), ("gap_note", text),
            ("bounds", object([("low", maybeNumber), ("high", maybeNumber)])), ("decided_when", list("decisive")),
            ("restored", list("restored")), ("explanation", reference("explanation")),
        ])

    private static let changes: [(String, JSONValue)] = [
        ("field", text), ("name", text), ("change", maybe), ("to", maybe),
    ]

    private static let city: [(String, JSONValue)] = [("indicators", list("indicator")), ("units_missing", texts)]

    private static let text: JSONValue = ["type": "string"]
    private static let place: JSONValue = ["type": ["integer", "null"], "minimum": 1]
    private static let count: JSONValue = ["type": "integer", "minimum": 0]
    private static let maybe: JSONValue = ["type": ["string", "null"]]
    private static let texts: JSONValue = ["type": "array", "items": text]
    private static let day: JSONValue = ["type": "string", "format": "date"]
    /// Exact, to 34 digits.
    private static let number: JSONValue = ["type": "string", "pattern": .text(decimal)]
    private static let maybeNumber: JSONValue = ["type": ["string", "null"], "pattern": .text(decimal)]
    private static let decimal = #"^-?\d+(\.\d+)?(E[+-]?\d+)?$"#
    private static let verdict: JSONValue = ["enum": JSONValue(texts: VerdictCode.allCases.map(\.rawValue))]
    private static let verdicts: JSONValue = ["type": "object", "additionalProperties": verdict]
    private static let state: JSONValue = ["enum": JSONValue(texts: CellState.allWords)]

    private static func reference(_ name: String) -> JSONValue { ["$ref": .text("#/$defs/\(name)")] }

    private static func list(_ name: String) -> JSONValue { ["type": "array", "items": reference(name)] }

    private static func object(
        _ members: [(String, JSONValue)], optional: [(String, JSONValue)] = []
    ) -> JSONValue {
        JSONValue([
            ("type", "object"), ("required", JSONValue(texts: members.map(\.0))),
            ("properties", JSONValue(members + optional)),
        ])
    }
}
