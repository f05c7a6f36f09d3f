import ArgumentParser
import HotspotPolicing

extension ContourLevels: ExpressibleByArgument {
  /// Reads a number of isolines, or their values with commas between.
  public init?(argument: String) {
    guard let list = NumberList(argument: argument) else { return nil }
    if list.numbers.count == 1, let count = Int(argument) {
      guard 1...1000 ~= count else { return nil }
      self = .equalIntervals(count)
    } else {
      self = .values(list.numbers)
    }
  }
}
