/// Takes in windows of rows on one worker.
package protocol RowConsumer {
  /// Takes in one window of the text with that number, after excluding from it the rows whose
  /// values cannot be read.
  mutating func consume(_ window: RowWindow, text: Int) throws
}
