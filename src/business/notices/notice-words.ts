import type { Act } from "../../foundation/act/index.ts";
import type { LocalText } from "../../foundation/language/index.ts";
import { sealStopToken, type AutoStanding } from "../auto-renewals/index.ts";
import { planById, sellerOf, type Seller } from "../catalogue/index.ts";
import type { Bucket } from "../buckets/index.ts";
import { findReceipt, type Receipt } from "../receipts/index.ts";
import { readOrder, type Order, type RenewalKey } from "../renewals/index.ts";
import { linesByIds, type Line } from "../lines/index.ts";
import type { Letter } from "./message.ts";
import type { Notice } from "./notice.ts";
import type { LineReader, Person } from "./person.ts";

/** What a notice is about, and for whom. */
export interface NoticeLetterFacts {
  readonly notice: Notice;
  readonly person: Person;
  readonly line: Pick<Line, "iccid">;
  readonly seller: Pick<Seller, "names" | "phone" | "email">;
  /** Of the plan that it is about; absent where it is about the line. */
  readonly planNames?: LocalText;
  /** The number of the order that it is about. */
  readonly orderNumber?: string;
  /** Of what renews by itself. */
  readonly auto?: AutoFacts;
  /** Opens the line as far as this reader may see it. */
  readonly lineToken: string;
  /** Opens how they are told. */
  readonly personToken: string;
  /** Stands in short texts for both; absent where this line's have not been turned on. */
  readonly smsCode?: string;
}

/** What was agreed to, and of what was renewed its order and receipt. */
export interface AutoFacts {
  readonly standing: Pick<AutoStanding, "auto" | "method">;
  /** Stops this consent without a log-in. */
  readonly stopToken: string;
  readonly order?: Order;
  readonly receipt?: Receipt;
}

/** Words a notice in its reader's language; the surface that knows texts and pages provides it. */
export type NoticeWriter = (facts: NoticeLetterFacts) => Letter;

export interface NoticeWish {
  readonly reader: LineReader;
  readonly person: Person;
  readonly notice: Notice;
  readonly buckets: readonly Bucket[];
  readonly orderNumber?: string;
  readonly auto?: AutoStanding;
}

/** Everything that the letters of these notices need, read once for all of them. */
export async function openNoticeFacts(act: Act, wishes: readonly NoticeWish[]) {
  const lineIds = [...new Set(wishes.map(({ reader }) => reader.lineId))];
  const lines = new Map((await linesByIds(act, lineIds)).map((line) => [line.lineId, line]));
  const sellers = await readAll(
    [...lines.values()].map(({ sellerId }) => sellerId),
    async (sellerId) => sellerOf(act, sellerId),
  );
  const planOf = ({ notice, buckets }: NoticeWish) =>
    notice.facts.planId ??
    buckets.find(({ bucketId }) => bucketId === notice.facts.bucketId)?.planId;
  const plans = await readAll(
    wishes.flatMap((wish) => planOf(wish) ?? []),
    async (planId) => planById(act, planId),
  );
  const autoFacts = new Map(
    await Promise.all(
      wishes
        .filter(({ auto }) => auto !== undefined)
        .map(async (wish) => [wish, await autoFactsOf(act, wish)] as const),
    ),
  );
  return (wish: NoticeWish, tokens: NoticeTokens): NoticeLetterFacts | undefined => {
    const line = lines.get(wish.reader.lineId);
    const seller = line === undefined ? undefined : sellers.get(line.sellerId);
    if (line === undefined || seller === undefined) return undefined;
    const planId = planOf(wish);
    const plan = planId === undefined ? wish.auto?.plan : plans.get(planId);
    const { notice, person, orderNumber } = wish;
    const auto = autoFacts.get(wish);
    return {
      ...{ notice, person, line, seller },
      ...(plan === undefined ? {} : { planNames: plan.names }),
      ...(orderNumber === undefined ? {} : { orderNumber }),
      ...(auto === undefined ? {} : { auto }),
      ...tokens,
    };
  };
}

async function autoFactsOf(
  act: Act,
  { reader, notice, auto: standing }: NoticeWish,
): Promise<AutoFacts | undefined> {
  if (standing === undefined) return undefined;
  const agreed = { standing, stopToken: sealStopToken(act, standing.auto) };
  const { renewalId } = notice.facts;
  if (renewalId === undefined) return agreed;
  const key = { lineId: reader.lineId, renewalId } as RenewalKey;
  const [order, receipt] = await Promise.all([
    readOrder(act, key),
    findReceipt(act, { ...key, kind: "receipt" }),
  ]);
  return {
    ...agreed,
    ...(order === undefined ? {} : { order }),
    ...(receipt === undefined ? {} : { receipt }),
  };
}

type NoticeTokens = Pick<NoticeLetterFacts, "lineToken" | "personToken" | "smsCode">;

async function readAll<Key extends string, Value>(
  keys: readonly Key[],
  read: (key: Key) => Promise<Value>,
): Promise<ReadonlyMap<Key, NonNullable<Value>>> {
  const unique = [...new Set(keys)];
  const values = await Promise.all(unique.map(read));
  const found = unique.flatMap((key, i) => {
    const value = values[i];
    return value === undefined || value === null ? [] : [[key, value] as const];
  });
  return new Map(found);
}
