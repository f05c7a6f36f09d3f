@_exported public import DelimitedText
@_exported public import HotspotGeometry
@_exported public import HotspotMapping
@_exported public import HotspotStatistics
@_exported public import OffenceRecords
@_exported public import RFGScoring
@_exported public import ResultTables
@_exported public import StatisticalModels
