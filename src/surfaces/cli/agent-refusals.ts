/** What a refusal means for whoever typed the command. */
export const AGENT_REFUSALS: Readonly<Record<string, string>> = {
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
  later_month_closed: "a later month is closed already: what came late stands in the next one",
};

export function agentRefusal({ refusal }: { readonly refusal: string }): string {
  return AGENT_REFUSALS[refusal] ?? refusal;
}
