internal import DelimitedText
public import ResultTables

extension ScoreExplanation {
  /// The explanation as text for an analyst.
  ///
  /// - Parameter showsNeighbours: whether other people are named.
  public func text(showsNeighbours: Bool) -> String {
    var lines = [
      "Person \(personID)",
      "Model \(model), for \(purpose); as of \(asOf)"
        + (windowStart.map { ", events after \($0)" } ?? ", events of all time"),
      "",
    ]
    lines += standing
    if !axes.isEmpty {
      lines += ["", "Axes"]
      lines += ScoreExplanation.aligned(
        [["axis", "value", "", "scale", "score", "share", "adds"]]
          + axes.map { axis in
            [
              axis.name, ScoreExplanation.number(axis.value), axis.meaning, axis.scale,
              axis.score.map(ScoreExplanation.fixed) ?? "",
              ScoreExplanation.number((axis.share * 1e6).rounded() / 1e4) + "%",
              axis.contribution.map(ScoreExplanation.fixed) ?? "",
            ]
          }, right: [1, 4, 5, 6])
    }
    lines += ["", "Rows: \(events.count), of which \(offences) counted"]
    if !events.isEmpty {
      lines += ScoreExplanation.aligned(
        [
          [
            "date", "event", "role", "code", "class", "weight", "what became of it", "offence",
            "flags",
          ]
        ]
          + events.map { event in
            [
              event.isMonthOnly ? String(event.date.description.prefix(7)) : event.date.description,
              event.event, event.role, event.code,
              event.offenceClass == event.code ? "" : event.offenceClass,
              event.weight?.description ?? "none", event.fate.rawValue, event.title, event.flags,
            ]
          }, right: [5])
    }
    if showsNeighbours, !neighbours.isEmpty {
      lines += ["", "Neighbours"]
      lines += ScoreExplanation.aligned(
        neighbours.map { [String($0.rank), ScoreExplanation.fixed($0.score), $0.personID] },
        right: [0, 1])
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var standing: [String] {
    if let exclusion { return ["Not on the list: \(exclusion.rawValue)."] }
    guard let score, let rank else { return ["Not on the list."] }
    var lines = [
      "Rank \(rank) of \(groupSize)\(area.map { " in \($0)" } ?? ""), score "
        + ScoreExplanation.fixed(score)
    ]
    if !isListed, let lastListedRank {
      lines.append("Not on the list: the model lists ranks up to \(lastListedRank).")
    }
    lines.append(
      "The next higher score is "
        + (gapAbove.map { ScoreExplanation.fixed($0) + " above" } ?? "none") + ", the next lower "
        + (gapBelow.map { ScoreExplanation.fixed($0) + " below" } ?? "none") + ".")
    return lines
  }

  /// Four decimals.
  private static func fixed(_ value: FixedDecimal) -> String {
    let digits = String(value.tenThousandths.magnitude)
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return (value.tenThousandths < 0 ? "-" : "") + padded.dropLast(4) + "." + padded.suffix(4)
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  private static func aligned(_ rows: [[String]], right: Set<Int>) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return right.contains(column) ? padding + cell : cell + padding
      }
      var line = "  " + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The explanation as JSON.
  ///
  /// - Parameter showsNeighbours: whether other people are named.
  public func document(showsNeighbours: Bool) -> OrderedJSON {
    func decimal(_ value: FixedDecimal?) -> OrderedJSON { value.map { .decimal($0) } ?? .null }
    func member(_ key: String, _ value: OrderedJSON) -> OrderedJSON.Member { .init(key, value) }
    var members = [
      member("person_id", .string(personID)), member("model", .string(model)),
      member("purpose", .string(purpose)), member("as_of", .string(asOf.description)),
      member("window_start", windowStart.map { .string($0.description) } ?? .null),
      member("listed", .bool(isListed)),
      member("excluded_by", exclusion.map { .string($0.rawValue) } ?? .null),
      member("rank", rank.map { .integer($0) } ?? .null), member("group_size", .integer(groupSize)),
      member("area", area.map { .string($0) } ?? .null), member("score", decimal(score)),
      member("gap_above", decimal(gapAbove)), member("gap_below", decimal(gapBelow)),
      member("offences", .integer(offences)),
      member("distinct_victims", .integer(distinctVictims)),
      member(
        "axes",
        .array(
          axes.map { axis in
            .object([
              member("axis", .string(axis.name)), member("meaning", .string(axis.meaning)),
              member("value", .number(axis.value)), member("scale", .string(axis.scale)),
              member("score", decimal(axis.score)), member("share", .number(axis.share)),
              member("contribution", decimal(axis.contribution)),
            ])
          })),
      member(
        "events",
        .array(
          events.map { event in
            .object([
              member("date", .string(event.date.description)),
              member("month_only", .bool(event.isMonthOnly)),
              member("event_id", .string(event.event)), member("role", .string(event.role)),
              member("code", .string(event.code)), member("class", .string(event.offenceClass)),
              member("title", .string(event.title)), member("victim_id", .string(event.victim)),
              member("status", .string(event.status)), member("flags", .string(event.flags)),
              member("weight", decimal(event.weight)),
              member("counted", .bool(event.fate == .counted)),
              member("why", .string(event.fate.rawValue)),
            ])
          })),
    ]
    if showsNeighbours {
      members.append(
        member(
          "neighbours",
          .array(
            neighbours.map { neighbour in
              .object([
                member("rank", .integer(neighbour.rank)),
                member("score", decimal(neighbour.score)),
                member("person_id", .string(neighbour.personID)),
              ])
            })))
    }
    return .object(members)
  }
}
