// Unsafe: owns one dataset of GDAL that layers are written to. What makes it safe: the dataset is
// closed once, by `close()` or `deinit`; the layer and its one feature belong to the object and
// the feature is destroyed before the dataset; bytes are lent for one call.

#if GDAL
  internal import CGDAL
  internal import DelimitedText
  internal import HotspotGeometry
  internal import ResultTables

  /// A new file of layers, written row by row.
  @safe
  final class GDALLayers {
    private var handle: GDALDatasetH?
    private var layer: OGRLayerH?
    private var feature: OGRFeatureH?

    /// Makes a file with a driver, which must not be there yet.
    init(_ path: String, driver: String, options: [String] = []) throws(GDALFailure) {
      let options = GDALStrings(options)
      guard let maker = unsafe GDALGetDriverByName(driver),
        let made = unsafe GDALCreate(maker, path, 0, 0, 0, GDT_Unknown, options.pointer)
      else { throw .latest }
      unsafe handle = made
    }

    deinit {
      unsafe OGR_F_Destroy(feature)
      unsafe GDALClose(handle)
    }

    /// Begins a layer, to which rows are added from now on.
    func beginLayer(
      _ name: String, kind: FigureKind?, system: CoordinateSystem?, fields: [LayerField],
      options: [String] = []
    ) throws(GDALFailure) {
      try endLayer()
      let reference: GDALSystem? = if let system { try GDALSystem(system) } else { nil }
      let options = GDALStrings(options)
      let type = kind.map(Self.type) ?? wkbNone
      guard
        let made = unsafe GDALDatasetCreateLayer(
          handle, name, reference?.handle, type, options.pointer)
      else { throw .latest }
      unsafe layer = made
      for field in fields {
        let definition = unsafe OGR_Fld_Create(field.name, Self.type(of: field.kind))
        defer { unsafe OGR_Fld_Destroy(definition) }
        guard unsafe OGR_L_CreateField(made, definition, 0) == OGRERR_NONE else { throw .latest }
      }
      unsafe feature = OGR_F_Create(OGR_L_GetLayerDefn(made))
    }

    /// Adds one row to the layer begun last.
    func add(_ values: [CellValue], figure: [UInt8]? = nil) throws(GDALFailure) {
      guard let layer = unsafe layer, let feature = unsafe feature else { throw .latest }
      unsafe OGR_F_SetFID(feature, GIntBig(OGRNullFID))
      for (index, value) in values.enumerated() { set(Int32(index), to: value) }
      if let figure {
        var shape: OGRGeometryH?
        let status = unsafe figure.withUnsafeBytes {
          unsafe OGR_G_CreateFromWkbEx($0.baseAddress, nil, &shape, $0.count)
        }
        guard status == OGRERR_NONE else { throw .latest }
        unsafe OGR_F_SetGeometryDirectly(feature, shape)
      }
      guard unsafe OGR_L_CreateFeature(layer, feature) == OGRERR_NONE else { throw .latest }
    }

    /// Runs a statement of SQL that returns nothing.
    func execute(_ statement: String) throws(GDALFailure) {
      try endLayer()
      GDALLibrary.forgetComplaints()
      let rows = unsafe GDALDatasetExecuteSQL(handle, statement, nil, nil)
      unsafe GDALDatasetReleaseResultSet(handle, rows)
      if GDALLibrary.hasFailed { throw .latest }
    }

    /// Gathers what follows into one transaction.
    func begin() throws(GDALFailure) {
      guard unsafe GDALDatasetStartTransaction(handle, 0) == OGRERR_NONE else { throw .latest }
    }

    /// Ends the transaction.
    func commit() throws(GDALFailure) {
      try endLayer()
      guard unsafe GDALDatasetCommitTransaction(handle) == OGRERR_NONE else { throw .latest }
    }

    /// Writes out what is left and closes the file.
    func close() throws(GDALFailure) {
      try endLayer()
      GDALLibrary.forgetComplaints()
      unsafe GDALClose(handle)
      unsafe handle = nil
      if GDALLibrary.hasFailed { throw .latest }
    }

    private func endLayer() throws(GDALFailure) {
      unsafe OGR_F_Destroy(feature)
      unsafe feature = nil
      guard let ended = unsafe layer else { return }
      unsafe layer = nil
      guard unsafe OGR_L_SyncToDisk(ended) == OGRERR_NONE else { throw .latest }
    }

    private func set(_ index: Int32, to value: CellValue) {
      switch value {
      case .empty: unsafe OGR_F_SetFieldNull(feature, index)
      case .text(let text):
        // A zero would end the text in C.
        let safe = text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text
        unsafe OGR_F_SetFieldString(feature, index, safe)
      case .integer(let value): unsafe OGR_F_SetFieldInteger64(feature, index, GIntBig(value))
      case .decimal(let value): unsafe OGR_F_SetFieldDouble(feature, index, value.doubleValue)
      case .number(let value): unsafe OGR_F_SetFieldDouble(feature, index, value)
      case .date(let date):
        let (year, month, day) = date.components
        unsafe OGR_F_SetFieldDateTime(
          feature, index, Int32(clamping: year), Int32(month), Int32(day), 0, 0, 0, 0)
      }
    }

    private static func type(_ kind: FigureKind) -> OGRwkbGeometryType {
      switch kind {
      case .any: wkbUnknown
      case .one(let kind): OGRwkbGeometryType(rawValue: kind.rawValue)
      }
    }

    private static func type(of kind: TableColumn.Kind) -> OGRFieldType {
      switch kind {
      case .text, .identifier: OFTString
      case .integer: OFTInteger64
      case .decimal, .score, .number: OFTReal
      case .date: OFTDate
      }
    }
  }

  /// What the figures of a layer are.
  enum FigureKind: Hashable {
    /// All of one kind.
    case one(Geometry.Kind)
    /// Of several kinds.
    case any
  }

  /// A declared column of a layer.
  struct LayerField: Hashable {
    var name: String
    var kind: TableColumn.Kind
  }
#endif
