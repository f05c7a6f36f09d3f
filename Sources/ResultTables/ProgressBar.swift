private import Foundation

/// A bar on standard error that shows how far long work has come, where someone watches.
///
/// Nothing is written where standard error is not a terminal. The bar is drawn over itself at most
/// ten times a second, and is gone when the work is done, so that messages stand alone.
public final class ProgressBar {
  private let title: String
  private let isShown: Bool
  private var lastDrawn: ContinuousClock.Instant?
  private static let width = 30

  /// A bar with what is being done: `Simulating`.
  public init(_ title: String) {
    self.title = title
    isShown = isatty(2) == 1
  }

  deinit { clear() }

  /// Shows that so many of so many parts are done.
  public func show(_ done: Int, of total: Int) {
    guard isShown, total > 0 else { return }
    let now = ContinuousClock.now
    if done >= total {
      clear()
    } else if lastDrawn.map({ now - $0 >= .milliseconds(100) }) ?? true {
      lastDrawn = now
      write("\r" + Self.bar(title, done, of: total))
    }
  }

  /// The bar as text.
  package static func bar(_ title: String, _ done: Int, of total: Int) -> String {
    let share = min(1, max(0, Double(done) / Double(total)))
    let filled = Int(share * Double(width))
    let percent = String(Int(share * 100))
    return title + " [" + String(repeating: "#", count: filled)
      + String(repeating: ".", count: width - filled) + "] "
      + String(repeating: " ", count: 3 - percent.count) + percent + " %"
  }

  private func clear() {
    guard lastDrawn != nil else { return }
    lastDrawn = nil
    // Back to the line's start, and erase to its end.
    write("\r\u{1B}[K")
  }

  private func write(_ text: String) {
    let sink = FileDescriptorSink(descriptor: 2, path: nil, isOwned: false)
    try? sink.write(Array(text.utf8))
  }
}
