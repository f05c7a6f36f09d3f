import HotspotPolicing

/// Counts rows and looks at nothing in them, so that what is measured is the reader.
struct RowCount: MergeableSummary {
  private var rows = 0

  mutating func add(_ batch: borrowing OffenceBatch) { rows += batch.rows }

  mutating func merge(_ other: consuming RowCount) { rows += other.rows }

  consuming func finish() -> Int { rows }
}
