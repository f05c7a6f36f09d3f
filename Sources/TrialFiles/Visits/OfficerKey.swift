internal import DelimitedText
private import Foundation
internal import ResultTables
internal import TrialDesigns

/// The key that turns officers into tokens, kept outside the trial file.
struct OfficerKey {
  let pseudonymiser: Pseudonymiser
  /// What is to be said of it.
  var lines: [String] = []

  /// By what the key is known again: the pseudonym of a text that is no officer's.
  var mark: String { pseudonymiser.pseudonym(of: "\u{0}the key of a hotspot trial") }

  /// Reads a key file; the one beside the trial file is made at its first use, with 32 random bytes,
  /// readable by its owner only.
  ///
  /// - Parameter isNeeded: whether visits were recorded before, with a key that cannot be made
  ///   again.
  init(named path: String?, besideTrial trial: String, isNeeded: Bool) throws {
    let file = path ?? trial + ".key"
    if path == nil, !FileManager.default.fileExists(atPath: file) {
      guard !isNeeded else {
        throw HotspotError(
          .missing, file: file,
          "the key of the officers' tokens is gone. Visits were recorded with it before. Put it back"
            + " from its copy, or name it with \(Setting.officerKey).")
      }
      try Self.make(file)
      lines.append(
        "Made the key \(file) for the officers' tokens. Keep it with a copy, apart from the trial"
          + " file: whoever has both can tell officers by trying their numbers.")
    }
    pseudonymiser = try Pseudonymiser(keyFile: file)
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    let permissions = (attributes?[.posixPermissions] as? NSNumber)?.uint16Value ?? 0
    if let warning = Pseudonymiser.warning(forKeyFile: file, permissions: permissions) {
      lines.append(warning)
    }
  }

  private static func make(_ path: String) throws {
    var random = SystemRandomNumberGenerator()
    let key = Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    let file = try AtomicFile(path: path, isPersonal: true)
    try file.write(Array((key.base64EncodedString() + "\n").utf8).span)
    do {
      try file.commit()
    } catch {
      // Where another process made one meanwhile, that one counts.
      guard error.fault == .exists else { throw error }
    }
  }
}
