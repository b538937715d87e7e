/** What a refusal means for whoever typed the command. */
type Facts = Readonly<Record<string, string | number>>;

const STOCK_REFUSALS: Readonly<Record<string, (facts: Facts) => string>> = {
  serial_unreadable: ({ serial }) => `${serial} is no serial number`,
  serial_known: ({ serial, place }) => `${serial} is known already: ${place}; nothing was received`,
  serial_unknown: ({ serial }) => `${serial} was never received; nothing was moved`,
  serial_elsewhere: ({ serial, place }) => `${serial} is ${place}; nothing was moved`,
  pin_not_printed: ({ serial }) => `${serial} is no printed and unsold PIN; nothing was received`,
  too_many_at_once: ({ max }) => `at most ${max} pieces at once`,
};

const AGENT_REFUSALS: Readonly<Record<string, string>> = {
  agent_unknown: "no agent has this code: see `agent list`",
  agent_code_unreadable:
    "the code: 2 to 12 letters, digits and hyphens, a letter first, as in HANA",
  agent_code_taken: "an agent has this code already: see `agent list`",
  agent_name_unreadable: "--name, --legal and --address: 1 to 120 characters each",
  registration_unreadable: "--registration: T and 13 digits; leave it out for an exempt agent",
  credit_unreadable: "the credit: a whole number of yen, at most 100,000,000",
  share_unreadable: "--share: a share like 5% or 7.5%, at most 50%; --fixed: at most 10,000 yen",
  rule_kind_unknown: "--kind: is renewal, pins or pack",
  rule_ends_before: "--until: comes after the day on which the rule begins",
  rule_unknown: "the agent has no such rule: see `agent rules`",
  seller_unknown: "--seller: no such seller",
  date_unreadable: "is not a date; write 2027-03-31",
  amount_unreadable: "the amount: a whole number of yen above 0",
  reference_missing: "--reference: what names the transfer at your bank",
  month_unreadable: "the month: write 2026-11",
  month_not_over: "the month is not over in Japan: what is not over cannot be closed",
  stock_kind_unknown: "--kind: is pin or pack",
  serials_missing: "name serial numbers",
  serial_column_missing: "the file has no column serial",
  file_unreadable: "the file cannot be read as a table",
  good_unknown: "--good: no pack has this code: see `stock good`",
  good_code_unreadable: "the code: 2 to 32 small letters, digits and hyphens, as in sim-7",
  good_code_taken: "a pack has this code already",
  good_name_missing: "--ja and --en: its names",
  price_unreadable: "--price: a whole number of yen, at most 100,000",
  later_month_closed: "a later month is closed already: what came late stands in the next one",
};

export function agentRefusal({
  refusal,
  facts = {},
}: {
  readonly refusal: string;
  readonly facts?: Facts;
}): string {
  return STOCK_REFUSALS[refusal]?.(facts) ?? AGENT_REFUSALS[refusal] ?? refusal;
}
