internal import ResultTables
internal import TrialDesigns

/// A table each of whose rows is about one unit of a frame.
protocol UnitRows: TabularResult {
  var unitColumns: UnitColumns { get }

  /// The position in the frame of a row's unit.
  func unit(ofRow row: Int) -> Int
}
