import type {
  ActivationRefusal,
  CreditRefusal,
  BatchRefusal,
  ExportRefusal,
  VoidRefusal,
} from "../../business/pins/index.ts";

type Facts = Readonly<Record<string, string | number>>;

type Typed =
  | "agent_unknown"
  | "serials_unreadable"
  | "money_unreadable"
  | "reason_unknown"
  | "date_unreadable";

/** What a refusal means for whoever typed the command. */
export const PIN_REFUSALS: Readonly<
  Record<
    BatchRefusal | ExportRefusal | ActivationRefusal | CreditRefusal | VoidRefusal | Typed,
    (facts: Facts) => string
  >
> = {
  seller_unknown: () => "--seller: no such seller",
  value_unreadable: ({ max }) => `--value: a whole number of yen, at most ${max}`,
  count_unreadable: ({ max }) => `--count: a whole number, at most ${max}`,
  arrangement_unknown: () => "--arrangement: is own_issue, resale or consignment",
  commission_unreadable: () => "--commission: a share like 5% or 7.5%, at most 50%",
  commission_unwanted: () => "--commission: nobody keeps one where the seller sells himself",
  term_unreadable: ({ max }) => `--days: a whole number from 1 to ${max}; never longer, by law`,
  plan_unknown: ({ plan }) => `--plans: the seller has no plan ${plan}`,
  no_plan_at_that_price: () =>
    "--value: no such plan costs that, now or as planned; nobody could pay with these PINs",
  batch_unknown: () => "no such batch: see `pins list`",
  batch_exported: ({ at, exportId }) =>
    `it was exported at ${at}, and its digits stand in that file alone. If that was cut off, ` +
    `name the same file again: beside it lies FILE.${exportId}.part`,
  nothing_to_export: () => "all its PINs are voided",
  file_exists: () => "the file is there already, and is never written over",
  batch_not_exported: () => "it was never exported: nobody can hold its PINs",
  serials_unreadable: () => "write serial numbers like 1-50 or 1-50,60",
  serials_missing: () => "name the serial numbers",
  serial_unknown: ({ serial }) => `the batch has no serial number ${serial}`,
  pin_unsellable: ({ serial, state }) => `${serial} is ${state}; nothing was sold`,
  money_unreadable: () =>
    "--money: where the money lies: agent:CODE or provider:NAME owe it, bank has it",
  reason_unknown: () => "--reason: is damaged, lost or sale_undone",
  too_many_at_once: ({ max }) => `at most ${max} sales are undone at once`,
  pin_not_voidable: ({ serial, state }) => `${serial} is ${state}; nothing was voided`,
  pin_is_sold: ({ serial }) =>
    `${serial} is sold: its holder has the money in it. Undo the sale (sale_undone) and pay it back`,
  pin_is_unsold: ({ serial }) => `${serial} is not sold: there is no sale to undo`,
  pin_sold_at_till: () => "sold at a till: a manager undoes it there, where its cash is",
  cash_refused: ({ why }) => `the till hands nothing out: ${why}`,
  agent_unknown: () => "--money: no agent has this code: see `agent list`",
  agent_credit_exhausted: ({ leftYen }) =>
    `the agent's credit does not reach: ¥${leftYen} are left. Settle, or raise it: \`agent credit\``,
  agent_stopped: () => "--money: the agent is stopped: see `agent list`",
  date_unreadable: () => "is not a date; write 2027-03-31",
};

export function pinRefusal({
  refusal,
  facts = {},
}: {
  readonly refusal: string;
  readonly facts?: Facts;
}): string {
  return PIN_REFUSALS[refusal as keyof typeof PIN_REFUSALS]?.(facts) ?? refusal;
}
