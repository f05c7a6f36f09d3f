public import DelimitedText

extension Setting {
  /// Making a trial file of the units that may be allocated.
  public static let framing = Setting("frame a trial")
  /// Settling how the units of a trial are allocated.
  public static let designing = Setting("design the trial")
  /// Fixing frame and design.
  public static let committing = Setting("commit the trial")
  /// Drawing the arms.
  public static let allocating = Setting("allocate the trial")
  /// Writing days that are due into the trial file.
  public static let releasing = Setting("release days")
  /// Giving units and arms to the analysis.
  public static let exporting = Setting("export the trial")
  /// Checking a trial against its hashes.
  public static let verifying = Setting("verify the trial")
}
