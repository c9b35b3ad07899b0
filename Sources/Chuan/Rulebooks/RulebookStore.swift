public import Diagnostics

/// Where compiled rulebooks are kept from one run to the next. The library itself touches no file system.
public struct RulebookStore: Sendable {
    /// Who reads what is kept: the build of the program. No other one understands it.
    public var reader: String
    /// What was kept last; nil where there is nothing.
    public var load: @Sendable () -> [UInt8]?
    public var save: @Sendable ([UInt8]) -> Void

    public init(
        reader: String, load: @escaping @Sendable () -> [UInt8]?, save: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.reader = reader
        self.load = load
        self.save = save
    }
}

/// The same as without a store, and what comes of it is kept: rulebooks about which nothing is to be said.
///
/// What was kept stands for the files as long as the provider gives the same names and bytes for every path that was
/// asked for, which is looked at each time; so it can't be out of date.
///
/// - Parameter sources: Takes the files. Only where it holds none yet is anything taken from the store.
/// - Complexity: O(bytes of the rule files); far less work for each byte where the rulebooks are kept.
public func loadRulebooks(
    path: String, provider: FileProvider, limits: Limits, store: RulebookStore, sources: inout SourceFiles
) -> ([LoadedRulebook], [Diagnostic]) {
    guard sources.files.isEmpty else {
        return loadRulebooks(path: path, provider: provider, limits: limits, sources: &sources)
    }
    if let kept = store.load(),
        let loaded = kept.withUnsafeBytes({ takeUp($0, store.reader, path, provider, limits, &sources) })
    {
        return (loaded, [])
    }
    var answers: [FileAnswer] = []
    let (read, diagnostics) = readRulebooks(
        path: path, provider: provider, limits: limits, sources: &sources, answers: &answers)
    let loaded = read.compactMap { reading in
        reading.rulebook.map { LoadedRulebook(rulebook: $0, path: reading.source.path, files: reading.source.files) }
    }
    if diagnostics.isEmpty, let bytes = layDown(loaded, path, answers, sources) {
        store.save(sealed(bytes, for: store.reader))
    }
    return (loaded, diagnostics)
}

private func layDown(
    _ rulebooks: [LoadedRulebook], _ path: String, _ answers: [FileAnswer], _ sources: SourceFiles
) -> [UInt8]? {
    var writer = ArchiveWriter()
    writer.write(path, answers.count)
    for answer in answers { answer.write(to: &writer) }
    writer.write(sources.files.map(\.path))
    writer.write(rulebooks.count)
    for loaded in rulebooks { writer.write(loaded.path, loaded.digest, loaded.rulebook) }
    return writer.isIncomplete ? nil : writer.bytes
}

/// What was laid down, where it is about the same files.
private func takeUp(
    _ bytes: UnsafeRawBufferPointer, _ reader: String, _ path: String, _ provider: FileProvider, _ limits: Limits,
    _ sources: inout SourceFiles
) -> [LoadedRulebook]? {
    guard let content = unsealed(bytes, for: reader) else { return nil }
    var reader = ArchiveReader(content)
    var files = SourceFiles()
    guard let loaded = try? rulebooks(from: &reader, path, provider, limits, &files) else { return nil }
    sources = files
    return loaded
}

private func rulebooks(
    from reader: inout ArchiveReader, _ path: String, _ provider: FileProvider, _ limits: Limits,
    _ sources: inout SourceFiles
) throws(ArchiveError) -> [LoadedRulebook]? {
    guard try reader.text() == path else { return nil }
    var answers: [FileAnswer] = []
    var contents: [String: [UInt8]] = [:]
    for _ in 0..<(try reader.count()) {
        let answer = try FileAnswer(from: &reader)
        guard answer.isGiven(by: provider) else { return nil }
        answers.append(answer)
        if case .file(.success(let bytes)) = answer.content { contents[answer.path] = bytes }
    }
    let paths: [String] = try reader.array()
    for path in paths {
        guard let bytes = contents[path] else { return nil }
        _ = sources.add(path: path, bytes: bytes)
    }
    let kept = KeptFiles(path: path, answers: answers, limits: limits)
    var loaded: [LoadedRulebook] = []
    for _ in 0..<(try reader.count()) {
        let path = try reader.text()
        let digest = try reader.text()
        let rulebook: Rulebook = try reader.value()
        loaded.append(LoadedRulebook(rulebook: rulebook, path: path, files: kept, digest: digest))
    }
    return reader.isAtEnd ? loaded : nil
}
