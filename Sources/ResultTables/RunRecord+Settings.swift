public import DelimitedText

extension RunRecord {
  /// The record with the settings that its sentences name spelled as users write them.
  public func spelled(by spelling: (Setting) -> String?) -> RunRecord {
    var record = self
    record.details = details.map { $0.spelled(by: spelling) }
    return record
  }
}

extension OrderedJSON.Member {
  fileprivate func spelled(by spelling: (Setting) -> String?) -> OrderedJSON.Member {
    OrderedJSON.Member(key, value.spelled(by: spelling))
  }
}

extension OrderedJSON {
  fileprivate func spelled(by spelling: (Setting) -> String?) -> OrderedJSON {
    switch self {
    case .string(let text): .string(Setting.spelled(text, by: spelling))
    case .array(let values): .array(values.map { $0.spelled(by: spelling) })
    case .object(let members): .object(members.map { $0.spelled(by: spelling) })
    case .integer, .decimal, .number, .bool, .null: self
    }
  }
}
