/// A file, and the layer of it that is meant, as a user writes them: `FILE[:layer]`.
struct LayerSpecification: Hashable, Sendable {
  /// The file or the connection to a database.
  var source: String
  /// The layer, where one is named.
  var layer: String?

  /// Whether the source is a PostGIS database and not a file.
  var isDatabase: Bool { source.lowercased().hasPrefix("pg:") }

  /// The source as messages show it: a password in a connection is not repeated.
  var shown: String {
    guard isDatabase else { return source }
    return source.replacing(/(?i)(password\s*=\s*)('[^']*'|\S+)/) { "\($0.1)…" }
      .replacing(/(:\/\/[^:@\/\s]+:)[^@\s]+@/) { "\($0.1)…@" }
  }

  /// Splits what a user wrote.
  ///
  /// A colon may stand in a path, in a layer's name and in a connection: the whole is taken as the
  /// source where a file of that name is there, else as much of it as is a file, up to a colon. In
  /// a connection what follows the last colon is a layer unless it looks like settings or part of
  /// an address.
  ///
  /// - Parameter exists: whether something stands at a path.
  init(_ text: String, exists: (String) -> Bool) {
    source = text
    let isDatabase = text.lowercased().hasPrefix("pg:")
    let rest = isDatabase ? text.dropFirst("pg:".count) : text[...]
    let colons = rest.indices.filter { rest[$0] == ":" && $0 > rest.startIndex }
    guard let last = colons.last, isDatabase || !exists(text) else { return }
    func split(at colon: String.Index) -> (source: String, layer: String) {
      (String(text[..<colon]), String(text[text.index(after: colon)...]))
    }
    let standing = isDatabase ? nil : colons.last { exists(split(at: $0).source) }
    let parts = split(at: standing ?? last)
    if parts.layer.isEmpty { return }
    if isDatabase, parts.layer.contains(where: { "=/ '\"".contains($0) }) { return }
    if !isDatabase, standing == nil, parts.layer.contains("/") { return }
    (source, layer) = parts
  }
}
