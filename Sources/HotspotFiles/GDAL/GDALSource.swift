// Unsafe: owns one dataset of GDAL that is read from. What makes it safe: the dataset is closed
// once, by `deinit`; layers and fields are borrowed from it and never outlive a call; each feature
// and figure is destroyed in the function that made it, and its bytes are copied.

internal import MapLayers

#if GDAL
  internal import CGDAL
  internal import DelimitedText
  internal import ResultTables

  /// A file or database of layers, open for reading.
  @safe
  final class GDALSource {
    /// What is known of a layer before its rows are read.
    struct Head {
      var name: String
      var hasFigures: Bool
      var fields: [VectorLayer.Field]
      /// The system's code or definition, the better first.
      var system: [String]
    }

    /// A row as it is stored.
    struct Row {
      var values: [CellValue]
      /// The row's number or key in the file.
      var key: Int64
      /// The figure as ISO WKB in the plane; nil where the row has none.
      var figure: [UInt8]?
      /// Whether parts of a lower dimension were left out of the figure.
      var isMixed = false
    }

    private let handle: GDALDatasetH

    /// Opens a source with one of the drivers named.
    init(_ path: String, drivers: [String], options: [String]) throws(GDALFailure) {
      let drivers = GDALStrings(drivers)
      let options = GDALStrings(options)
      let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
      guard
        let opened = unsafe GDALOpenEx(path, flags, drivers.constant, options.constant, nil)
      else { throw .latest }
      unsafe handle = opened
    }

    deinit {
      unsafe GDALClose(handle)
    }

    /// What there is to know of each layer, in the order of the file.
    var heads: [Head] {
      let count = unsafe max(0, Int(GDALDatasetGetLayerCount(handle)))
      return (0..<count).compactMap { index in
        unsafe GDALDatasetGetLayer(handle, Int32(index)).map { unsafe head(of: $0) }
      }
    }

    /// Reads the rows of a layer, in the order of the file, that a condition holds for.
    func readRows(ofLayer index: Int, where condition: String?, _ use: (Row) -> Void)
      throws(GDALFailure)
    {
      guard let layer = unsafe GDALDatasetGetLayer(handle, Int32(index)) else { throw .latest }
      GDALLibrary.forgetComplaints()
      if let condition {
        guard unsafe OGR_L_SetAttributeFilter(layer, condition) == OGRERR_NONE else {
          throw .latest
        }
      }
      let kinds = unsafe head(of: layer).fields.map(\.kind)
      unsafe OGR_L_ResetReading(layer)
      while let feature = unsafe OGR_L_GetNextFeature(layer) {
        defer { unsafe OGR_F_Destroy(feature) }
        var row = Row(
          values: kinds.indices.map { unsafe value(Int32($0), of: feature, as: kinds[$0]) },
          key: unsafe Int64(OGR_F_GetFID(feature)))
        unsafe readFigure(of: feature, into: &row)
        use(row)
      }
      if GDALLibrary.hasFailed { throw .latest }
    }

    private func head(of layer: OGRLayerH) -> Head {
      let definition = unsafe OGR_L_GetLayerDefn(layer)
      let count = unsafe OGR_FD_GetFieldCount(definition)
      let fields = (0..<count).compactMap { index -> VectorLayer.Field? in
        guard let field = unsafe OGR_FD_GetFieldDefn(definition, index) else { return nil }
        return unsafe VectorLayer.Field(
          name: text(OGR_Fld_GetNameRef(field)), kind: kind(of: OGR_Fld_GetType(field)))
      }
      return unsafe Head(
        name: text(OGR_L_GetName(layer)),
        hasFigures: OGR_L_GetGeomType(layer) != wkbNone,
        fields: fields, system: GDALSystem.texts(of: OGR_L_GetSpatialRef(layer)))
    }

    private func kind(of type: OGRFieldType) -> VectorLayer.Field.Kind {
      switch type {
      case OFTInteger, OFTInteger64: .integer
      case OFTReal: .number
      case OFTDate: .date
      default: .text
      }
    }

    private func text(_ pointer: UnsafePointer<CChar>?) -> String {
      unsafe pointer.map { unsafe String(cString: $0) } ?? ""
    }

    private func value(
      _ index: Int32, of feature: OGRFeatureH, as kind: VectorLayer.Field.Kind
    ) -> CellValue {
      guard unsafe OGR_F_IsFieldSetAndNotNull(feature, index) != 0 else { return .empty }
      switch kind {
      case .integer: return .integer(unsafe Int(OGR_F_GetFieldAsInteger64(feature, index)))
      case .number:
        let value = unsafe OGR_F_GetFieldAsDouble(feature, index)
        return value.isFinite ? .number(value) : .empty
      case .date:
        var parts: (Int32, Int32, Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0, 0, 0)
        let isRead = unsafe OGR_F_GetFieldAsDateTime(
          feature, index, &parts.0, &parts.1, &parts.2, &parts.3, &parts.4, &parts.5, &parts.6)
        let date = CalendarDate(year: Int(parts.0), month: Int(parts.1), day: Int(parts.2))
        return isRead == 0 ? .empty : date.map { .date($0) } ?? .empty
      case .text:
        let text = unsafe text(OGR_F_GetFieldAsString(feature, index))
        return text.isEmpty ? .empty : .text(text)
      }
    }

    /// Takes a feature's figure: curves made lines, heights dropped, collections made one figure.
    private func readFigure(of feature: OGRFeatureH, into row: inout Row) {
      guard var figure = unsafe OGR_F_StealGeometry(feature) else { return }
      defer { unsafe OGR_G_DestroyGeometry(figure) }
      if unsafe OGR_G_HasCurveGeometry(figure, 1) != 0 {
        guard let straight = unsafe OGR_G_GetLinearGeometry(figure, 0, nil) else { return }
        unsafe OGR_G_DestroyGeometry(figure)
        unsafe figure = straight
      }
      unsafe OGR_G_FlattenTo2D(figure)
      if unsafe OGR_G_IsEmpty(figure) != 0 { return }
      if unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(figure)).rawValue > wkbMultiPolygon.rawValue {
        let dimension = unsafe OGR_G_GetDimension(figure)
        let multiple = [wkbMultiPoint, wkbMultiLineString, wkbMultiPolygon]
        guard 0...2 ~= dimension,
          let whole = unsafe OGR_G_CreateGeometry(multiple[Int(dimension)])
        else { return }
        row.isMixed = unsafe gather(figure, dimension: dimension, into: whole)
        unsafe OGR_G_DestroyGeometry(figure)
        unsafe figure = whole
      }
      var bytes = [UInt8](repeating: 0, count: unsafe Int(OGR_G_WkbSizeEx(figure)))
      let status = unsafe bytes.withUnsafeMutableBufferPointer {
        unsafe OGR_G_ExportToIsoWkb(figure, wkbNDR, $0.baseAddress)
      }
      if status == OGRERR_NONE { row.figure = bytes }
    }

    /// Adds the parts of a figure that are of some dimension to another figure; says whether there
    /// were others.
    private func gather(
      _ figure: OGRGeometryH, dimension: Int32, into whole: OGRGeometryH
    ) -> Bool {
      switch unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(figure)) {
      case wkbPoint, wkbLineString, wkbPolygon:
        if unsafe OGR_G_GetDimension(figure) != dimension { return true }
        return unsafe OGR_G_AddGeometry(whole, figure) != OGRERR_NONE
      case wkbTriangle:
        guard dimension == 2, let copy = unsafe OGR_G_Clone(figure) else { return true }
        let polygon = unsafe OGR_G_ForceToPolygon(copy)
        guard let polygon = unsafe polygon else { return true }
        return unsafe OGR_G_AddGeometryDirectly(whole, polygon) != OGRERR_NONE
      default:
        var isMixed = false
        for index in 0..<(unsafe OGR_G_GetGeometryCount(figure)) {
          guard let part = unsafe OGR_G_GetGeometryRef(figure, index) else { continue }
          if unsafe gather(part, dimension: dimension, into: whole) { isMixed = true }
        }
        return isMixed
      }
    }
  }
#endif
