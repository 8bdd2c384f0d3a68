import Testing

@Suite("Sprig's date functions")
struct DateFunctionTests {
  /// Templates and what Helm makes of them.
  @Test(
    "render as Helm does",
    arguments: [
      (#"{{ dateInZone "2006-01-02 15:04:05" 0 "UTC" }}"#, "1970-01-01 00:00:00"),
      (
        #"{{ dateInZone "Mon Jan _2 15:04:05 2006" 1136239445 "UTC" }}"#,
        "Mon Jan  2 22:04:05 2006"
      ),
      (
        #"{{ dateInZone "Monday, January 2, 2006 3:04:05 PM MST" 1136239445 "America/New_York" }}"#,
        "Monday, January 2, 2006 5:04:05 PM EST"
      ),
      (
        #"{{ dateInZone "2006-01-02T15:04:05Z07:00" 1136239445 "Asia/Seoul" }}"#,
        "2006-01-03T07:04:05+09:00"
      ),
      (
        #"{{ dateInZone "15h04 __2 002 2006 Z0700 -07 .000000" 1136239445 "UTC" }}"#,
        "22h04   2 002 2006 Z +00 .000000"
      ),
      ("{{ htmlDate 0 }}", "1970-01-01"),
      (#"{{ toDate "2006-01-02" "garbage" | unixEpoch }}"#, "-62135596800"),
      (#"{{ (toDate "2006-01-02" "2020-05-17").Year }}"#, "2020"),
      (#"{{ (toDate "2006-01-02" "2020-05-17").Month }}"#, "May"),
      (#"{{ (toDate "2006-01-02" "2020-05-17").YearDay }}"#, "138"),
      (#"{{ (toDate "2006-01-02" "2020-05-17").Day }}"#, "17"),
      (#"{{ (toDate "2006-01-02" "2020-05-17").IsZero }}"#, "false"),
      (
        #"{{ toDate "Mon Jan 2 15:04:05 2006" "Sun May 17 01:02:03 2020" | unixEpoch }}"#,
        "1589677323"
      ),
      (
        #"{{ toDate "2006-01-02T15:04:05Z07:00" "2020-05-17T01:02:03+09:00" | unixEpoch }}"#,
        "1589644923"
      ),
      (
        #"{{ toDate "Jan 2, 2006 at 3:04pm (MST)" "Feb 3, 2013 at 7:54pm (UTC)" | unixEpoch }}"#,
        "1359921240"
      ),
      (#"{{ toDate "2006-01-02" "2020-05-17" | date_modify "1h" | unixEpoch }}"#, "1589677200"),
      ("{{ duration 95 }}", "0s"),
      (#"{{ duration "3661" }}"#, "1h1m1s"),
      ("{{ duration 0 }}", "0s"),
      (#"{{ duration "x" }}"#, "0s"),
      ("{{ durationRound 3600 }}", "0s"),
      (#"{{ durationRound "5s" }}"#, "5s"),
      (
        #"{{ must_date_modify "1h" (toDate "2006-01-02" "2020-05-17") | unixEpoch }}"#,
        "1589677200"
      ),
      (#"{{ toDate "2006-01-02" "2020-05-17" }}"#, "2020-05-17 00:00:00 +0000 UTC"),
      (
        #"{{ durationRound "2h10m5s" }} {{ durationRound "-2400h" }} {{ durationRound "1s" }} {{ durationRound "9000h" }}"#,
        "2h 3mo 0s 1y"
      ),
      (#"{{ duration "-61" }} {{ duration (int64 95) }}"#, "-1m1s 1m35s"),
      (
        #"{{ dateInZone "2006-01-02 15:04:05 MST -07:00" 1720000000 "Europe/Berlin" }}"#,
        "2024-07-03 11:46:40 CEST +02:00"
      ),
      (
        #"{{ dateInZone "2006-01-02 15:04:05 MST" 4118083200 "America/New_York" }}"#,
        "2100-06-30 20:00:00 EDT"
      ),
      (#"{{ dateInZone "2006 MST" 0 "Nope/Zone" }}"#, "1970 UTC"),
      (#"{{ dateInZone "15" 0 "../etc/passwd" }}"#, "00"),
      (#"{{ (toDate "2006-01-02" "2020-01-31").AddDate 0 1 0 }}"#, "2020-03-02 00:00:00 +0000 UTC"),
      (
        #"{{ ((toDate "2006-01-02" "2020-05-17").Sub (toDate "2006-01-02" "2020-05-16")).Hours }}"#,
        "24"
      ),
      (
        #"{{ printf "%d %v %T" (toDate "2006-01-02" "2020-05-17").Month (toDate "2006-01-02" "2020-05-17").Month (toDate "2006-01-02" "2020-05-17").Month }}"#,
        "5 May time.Month"
      ),
    ])
  func renders(template: String, expected: String) throws {
    #expect(try render(template) == expected)
  }

  /// Templates and the errors that Helm reports.
  @Test(
    "fail as Helm does",
    arguments: [
      (
        #"{{ mustToDate "2006-01-02" "garbage" }}"#,
        #"error calling mustToDate: parsing time "garbage" as "2006-01-02": cannot parse "garbage" as "2006""#
      ),
      (
        #"{{ mustToDate "2006-01-02" "2020-13-01" }}"#,
        #"parsing time "2020-13-01": month out of range"#
      ),
      (
        #"{{ mustToDate "2006-01-02" "2020-02-30" }}"#,
        #"parsing time "2020-02-30": day out of range"#
      ),
      (
        #"{{ mustToDate "2006-01-02" "2020-02-03x" }}"#,
        #"parsing time "2020-02-03x": extra text: "x""#
      ),
      (
        #"{{ mustDateModify "zz" (toDate "2006-01-02" "2020-05-17") }}"#,
        #"error calling mustDateModify: time: invalid duration "zz""#
      ),
    ])
  func fails(template: String, expected: String) {
    #expect(failure(of: template)?.hasSuffix(expected) == true)
  }
}
