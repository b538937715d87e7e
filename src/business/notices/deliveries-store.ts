import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { MessageState } from "./message.ts";
import type { AddressEnd, ChannelName } from "./person.ts";

/** `overtaken`: it had become untrue, or was wanted no more, before it could be sent. */
export type DeliveryState = MessageState | "overtaken";

export interface DeliveryCount {
  readonly channel: ChannelName;
  readonly state: DeliveryState;
  /** Of those of the week that were written within the last day. */
  readonly inDay: number;
  readonly inWeek: number;
}

export interface FailureCount {
  readonly channel: ChannelName;
  /** A short code, free of personal data. */
  readonly failure: string;
  readonly inWeek: number;
}

export async function deliveryCounts(
  act: Act,
  { dayFrom, weekFrom }: { readonly dayFrom: Instant; readonly weekFrom: Instant },
): Promise<readonly DeliveryCount[]> {
  const { rows } = await act.database.run({
    text: `select channel, case when failure = 'overtaken' then 'overtaken' else state end as state,
        count(*) filter (where written_at > $1)::int as "inDay", count(*)::int as "inWeek"
      from messages where written_at > $2 group by 1, 2 order by 1, 2`,
    values: [dayFrom, weekFrom],
  });
  return rows as unknown as readonly DeliveryCount[];
}

const FAILURES_MAX = 20;

/** Why messages failed, the most frequent first. */
export async function failureCounts(act: Act, from: Instant): Promise<readonly FailureCount[]> {
  const { rows } = await act.database.run({
    text: `select channel, failure, count(*)::int as "inWeek" from messages
      where written_at > $1 and state in ('failed', 'unknown') and failure <> 'overtaken'
      group by 1, 2 order by 3 desc, 1, 2 limit ${FAILURES_MAX}`,
    values: [from],
  });
  return rows as unknown as readonly FailureCount[];
}

export interface StoredEnd {
  readonly channel: ChannelName;
  /** In clear. */
  readonly address: string;
  readonly at: Instant;
  readonly why: AddressEnd;
  readonly failure?: string;
}

/** Addresses that the other side ended, the newest first. */
export async function endedAddresses(
  act: Act,
  { from, limit }: { readonly from: Instant; readonly limit: number },
): Promise<readonly StoredEnd[]> {
  const { rows } = await act.database.run({
    text: `select channel, address_sealed as sealed, ended_at as at, ended_why as why, failure
      from notice_addresses
      where ended_why in ('bounced', 'left') and ended_at > $1 order by ended_at desc limit $2`,
    values: [from, limit],
  });
  return (rows as unknown as readonly EndedRow[]).map(({ sealed, failure, ...end }) => ({
    ...end,
    address: act.secrets.unseal(sealed),
    ...(failure === null ? {} : { failure }),
  }));
}

interface EndedRow extends Omit<StoredEnd, "address" | "failure"> {
  readonly sealed: Buffer;
  readonly failure: string | null;
}
