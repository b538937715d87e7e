import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { onLine } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { balances, deferredOf, insertTransfers, reverseTransfer, transfersFor } from "./index.ts";

const db = await testDatabase({ connectionsMax: 8 });
const act = db.act({ actor: { kind: "staff", id: "sato" } });

test("a reversal leaves what was booked and takes its amount back, with who and why", async () => {
  const booked = await bookPayment();
  const reversed = await reverseTransfer(act, { transferId: booked.net, why: " booked twice " });
  expect(reversed).toMatchObject({ ok: true, value: { amountYen: 1800, cause: "reversal" } });
  expect(await deferredOf(act, booked)).toEqual({ deferredYen: 0, earnedYen: 0, taxYen: 180 });
  const rows = await transfersOf(booked.lineId);
  expect(rows.map(({ cause }) => cause).toSorted()).toEqual([
    "payment_confirmed.net",
    "payment_confirmed.tax",
    "reversal",
  ]);
  const { rows: events } = await db.database.run({
    text: "select name, actor_id, after from events where line_id = $1 order by seq desc limit 1",
    values: [booked.lineId],
  });
  expect(events).toEqual([
    { name: "ledger.reversed", actor_id: "sato", after: { why: "booked twice" } },
  ]);
});

test("a transfer is reversed once, also by two at the same time", async () => {
  const booked = await bookPayment();
  const outcomes = await Promise.all(
    [1, 2, 3].map(async (n) => reverseTransfer(act, { transferId: booked.net, why: `try ${n}` })),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.filter((one) => !one.ok && one.refusal === "already_reversed")).toHaveLength(2);
  expect(await transfersOf(booked.lineId)).toHaveLength(3);
});

test("a reversal is itself reversed, which restores what it took back", async () => {
  const booked = await bookPayment();
  await reverseTransfer(act, { transferId: booked.net, why: "wrong" });
  const reversal = (await transfersOf(booked.lineId)).find(({ cause }) => cause === "reversal")!;
  const restored = await reverseTransfer(act, { transferId: reversal.id, why: "was right" });
  expect(restored.ok).toBe(true);
  expect(await deferredOf(act, booked)).toMatchObject({ deferredYen: 1800 });
  const sum = (await balances(act, booked)).find(({ account }) => account === "receivable");
  expect(sum?.balanceYen).toBe(1980);
});

test("what nobody booked, and what nobody explains, is refused", async () => {
  const booked = await bookPayment();
  const refusals = await Promise.all([
    reverseTransfer(act, { transferId: newId(), why: "x" }),
    reverseTransfer(act, { transferId: "no id at all", why: "x" }),
    reverseTransfer(act, { transferId: booked.net, why: "  " }),
  ]);
  expect(refusals.map((one) => (one.ok ? undefined : one.refusal))).toEqual([
    "transfer_unknown",
    "transfer_unknown",
    "why_missing",
  ]);
  expect(await transfersOf(booked.lineId)).toHaveLength(2);
});

async function bookPayment() {
  const key = { lineId: newId<"line">(), renewalId: newId<"renewal">() };
  const transfers = transfersFor({
    what: "payment_confirmed",
    ...key,
    sellerId: newId(),
    attemptId: newId(),
    provider: "sandbox",
    totalYen: yen(1980),
    taxYen: yen(180),
    at: act.clock.now(),
  });
  await onLine(act, key.lineId, async (turn) =>
    turn.write({ name: "test.booked" }, insertTransfers(act, transfers)),
  );
  const net = (await transfersOf(key.lineId)).find(({ cause }) => cause.endsWith(".net"));
  return { ...key, net: net!.id };
}

async function transfersOf(lineId: string): Promise<readonly { id: string; cause: string }[]> {
  const { rows } = await db.database.run({
    text: "select transfer_id as id, cause from transfers where line_id = $1",
    values: [lineId],
  });
  return rows as { id: string; cause: string }[];
}
