package import DelimitedText

/// Complete randomisation: every item alike, arm sizes as near their shares as whole numbers can be.
///
/// In the stream `complete`: arm sizes by `ArmSizes` (r is drawn only where a share is not whole);
/// as many labels as items, laid out arm by arm in the order of the arms; shuffled; label i goes to
/// item i in the byte order of ids. The probability of an item to be in arm k is a_k/A exactly.
package enum CompleteAllocation {
  /// Draws the arms.
  ///
  /// - Complexity: O(items).
  package static func draw(
    _ problem: AllocationProblem, design: TrialDesign, seed: String
  ) throws(HotspotError) -> ArmDraw {
    try problem.check(design)
    var stream = AuditStream(seed: seed, purpose: StreamPurpose.complete)
    return ArmDraw(arms: labels(count: problem.count, ratios: design.ratios, from: &stream))
  }

  /// The arms of `count` items at some ratios, as the next draws of a stream.
  package static func labels(
    count: Int, ratios: [Int], from stream: inout AuditStream
  ) -> [Int] {
    let sizes = ArmSizes.draw(units: count, ratios: ratios, from: &stream)
    return labels(sizes: sizes, from: &stream)
  }

  /// Labels of given numbers, laid out arm by arm and shuffled by a stream.
  package static func labels(sizes: [Int], from stream: inout AuditStream) -> [Int] {
    var labels = laidOut(sizes)
    stream.shuffle(&labels)
    return labels
  }

  /// Labels of given numbers, arm by arm.
  static func laidOut(_ sizes: [Int]) -> [Int] {
    var labels: [Int] = []
    labels.reserveCapacity(sizes.reduce(0, +))
    for (arm, size) in sizes.enumerated() {
      labels.append(contentsOf: repeatElement(arm, count: size))
    }
    return labels
  }
}
