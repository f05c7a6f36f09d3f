// Unsafe: owns one spatial reference of GDAL. What makes it safe: a handle made here is released
// once, by `deinit`; a borrowed one is cloned before anything is kept.

#if GDAL
  internal import CGDAL
  internal import HotspotGeometry

  /// A coordinate system as GDAL holds it, x before y always.
  @safe
  final class GDALSystem {
    let handle: OGRSpatialReferenceH

    /// GDAL's own object for a coordinate system.
    init(_ system: CoordinateSystem) throws(GDALFailure) {
      guard let made = unsafe OSRNewSpatialReference(nil) else { throw .latest }
      unsafe handle = made
      guard unsafe OSRSetFromUserInput(made, system.authorityCode ?? system.wkt) == OGRERR_NONE
      else { throw .latest }
      unsafe OSRSetAxisMappingStrategy(made, OAMS_TRADITIONAL_GIS_ORDER)
    }

    deinit {
      unsafe OSRRelease(handle)
    }

    /// What a layer's reference says, to be read by `CoordinateSystem`: a code of an authority, or
    /// else a definition; empty where there is none.
    static func texts(of borrowed: OGRSpatialReferenceH?) -> [String] {
      guard let borrowed = unsafe borrowed, let plane = unsafe OSRClone(borrowed) else { return [] }
      defer { unsafe OSRRelease(plane) }
      // A GeoPackage calls a system that nobody stated `Undefined geographic SRS`.
      let name = unsafe OSRGetName(plane).map { unsafe String(cString: $0) } ?? ""
      if unsafe OSRIsLocal(plane) != 0 || name.hasPrefix("Undefined ") { return [] }
      if unsafe OSRIsCompound(plane) != 0 { unsafe OSRStripVertical(plane) }
      unsafe OSRDemoteTo2D(plane, nil)
      var texts: [String] = []
      if let name = unsafe OSRGetAuthorityName(plane, nil),
        let code = unsafe OSRGetAuthorityCode(plane, nil)
      {
        texts.append(unsafe String(cString: name) + ":" + String(cString: code))
      }
      var definition: UnsafeMutablePointer<CChar>?
      let options = GDALStrings(["FORMAT=WKT2_2019"])
      if unsafe OSRExportToWktEx(plane, &definition, options.constant) == OGRERR_NONE,
        let text = unsafe definition
      {
        texts.append(unsafe String(cString: text))
      }
      unsafe VSIFree(definition)
      return texts
    }
  }
#endif
