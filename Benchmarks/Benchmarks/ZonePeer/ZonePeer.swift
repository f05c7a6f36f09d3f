import Foundation
import HotspotPolicing

/// Times `ZoneIndex` for the peer script: polygons in WKB as lines of hexadecimal, points as little
/// Doubles, first all x and then all y, and the answer as Int32.
@main struct ZonePeer {
  static func main() throws {
    let paths = Array(CommandLine.arguments.dropFirst())
    guard paths.count == 4, let threads = Int(paths[3]) else {
      FileHandle.standardError.write(Data("usage: ZonePeer ZONES POINTS ANSWER THREADS\n".utf8))
      exit(64)
    }
    let zones = try String(contentsOfFile: paths[0], encoding: .ascii).split(separator: "\n")
      .map { try Geometry(wkb: bytes($0)) }
    let numbers = doubles(try Data(contentsOf: URL(fileURLWithPath: paths[1])))
    let x = Array(numbers[..<(numbers.count / 2)])
    let y = Array(numbers[(numbers.count / 2)...])
    let clock = ContinuousClock()
    var found: [Int32] = []
    let time = clock.measure {
      found = ZoneIndex(zones, threads: threads).zones(x: x, y: y, threads: threads)
    }
    var answer = Data(capacity: 4 * found.count)
    for zone in found {
      let bits = UInt32(bitPattern: zone)
      for shift in stride(from: 0, to: 32, by: 8) {
        answer.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift)))
      }
    }
    try answer.write(to: URL(fileURLWithPath: paths[2]))
    print(time / .seconds(1))
  }

  static func bytes(_ hexadecimal: Substring) -> [UInt8] {
    let digits = Array(hexadecimal.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).map { at in
      UInt8(String(decoding: digits[at...at + 1], as: UTF8.self), radix: 16) ?? 0
    }
  }

  static func doubles(_ data: Data) -> [Double] {
    let bytes = [UInt8](data)
    return stride(from: 0, to: bytes.count - 7, by: 8).map { at in
      var bits: UInt64 = 0
      for place in stride(from: 7, through: 0, by: -1) {
        bits = bits << 8 | UInt64(bytes[at + place])
      }
      return Double(bitPattern: bits)
    }
  }
}
