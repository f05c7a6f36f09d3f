@_exported public import TrialDesigns
@_exported public import TrialFiles
@_exported public import TrialPower
