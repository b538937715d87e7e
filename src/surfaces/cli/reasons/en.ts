import type { Reasons } from "./index.ts";

const DIGITS_LOST =
  "the spreadsheet turned the digits into a rounded number and the last ones are lost; format the column as text before pasting, and export again";

export const en: Reasons = {
  problems: {
    cells_surplus: () => "more cells than the header has; is there a comma outside quotes?",
    missing: () => "is empty",
    spreadsheet_damage: () => DIGITS_LOST,
    not_a_number: () => "is not a number that fits here",
    not_a_date: () => "is not a date; write 2026-11-22 or 2026/11/22 13:40 (Japan time)",
    not_a_volume: () => "is not a volume of data; write 5GB, 500MB or bytes",
    not_yes_or_no: () => "is neither yes nor no",
    not_one_of: () => "is not one of the words known here",
    twice_in_file: ({ firstRow }) =>
      firstRow === undefined ? "is in the file twice" : `is in row ${firstRow} already`,
    code_unreadable: () => "is no code: letters, digits, dot, hyphen; at most 64",
    name_missing: () => "no name in any language",
    name_lent: () => "no name in this language; another one is shown instead",
    seller_unknown: () => "no such seller; import sellers first",
    tax_category_unknown: () => "no rate for this tax category; import taxes first",
    price_not_positive: () => "a price is at least 1 yen",
    allowance_unreadable: () => "write 5GB, 1GB/day or unlimited",
    duration_unreadable: () => "write 10 days or 3 months",
    clock_unreadable: () =>
      "write jst_calendar, rolling_24h, rolling_to_midnight, month_end+3, months or zone_calendar +08:00",
    zone_unreadable: () => "is no time zone; write Asia/Tokyo or +08:00",
    rule_unreadable: () =>
      "write a mode (extend, start_now, stack, queue_on_expiry, queue_on_expiry_or_depletion, replace, refill_today) and what differs, or no with a reason",
    start_unreadable: () => "write payment or first_use 180d",
    refund_rule_unreadable: () => "write until_credited, before_start or pro_rata",
    registration_number_unreadable: () => "write T and 13 digits",
    registration_number_check: () => "the check digit does not fit a corporate number",
    registration_number_unwanted: () => "only a registered seller has a registration number",
    apn_unreadable: () => "is no APN: letters, digits, dots and hyphens, at most 100",
    policy_dated_already: () =>
      "another rule holds from this day; what was in force stays: give the new one a later day",
    currency_unreadable: () => "write the three letters of the currency, such as USD",
    iccid_unreadable: () => "is no ICCID: 18 to 22 digits",
    iccid_check_digit: () => "the check digit of the ICCID does not fit",
    iccid_prefix: () => "the ICCID does not begin with 89",
    msisdn_unreadable: () => "is no phone number; write 070-1234-5678 or +81…",
    eid_unreadable: () => "is no EID: 32 digits",
    eid_check_digits: () => "the check digits of the EID do not fit",
    lpa_unreadable: () => "is no activation code; write LPA:1$host$matching id",
    lpa_needs_code: () => "asks for a confirmation code, which no page here could tell",
    line_in_use: () => "had a plan or an order before: somebody has it",
    renewal_code_unreadable: () =>
      "is no renewal code: 12 characters with a fitting check character; leave it empty to have one made",
    belongs_to_other_line: () => "belongs to another line already",
    line_missing: () => "names no line: give its ICCID, renewal code or phone number",
    line_unknown: () => "no such line; import lines first",
    plan_unknown: () => "no such plan; import plans first",
    plan_of_other_network: () => "the plan is of another network than the line",
    end_before_start: () => "ends before it starts",
    used_and_left: () => "give either what was used or what is left",
    used_beyond_total: () => "more was used than the plan holds",
    queue_place_taken: () => "another waiting plan of the line has this place",
    no_bucket_then: () => "no plan ran on the line at that hour; import buckets first",
    in_the_future: () => "lies in the future",
    email_unreadable: () => "is no e-mail address",
    nickname_too_long: ({ max }) => `is too long: at most ${max} characters`,
    too_many_lines: ({ max }) => `the customer would have more than ${max} lines`,
    not_in_japan: () => "lies outside Japan; are latitude and longitude the right way round?",
    hours_unreadable: () =>
      "cannot be read as opening_hours of OpenStreetMap, such as Mo-Fr 09:00-18:00; PH off; taken without hours",
    url_unreadable: () => "is no web address",
    credit_missing: () => "this licence asks for a credit line",
    waits_unreadable: () => "is not hours with minutes, as in 9-11:5 12:15",
    points_at_two_lines: () => "the ICCID is of one line and the renewal code of another",
  },
  refusals: {
    table_empty: () => "the file has no rows",
    table_too_large: () => "the file is too large: at most 1,000,000 rows and 512 MB",
    encoding_unreadable: () => "the file is neither UTF-8, UTF-16 nor Shift_JIS",
    csv_unreadable: ({ reason }) => `the CSV cannot be read: ${reason}`,
    json_unreadable: ({ reason }) => `the JSON cannot be read: ${reason}`,
    columns_missing: ({ missing, found }) =>
      `columns are missing: ${missing}\nfound in the file: ${found}`,
    column_twice: ({ first, second }) => `two columns mean the same: ${first}, ${second}`,
    file_unreadable: ({ reason }) => `the file cannot be opened: ${reason}`,
  },
  row: (row, column, value) =>
    [`row ${row}`, column, value === undefined || value === "" ? undefined : `"${value}"`]
      .filter((part) => part !== undefined)
      .join(", "),
  counts: ({ rows, created, updated, unchanged, skipped }) =>
    `${rows} rows: ${created} new, ${updated} changed, ${unchanged} as they were, ${skipped} bad`,
  nothingWritten: "nothing was written: mend the bad rows, or skip them with --skip-bad",
  oddCells: (column, count, firstRow) =>
    `taken, but odd: ${column}, ${count} ${count === 1 ? "row" : "rows"} (first: row ${firstRow})`,
  ignored: (columns) => `columns not used: ${columns}`,
  adopted: (count) =>
    `${count} waiting ${count === 1 ? "plan" : "plans"} taken over: ordered at the carrier in turn`,
  credits: (lines) => `printed where these are shown: ${lines}`,
  codes: (count, file) => `${count} renewal codes were made; they are in ${file}`,
};
