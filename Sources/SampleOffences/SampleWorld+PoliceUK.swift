extension SampleWorld {
  /// Rows of the police.uk layout, one a crime, in month order.
  func policeUKRows(_ rows: Range<Int>, chunk: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * 260)
    var random = random(ofChunk: chunk)
    var day = 0
    var start: Int?
    for row in rows {
      day = calendar.day(ofRow: row, of: self.rows, from: day)
      let previous = start
      start = bytes.count
      writeStreetRow(day: day, row: row, to: &bytes, &random)
      soil(&bytes, row: row, start: start ?? 0, previous: previous)
    }
    return bytes
  }

  private func writeStreetRow(
    day: Int, row: Int, to bytes: inout [UInt8], _ random: inout SampleRandom
  ) {
    let offence = offences[mix.draw(&random)]
    let profile = profiles[offence.kind.rawValue]
    let isCrime = offence.kind != .antisocial
    if isCrime {
      for part in 0..<4 as Range<UInt64> {
        let cell = SampleRandom.mixed(seed) &+ (UInt64(row) << 2 | part)
        bytes.appendHex(SampleRandom.mixed(cell))
      }
    }
    bytes.appendComma()
    calendar.append(monthOfDay: day, to: &bytes)
    bytes += SampleStreets.force
    writePlace(profile, to: &bytes, &random)
    bytes += profile.crimeType
    bytes.appendComma()
    if isCrime {
      // The newest crimes are still under investigation, as in a file of the month.
      let age = SampleCalendar.days - day
      let isOpen = random.below(120) >= age
      let outcome = isOpen ? 0 : SampleStreets.outcomeChoice.draw(&random)
      bytes += SampleStreets.outcomes[outcome]
    }
    bytes.appendComma()
    bytes.append(0x0A)
  }

  /// Writes longitude to LSOA name, each with its comma.
  private func writePlace(
    _ profile: SampleOffenceProfile, to bytes: inout [UInt8], _ random: inout SampleRandom
  ) {
    let draw = places.place(profile, town: places.town(&random), &random)
    guard !random.chance(perMille: 90) else {
      bytes += SampleStreets.noLocation
      return
    }
    let isHot = draw.hotspot >= 0
    let point =
      isHot
      ? places.middle(of: draw.hotspot, town: draw.town) : places.streetPoint(near: draw.point)
    let degrees = BritishNationalGrid.degrees(
      easting: Double(point.easting), northing: Double(point.northing))
    bytes.appendDegrees(degrees.longitude)
    bytes.appendComma()
    bytes.appendDegrees(degrees.latitude)
    bytes.appendComma()
    SampleStreets.appendLocation(at: point, isHot: isHot, ground: profile.ground, to: &bytes)
    bytes.appendComma()
    SampleStreets.appendArea(
      at: point, town: places.towns[draw.town], isElsewhere: random.chance(perMille: 2), to: &bytes)
    bytes.appendComma()
  }
}
