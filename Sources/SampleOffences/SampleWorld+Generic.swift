extension SampleWorld {
  /// One event of the generic layout: what its rows have in common.
  private struct Event {
    var day = 0
    var offence = 0
    var lead: Int?
    var victim: Int?
    var isDomestic = false
    var place = SamplePlaces.Draw(
      point: SamplePlaces.Point(easting: 0, northing: 0), town: 0, hotspot: -1)
  }

  /// Rows of the generic layout, one a person and event.
  ///
  /// Event ids are row numbers, so they are unique without counting events across chunks.
  func genericRows(_ rows: Range<Int>, chunk: Int) -> [UInt8] {
    var page = SamplePage(capacity: rows.count * 100)
    var random = random(ofChunk: chunk)
    var day = 0
    var row = rows.lowerBound
    while row < rows.upperBound {
      day = calendar.day(ofRow: row, of: self.rows, from: day)
      var event = event(near: day, &random)
      page.beginEvent(number: row + 1)
      describe(&event, in: &page, &random)
      writeRows(of: event, row: &row, upTo: rows.upperBound, in: &page, &random)
    }
    return page.bytes
  }

  /// Draws what happens, who is involved and where.
  @inline(__always)
  private func event(near day: Int, _ random: inout SampleRandom) -> Event {
    var event = Event(day: day)
    event.offence = mix.draw(&random)
    let kind = offences[event.offence].kind
    let profile = profiles[kind.rawValue]
    event.isDomestic = random.chance(perMille: profile.domestic)
    if kind == .missing {
      event.lead = people.missing(&random)
    } else if random.chance(perMille: profile.named) {
      let specialism = event.isDomestic ? .domestic : profile.specialism
      event.lead = people.suspect(
        of: specialism, grave: profile.isGrave, on: day, &random)
    }
    if random.chance(perMille: profile.victim) {
      if event.isDomestic, let lead = event.lead {
        event.victim = people.partner(of: lead, &random)
      } else {
        event.victim = people.victim(&random)
      }
    }
    if let lead = event.lead, random.chance(perMille: 850) {
      let town = people.town(of: lead)
      if event.isDomestic, random.chance(perMille: 850) {
        event.place = SamplePlaces.Draw(
          point: places.home(of: lead, town: town), town: town, hotspot: -1)
      } else {
        event.place = places.place(profile, town: town, &random)
      }
    } else {
      event.place = places.place(profile, town: places.town(&random), &random)
    }
    return event
  }

  /// Writes the columns that all rows of an event share.
  @inline(__always)
  private func describe(
    _ event: inout Event, in page: inout SamplePage, _ random: inout SampleRandom
  ) {
    let offence = offences[event.offence]
    let profile = profiles[offence.kind.rawValue]
    let clock = event.isDomestic ? .home : profile.clock
    let moment = calendar.moment(near: event.day, clock: clock, &random)
    event.day = moment.day
    let lag = calendar.lag(late: offence.kind.isReportedLate, &random)
    page.writeMoment(
      calendar, moment: moment, reported: min(SampleCalendar.days - 1, moment.day + lag))
    page.write(offence: offence, isGrievous: random.chance(perMille: 90))
    let hasPoint = !random.chance(perMille: 30)
    page.write(event.place.point, isKnown: hasPoint, area: places.areas[event.place.town])
    let isHome = event.isDomestic || random.chance(perMille: 60)
    let word = isHome ? nil : profile.places[random.skewed(below: profile.places.count)]
    page.write(place: random.chance(perMille: 80) ? [] : word ?? SamplePage.home)

    let isFlagged = offence.bladed != nil && !random.chance(perMille: 60)
    let isBladed = random.below(1000) < offence.bladed ?? 0
    // Firearms are recorded about a tenth as often as blades.
    let isFirearm = random.below(10_000) < offence.bladed ?? 0
    page.writeFlags(
      bladed: isFlagged ? isBladed : nil, firearm: isFlagged ? isFirearm : nil,
      domestic: profile.domestic >= 150 ? event.isDomestic : nil)
  }

  /// Writes one to four rows: suspects, then the victim, then a witness.
  @inline(__always)
  private func writeRows(
    of event: Event, row: inout Int, upTo end: Int, in page: inout SamplePage,
    _ random: inout SampleRandom
  ) {
    let offence = offences[event.offence]
    let profile = profiles[offence.kind.rawValue]
    let first = row
    func finish(_ page: inout SamplePage) {
      soil(&page.bytes, row: row, start: page.rowStart, previous: page.previousStart)
      row += 1
    }

    if offence.kind == .missing {
      if let lead = event.lead {
        let age = people.age(of: lead, on: event.day, missing: true)
        page.writeRow(role: SamplePage.missing, person: lead, victim: nil, age: age, people)
        finish(&page)
      }
      return
    }

    if let lead = event.lead {
      let draw = random.below(1000)
      let suspects = draw < 820 || event.isDomestic ? 1 : draw < 950 ? 2 : draw < 988 ? 3 : 4
      var person = lead
      for index in 0..<suspects where row < end {
        if index > 0 {
          let other = people.associate(of: lead, &random)
          if other == lead || other == person { continue }
          person = other
        }
        let role = random.chance(perMille: 150) ? SamplePage.offender : SamplePage.suspect
        let age = people.age(of: person, on: event.day)
        page.writeRow(role: role, person: person, victim: event.victim, age: age, people)
        finish(&page)
      }
    } else if random.chance(perMille: profile.unnamed) {
      page.writeRow(
        role: SamplePage.suspect, person: nil, victim: event.victim, age: nil, people)
      finish(&page)
    }
    if row < end, row - first < 4, let victim = event.victim {
      let age = people.age(of: victim, on: event.day)
      page.writeRow(role: SamplePage.victim, person: victim, victim: nil, age: age, people)
      finish(&page)
    }
    if row < end, row - first < 4, random.chance(perMille: profile.witness) {
      let witness = people.victim(&random)
      let age = people.age(of: witness, on: event.day)
      page.writeRow(role: SamplePage.witness, person: witness, victim: nil, age: age, people)
      finish(&page)
    }
    if row == first {
      page.writeRow(
        role: SamplePage.suspect, person: nil, victim: event.victim, age: nil, people)
      finish(&page)
    }
  }
}
