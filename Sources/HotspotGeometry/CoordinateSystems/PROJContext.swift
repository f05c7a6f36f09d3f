// Safe because each context and object owns its handle, frees it once and is used by one thread;
// what the library returns is checked, and its strings are copied before the next call.

internal import CPROJ
internal import DelimitedText

/// The library's state for one worker, with the network off.
@safe final class PROJContext {
  let handle: OpaquePointer
  private let messages = Messages()

  /// What the library last said was wrong; its return values do not tell.
  final class Messages {
    var last: String?
  }

  /// Makes a context that also looks for grids in a folder.
  init(gridFolder: String? = nil) throws(HotspotError) {
    guard let handle = unsafe proj_context_create() else {
      throw HotspotError(
        .operationFailed, "The projection library could not start: memory is short.")
    }
    unsafe self.handle = handle
    unsafe proj_log_func(handle, Unmanaged.passUnretained(messages).toOpaque()) { box, _, text in
      guard let text = unsafe text, let box = unsafe box else { return }
      unsafe Unmanaged<Messages>.fromOpaque(box).takeUnretainedValue().last = unsafe String(
        cString: text)
    }
    unsafe proj_context_set_enable_network(handle, 0)
    if let gridFolder { addSearchPath(gridFolder) }
  }

  deinit { unsafe proj_context_destroy(handle) }

  private func addSearchPath(_ folder: String) {
    let usual = unsafe proj_info().searchpath.map { unsafe String(cString: $0) } ?? ""
    let folders = [folder] + usual.split(separator: ":").map(String.init)
    let bytes = folders.map { Array($0.utf8CString) }
    let ends = bytes.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    let joined = bytes.flatMap(\.self)
    unsafe joined.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      let paths: [UnsafePointer<CChar>?] = unsafe ends.dropLast().map { unsafe start + $0 }
      unsafe paths.withUnsafeBufferPointer {
        unsafe proj_context_set_search_paths(handle, Int32($0.count), $0.baseAddress)
      }
    }
  }

  /// What the library last said, as the end of a sentence.
  func said() -> String {
    defer { messages.last = nil }
    return messages.last.map { ": \($0)" } ?? ""
  }

  /// The object of a definition, or nil where it is none.
  func object(_ definition: String) -> PROJObject? {
    unsafe definition.withCString { unsafe own(proj_create(handle, $0)) }
  }

  fileprivate func own(_ pointer: OpaquePointer?) -> PROJObject? {
    unsafe pointer.map { unsafe PROJObject($0, in: self) }
  }

  /// All operations between two systems that the registry knows, best first, those included whose
  /// grids are missing.
  func operations(from source: PROJObject, to target: PROJObject) throws(HotspotError)
    -> [PROJObject]
  {
    guard let factory = unsafe proj_create_operation_factory_context(handle, nil) else {
      throw HotspotError(.operationFailed, "Projections cannot be looked up\(said()).")
    }
    defer { unsafe proj_operation_factory_context_destroy(factory) }
    unsafe proj_operation_factory_context_set_spatial_criterion(
      handle, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
    unsafe proj_operation_factory_context_set_grid_availability_use(
      handle, factory, PROJ_GRID_AVAILABILITY_IGNORED)
    guard
      let list = unsafe proj_create_operations(handle, source.pointer, target.pointer, factory)
    else { return [] }
    defer { unsafe proj_list_destroy(list) }
    return (0..<(unsafe proj_list_get_count(list))).compactMap {
      unsafe own(proj_list_get(handle, list, $0))
    }
  }
}

/// A coordinate system or an operation of the library.
@safe final class PROJObject {
  let context: PROJContext
  fileprivate let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer, in context: PROJContext) {
    unsafe self.pointer = pointer
    self.context = context
  }

  deinit { unsafe proj_destroy(pointer) }

  private var handle: OpaquePointer { unsafe context.handle }

  private func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    unsafe pointer.map { unsafe String(cString: $0) }
  }

  var name: String { unsafe text(proj_get_name(pointer)) ?? "" }

  var wkt: String? { unsafe text(proj_as_wkt(handle, pointer, PJ_WKT2_2019, nil)) }

  /// The authority and code, `EPSG:27700`.
  var authorityCode: String? {
    guard let authority = unsafe text(proj_get_id_auth_name(pointer, 0)),
      let code = unsafe text(proj_get_id_code(pointer, 0))
    else { return nil }
    return "\(authority):\(code)"
  }

  /// What kind of coordinate system it is.
  enum SystemKind {
    case geographic, projected, geocentric, vertical, compound, bound, other
  }

  /// What kind of coordinate system it is, or nil where it is none.
  var systemKind: SystemKind? {
    guard unsafe proj_is_crs(pointer) == 1 else { return nil }
    return switch unsafe proj_get_type(pointer) {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: .geographic
    case PJ_TYPE_PROJECTED_CRS: .projected
    case PJ_TYPE_GEOCENTRIC_CRS: .geocentric
    case PJ_TYPE_VERTICAL_CRS: .vertical
    case PJ_TYPE_COMPOUND_CRS: .compound
    case PJ_TYPE_BOUND_CRS: .bound
    default: .other
    }
  }

  /// The horizontal part of a compound system, the system that a bound one is of.
  var inner: PROJObject? {
    switch systemKind {
    case .compound: unsafe context.own(proj_crs_get_sub_crs(handle, pointer, 0))
    case .bound: unsafe context.own(proj_get_source_crs(handle, pointer))
    default: nil
    }
  }

  /// The registry's system of the same meaning, where the library is at least 90 % sure.
  var identified: PROJObject? {
    var confidence: UnsafeMutablePointer<Int32>?
    guard let list = unsafe proj_identify(handle, pointer, "EPSG", nil, &confidence) else {
      return nil
    }
    defer {
      unsafe proj_list_destroy(list)
      unsafe proj_int_list_destroy(confidence)
    }
    guard unsafe proj_list_get_count(list) > 0, let confidence = unsafe confidence,
      unsafe confidence[0] >= 90
    else { return nil }
    return unsafe context.own(proj_list_get(handle, list, 0))
  }

  /// Metres in a unit of the first axis, or radians for degrees.
  var unitFactor: Double? {
    guard let axes = unsafe proj_crs_get_coordinate_system(handle, pointer) else { return nil }
    defer { unsafe proj_destroy(axes) }
    var factor = 0.0
    let isRead = unsafe proj_cs_get_axis_info(
      handle, axes, 0, nil, nil, nil, &factor, nil, nil, nil)
    return isRead == 1 && factor > 0 ? factor : nil
  }

  func isEquivalent(to other: PROJObject) -> Bool {
    unsafe proj_is_equivalent_to_with_ctx(
      handle, pointer, other.pointer, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) == 1
  }

  /// The stated accuracy of an operation in metres, or nil where it is unknown.
  var accuracy: Double? {
    let metres = unsafe proj_coordoperation_get_accuracy(handle, pointer)
    return metres >= 0 ? metres : nil
  }

  /// Whether an operation only pretends that two datums are the same.
  var isBallpark: Bool {
    unsafe proj_coordoperation_has_ballpark_transformation(handle, pointer) == 1
  }

  /// The names of the grids that an operation needs, and whether each is here.
  var grids: [(name: String, isHere: Bool)] {
    (0..<(unsafe proj_coordoperation_get_grid_used_count(handle, pointer))).map { place in
      var name: UnsafePointer<CChar>?
      var available: Int32 = 0
      let isRead = unsafe proj_coordoperation_get_grid_used(
        handle, pointer, place, &name, nil, nil, nil, nil, nil, &available)
      return (unsafe text(name) ?? "", isRead == 1 && available == 1)
    }
  }

  /// The operation as a pipeline from x and y to x and y, longitude before latitude, in degrees.
  var pipeline: String? {
    guard let plain = unsafe proj_normalize_for_visualization(handle, pointer) else { return nil }
    defer { unsafe proj_destroy(plain) }
    return unsafe text(proj_as_proj_string(handle, plain, PJ_PROJ_5, nil))
  }

  /// Sends points through an operation; those that fail become NaN, and are counted.
  func transform(x: inout [Double], y: inout [Double]) -> Int {
    let count = min(x.count, y.count)
    let stride = MemoryLayout<Double>.stride
    unsafe x.withUnsafeMutableBufferPointer { xs in
      unsafe y.withUnsafeMutableBufferPointer { ys in
        _ = unsafe proj_trans_generic(
          pointer, PJ_FWD, xs.baseAddress, stride, count, ys.baseAddress, stride, count, nil, 0, 0,
          nil, 0, 0)
      }
    }
    var failed = 0
    for place in 0..<count where !(x[place].isFinite && y[place].isFinite) {
      x[place] = .nan
      y[place] = .nan
      failed += 1
    }
    return failed
  }
}
