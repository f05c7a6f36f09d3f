internal import DelimitedText

/// Texts numbered in the order in which a scorer met them.
struct NameRegister: Sendable {
  private(set) var names: [[UInt8]] = []
  private var numbers: [[UInt8]: UInt16] = [:]
  /// Whether more texts came than can be numbered.
  private(set) var isFull = false
  private var knownDictionary: UInt64 = 0
  private var knownNumbers: [UInt16] = []

  mutating func number(_ name: [UInt8]) -> UInt16 {
    if let number = numbers[name] { return number }
    guard names.count < 65_535 else {
      isFull = true
      return 65_535
    }
    let number = UInt16(names.count)
    names.append(name)
    numbers[name] = number
    return number
  }

  /// The numbers of a dictionary's symbols.
  mutating func numbers(for dictionary: SymbolDictionary) -> [UInt16] {
    if knownDictionary != dictionary.identity {
      knownDictionary = dictionary.identity
      knownNumbers = []
    }
    for value in dictionary.values[knownNumbers.count...] { knownNumbers.append(number(value)) }
    return knownNumbers
  }

  /// Each number's place when names are sorted by their bytes; one more place for no number.
  var order: [Int32] {
    let sorted = names.indices.sorted { names[$0].lexicographicallyPrecedes(names[$1]) }
    var places = [Int32](repeating: Int32.max, count: 65_536)
    for (place, number) in sorted.enumerated() { places[number] = Int32(place) }
    return places
  }

  func text(_ number: UInt16) -> String {
    Int(number) < names.count ? String(decoding: names[Int(number)], as: UTF8.self) : ""
  }
}
