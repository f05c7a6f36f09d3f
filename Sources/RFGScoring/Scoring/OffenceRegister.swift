internal import DelimitedText
internal import OffenceRecords

/// The distinct pairs of code and class that a scorer has met, numbered.
struct OffenceRegister: Sendable {
  struct Pair: Hashable, Sendable {
    var code: [UInt8]
    var offenceClass: [UInt8]
  }

  private(set) var pairs: [Pair] = []
  private var numbers: [Pair: UInt16] = [:]
  private(set) var isFull = false
  private var memo = IntegerMemo()
  private var dictionaries: (UInt64, UInt64) = (0, 0)

  mutating func number(_ pair: Pair) -> UInt16 {
    if let number = numbers[pair] { return number }
    guard pairs.count < 65_535 else {
      isFull = true
      return 65_535
    }
    let number = UInt16(pairs.count)
    pairs.append(pair)
    numbers[pair] = number
    return number
  }

  /// The numbers of some of a batch's rows; those of other rows mean nothing.
  mutating func numbers(for batch: borrowing OffenceBatch, rows: [UInt32]) -> OffenceNumbers {
    let hasCode = batch.has(.code)
    let hasClass = batch.has(.offenceClass)
    guard hasCode || hasClass else {
      return OffenceNumbers(constant: number(Pair(code: [], offenceClass: [])))
    }
    let identities = (
      hasCode ? batch.code.dictionary.identity : 0,
      hasClass ? batch.offenceClass.dictionary.identity : 0
    )
    if identities != dictionaries {
      dictionaries = identities
      memo = IntegerMemo()
    }
    var result = [UInt16](repeating: 0, count: batch.rows)
    var lastKey = UInt64.max
    var last: UInt16 = 0
    for row in rows {
      let row = Int(row)
      let code = hasCode ? batch.code.symbols[row] : 0
      let classSymbol = hasClass ? batch.offenceClass.symbols[row] : 0
      let key = UInt64(code) << 32 | UInt64(classSymbol)
      if key != lastKey {
        lastKey = key
        if let known = memo[key] {
          last = UInt16(known)
        } else {
          last = number(
            Pair(
              code: hasCode ? batch.code.dictionary.values[Int(code)] : [],
              offenceClass: hasClass
                ? batch.offenceClass.dictionary.values[Int(classSymbol)] : []))
          memo.insert(key, UInt32(last))
        }
      }
      result[row] = last
    }
    return OffenceNumbers(rows: result)
  }

  /// Another register's numbers in this one.
  mutating func merge(_ other: OffenceRegister) -> [UInt16] {
    var numbers = other.pairs.map { number($0) }
    numbers += [UInt16](repeating: 65_535, count: 65_536 - numbers.count)
    return numbers
  }

  func code(_ number: UInt16) -> String {
    Int(number) < pairs.count ? String(decoding: pairs[Int(number)].code, as: UTF8.self) : ""
  }

  func offenceClass(_ number: UInt16) -> String {
    Int(number) < pairs.count
      ? String(decoding: pairs[Int(number)].offenceClass, as: UTF8.self) : ""
  }

  /// What tells offences apart when repeats are looked for: the code, or the class without one.
  private func identity(_ pair: Pair) -> [UInt8] {
    pair.code.isEmpty ? pair.offenceClass : pair.code
  }

  /// Each number's place when offences are sorted by code bytes; equal codes share a place.
  var codeOrder: [Int32] {
    let sorted = pairs.indices.sorted {
      identity(pairs[$0]).lexicographicallyPrecedes(identity(pairs[$1]))
    }
    var places = [Int32](repeating: Int32.max, count: 65_536)
    var place: Int32 = -1
    var last: [UInt8]?
    for number in sorted {
      if identity(pairs[number]) != last {
        place += 1
        last = identity(pairs[number])
      }
      places[number] = place
    }
    return places
  }
}

/// The offence numbers of a batch's rows.
struct OffenceNumbers {
  private var rows: [UInt16] = []
  private var constant: UInt16 = 0

  init(rows: [UInt16]) { self.rows = rows }

  init(constant: UInt16) { self.constant = constant }

  @inline(__always)
  func callAsFunction(_ row: Int) -> UInt16 { rows.isEmpty ? constant : rows[row] }
}
