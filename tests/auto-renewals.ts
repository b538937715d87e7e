import { armAuto, beginSaving, hearSaving } from "../src/business/auto-renewals/index.ts";
import type { Act } from "../src/foundation/act/index.ts";
import { bucketsOfLine } from "../src/business/buckets/index.ts";
import { saveLine, type CustomerId } from "../src/business/customers/index.ts";
import type { SavedMethodId } from "../src/business/payments/index.ts";
import {
  addDays,
  addHours,
  JST,
  localDate,
  msBetween,
  nextMidnight,
} from "../src/foundation/clock/index.ts";
import { newId } from "../src/foundation/ids/index.ts";
import { SENTINELS, type SavedBehaviour } from "../src/gateways/payments/sandbox/index.ts";
import { OK_CARD, type Stage } from "./races/stage.ts";
import type { TownLine } from "./town.ts";

/** A line that renews by itself, with a card that was kept before: for tests without a provider. */
export async function armFor(act: Act, line: TownLine, owner?: string): Promise<void> {
  const [customerId, savedMethodId] = [owner ?? newId<"customer">(), newId<"saved_method">()];
  const now = act.clock.now();
  if (owner === undefined) await insertCustomer(act, customerId);
  await act.database.run({
    text: `insert into saved_methods (saved_method_id, customer_id, provider, method, state, brand,
      asked_at) values ($1, $2, 'sandbox', 'saved_card', 'saved', 'visa', $3)`,
    values: [savedMethodId, customerId, now],
  });
  await saveLine(act, customerId as CustomerId, {
    ...{ lineId: line.lineId, proof: "renewal_code", nickname: "" },
  });
  const until = addDays(localDate(now, JST), 60);
  const consent = await armAuto(act, {
    ...{ lineId: line.lineId, customerId: customerId as CustomerId, savedMethodId, until },
    ...{ planCode: "week", trigger: "time-6", ceilingYen: 10_000, shownYen: 1980 },
    contactEmail: "mei@example.com",
  });
  if (!consent.ok) throw new Error(consent.refusal);
}

async function insertCustomer(act: Act, customerId: string): Promise<void> {
  const { seal } = act.secrets;
  await act.database.run({
    text: "insert into customers values ($1, $2, true, $3, $4, $4)",
    values: [customerId, seal(`${customerId}@example.com`), seal("Mei"), act.clock.now()],
  });
}

/** Lines that renew by themselves, on a stage with its sandboxes. */
export function autoWorld({ act, boxes, outside, town }: Stage) {
  return {
    armed,
    /** What the provider's own books have of all orders of a line. */
    charges,
    customer,
    saving,
    toBeforeEnd,
  };

  async function armed(
    card: SavedBehaviour | "succeeds",
    wish: {
      readonly trigger?: string;
      readonly ceilingYen?: number;
      readonly contactEmail?: string;
    } = {},
  ) {
    await byDay();
    const customerId = await customer();
    const line = await town.line();
    // At noon, so that the hours before it are no last half hour of a day in Japan.
    const endsAt = addHours(nextMidnight(addHours(act.clock.now(), 48), JST), 12);
    await town.bucket(line, { endsAt });
    await saveLine(act, customerId, { lineId: line.lineId, proof: "renewal_code", nickname: "" });
    const { url, savedMethodId } = await saving(customerId);
    const number =
      card === "succeeds" ? OK_CARD : SENTINELS.find(({ behaviour }) => behaviour === card)!.input;
    await boxes.payments.payByCard(url, number);
    await hearSaving(act, outside, savedMethodId);
    const consent = await armAuto(act, {
      ...{ lineId: line.lineId, customerId, savedMethodId, planCode: "week" },
      trigger: wish.trigger ?? "time-6",
      ceilingYen: wish.ceilingYen ?? 10_000,
      until: addDays(localDate(act.clock.now(), JST), 60),
      contactEmail: wish.contactEmail ?? "mei@example.com",
      shownYen: 1980,
    });
    if (!consent.ok) throw new Error(consent.refusal);
    return { line, customerId, savedMethodId };
  }

  /** What is charged at once is charged after midnight in the last half hour of a day in Japan. */
  async function byDay(): Promise<void> {
    const now = act.clock.now();
    const secondsLeft = Math.ceil(msBetween(now, nextMidnight(now, JST)) / 1000);
    if (secondsLeft < 4 * 3600) await boxes.advance(secondsLeft + 1);
  }

  async function saving(customerId: CustomerId) {
    let savedMethodId: SavedMethodId | undefined;
    const begun = await beginSaving(act, outside, {
      ...{ customerId, provider: "sandbox", method: "saved_card" },
      returnUrl(id) {
        savedMethodId = id;
        return "http://127.0.0.1:1/back";
      },
    });
    if (!begun.ok) throw new Error(begun.refusal);
    return { url: begun.value.url, savedMethodId: savedMethodId! };
  }

  async function customer(): Promise<CustomerId> {
    const customerId = newId<"customer">() as CustomerId;
    await insertCustomer(act, customerId);
    return customerId;
  }

  /** Moves the clock to so many minutes before the line's end. */
  async function toBeforeEnd(line: TownLine, minutes: number): Promise<void> {
    const [bucket] = await bucketsOfLine(act, line.lineId);
    const ms = msBetween(act.clock.now(), bucket!.endsAt!) - minutes * 60_000;
    // A moment after it, however the milliseconds fall.
    await boxes.advance(Math.ceil(ms / 1000) + 1);
  }

  async function charges(line: TownLine) {
    const { rows } = await act.database.run({
      text: "select attempt_id from payment_attempts where line_id = $1",
      values: [line.lineId],
    });
    const ours = new Set((rows as { attempt_id: string }[]).map((row) => row.attempt_id));
    return (await boxes.payments.charges()).filter(({ reference }) => ours.has(reference));
  }
}
