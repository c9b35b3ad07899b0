/// Names that the language itself brings.
package enum LanguageNames {
    /// The functions of the language.
    ///
    /// - Specification: DMN 1.5, 10.3.4.
    package static let builtins: [String] = [
        // Conversion
        "context", "date", "date and time", "duration", "number", "range", "string", "time",
        "years and months duration",
        // Logic
        "is", "not",
        // Text
        "contains", "ends with", "lower case", "matches", "replace", "split", "starts with", "string join",
        "string length", "substring", "substring after", "substring before", "upper case",
        // Lists
        "all", "any", "append", "concatenate", "count", "distinct values", "flatten", "index of", "insert before",
        "list contains", "list replace", "max", "mean", "median", "min", "mode", "product", "remove", "reverse", "sort",
        "stddev", "sublist", "sum", "union",
        // Numbers
        "abs", "ceiling", "decimal", "even", "exp", "floor", "log", "modulo", "odd", "random number", "round down",
        "round half down", "round half up", "round up", "sqrt",
        // Dates and times
        "day of week", "day of year", "month of year", "now", "today", "week of year",
        // Ranges
        "after", "before", "coincides", "during", "finished by", "finishes", "includes", "meets", "met by",
        "overlapped by", "overlaps", "overlaps after", "overlaps before", "started by", "starts",
        // Contexts
        "context merge", "context put", "get entries", "get value",
    ]

    /// The types that are written in several words.
    package static let types: [String] = [
        "date and time", "days and time duration", "years and months duration",
    ]

    /// The functions that the parser has to know: a name of one word needs no help.
    static let knownFunctions = KnownNames(builtins.filter { $0.utf8.contains(0x20) })
    static let knownTypes = KnownNames(types)
}
