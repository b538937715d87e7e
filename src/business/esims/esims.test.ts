import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, handOut, orderOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import { addMinutes, addSeconds, stoppedClock } from "../../foundation/clock/index.ts";
import { readTable } from "../../foundation/tables/index.ts";
import { lineById, lineByClaim, type LineId } from "../lines/index.ts";
import { cancelRenewal, placeRenewal, RENEWAL_STATES, type Renewal } from "../renewals/index.ts";
import { profileOf } from "./esims-store.ts";
import {
  clearEsim,
  countProfiles,
  esimOfOrder,
  esimSubscriptions,
  findOwnedLine,
  importEsims,
  isNewEsim,
  isOwned,
  mayStart,
  reserveEsim,
  returnUnsoldEsims,
  type EsimProfile,
} from "./index.ts";
import { clear, settleProfile, takeFrom } from "./profile.ts";

const db = await testDatabase({ connectionsMax: 12 });
const clock = stoppedClock(db.act().clock.now());
const act = { ...db.act(), clock };
const town = await buildTown(act);

const HEAD = "iccid,lpa,seller,network,carrier";
const iccidOf = (n: number) => `89811000000${String(n).padStart(8, "0")}`;
const row = (n: number, lpa = `LPA:1$rsp.example.com$CODE-${n}`) =>
  `${iccidOf(n)},${lpa},town,north,sandbox`;
const take = async (...rows: readonly string[]) => {
  const table = readTable(Buffer.from([HEAD, ...rows].join("\n")));
  if (!table.ok) throw new Error(table.refusal);
  const taken = await importEsims(act, table.value);
  if (!taken.ok) throw new Error(taken.refusal);
  return taken.value;
};
const stateOf = async (lineId: LineId) => (await profileOf(act, lineId))?.state;
const inStock = async () =>
  (await countProfiles(act)).find(({ state }) => state === "in_stock")?.count ?? 0;
const got = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: string }): T => {
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
};
const place = async (lineId: LineId, onceKey: string) =>
  placeRenewal(act, {
    ...{ lineId, planCode: "week", payKind: "immediate", channel: "counter" },
    ...{ accepted: [], onceKey },
  });

describe("importing eSIMs", () => {
  it("takes new ones into stock, once, and names what is wrong with the others", async () => {
    expect(await take(row(1), row(2))).toMatchObject({ isWritten: true, created: 2 });
    expect(await take(row(1), row(2))).toMatchObject({ isWritten: true, unchanged: 2 });
    expect(await inStock()).toBe(2);
    const used = await town.line();
    await town.bucket(used);
    const bad = await take(
      row(3, ""),
      row(4, "hello"),
      row(5, "LPA:1$rsp.example.com$CODE-5$$1"),
      `${used.iccid},LPA:1$rsp.example.com$CODE-6,town,north,sandbox`,
    );
    expect(bad.isWritten).toBe(false);
    expect(bad.problems.map(({ problem }) => problem)).toEqual([
      "missing",
      "lpa_unreadable",
      "lpa_needs_code",
      "line_in_use",
    ]);
    expect(await inStock()).toBe(2);
  });
});

describe("an eSIM", () => {
  it("is held by one machine, and comes back when nobody pays in time", async () => {
    const held = got(await reserveEsim(act, { planCode: "week", by: "desk-1" }));
    expect(got(await reserveEsim(act, { planCode: "week", by: "desk-1" })).lineId).toBe(
      held.lineId,
    );
    expect(await mayStart(act, { lineId: held.lineId, by: "desk-1" })).toBe(true);
    expect(await mayStart(act, { lineId: held.lineId, by: "desk-2" })).toBe(false);
    expect(await isNewEsim(act, held.lineId)).toBe(true);
    const order = got(await place(held.lineId, "one"));
    clock.moveTo(addMinutes(clock.now(), 31));
    await returnUnsoldEsims(act);
    // Its order may still be paid as far as anybody knows.
    expect(await stateOf(held.lineId)).toBe("reserved");
    expect(await mayStart(act, { lineId: held.lineId, by: "desk-1" })).toBe(false);
    got(await cancelRenewal(act, order));
    await returnUnsoldEsims(act);
    expect(await stateOf(held.lineId)).toBe("in_stock");
    expect(await esimOfOrder(act, order)).toBeUndefined();
  });

  it("goes back at once when its order is called off, unless it is held again since", async () => {
    const held = got(await reserveEsim(act, { planCode: "week", by: "desk-1" }));
    const order = got(await place(held.lineId, "called-off"));
    got(await cancelRenewal(act, order));
    await handOut(act, esimSubscriptions);
    expect(await stateOf(held.lineId)).toBe("in_stock");
    const again = got(await reserveEsim(act, { planCode: "week", by: "desk-1" }));
    got(await cancelRenewal(act, got(await place(again.lineId, "again"))));
    clock.moveTo(addMinutes(clock.now(), 1));
    const kept = got(await reserveEsim(act, { planCode: "week", by: "desk-1" }));
    expect(kept.lineId).toBe(again.lineId);
    await handOut(act, esimSubscriptions);
    expect(await stateOf(kept.lineId)).toBe("reserved");
    clock.moveTo(addMinutes(clock.now(), 31));
    await returnUnsoldEsims(act);
  });

  it("is nobody's to renew before it was sold, whoever knows its numbers", async () => {
    const held = got(await reserveEsim(act, { planCode: "week", by: "desk-1" }));
    const { renewalCode, iccid } = (await lineById(act, held.lineId))!;
    const from = { address: "192.0.2.1", device: "d" };
    expect(await findOwnedLine(act, { typed: renewalCode, ...from })).toMatchObject({
      ...{ refusal: "no_match", field: "typed" },
    });
    const both = { typed: iccid, second: renewalCode, ...from };
    expect(await findOwnedLine(act, both)).toMatchObject({ refusal: "no_match", field: "second" });
    expect(await isOwned(act, held.lineId)).toBe(false);
    const { lineId } = await town.line();
    expect(await isOwned(act, lineId)).toBe(true);
    clock.moveTo(addMinutes(clock.now(), 31));
    await returnUnsoldEsims(act);
  });

  it("that a refund withdrew is put back once, sold again, or scrapped", async () => {
    const held = got(await reserveEsim(act, { planCode: "week", by: "desk-1" }));
    const line = (await lineById(act, held.lineId))!;
    const clearAs = async (as: "in_stock" | "scrapped") =>
      clearEsim(act, { iccid: line.iccid, as });
    const sellInVain = async () => {
      await orderOn(act, line, answering(act, { granted: "refused" }));
      await handOut(act, esimSubscriptions);
      expect(await stateOf(line.lineId)).toBe("withdrawn");
    };
    await sellInVain();
    clock.moveTo(addMinutes(clock.now(), 1));
    got(await clearAs("in_stock"));
    expect(await clearAs("in_stock")).toMatchObject({ refusal: "esim_not_withdrawn" });
    const taken = await Promise.all(
      Array.from({ length: await inStock() }, async (_, i) =>
        reserveEsim(act, { planCode: "week", by: `desk-${500 + i}` }),
      ),
    );
    expect(taken.map((one) => got(one).lineId)).toContain(line.lineId);
    await sellInVain();
    got(await clearAs("scrapped"));
    expect(await clearAs("scrapped")).toMatchObject({ refusal: "esim_not_withdrawn" });
    expect(await clearEsim(act, { iccid: iccidOf(999), as: "scrapped" })).toMatchObject({
      refusal: "esim_unknown",
    });
    clock.moveTo(addMinutes(clock.now(), 60));
    await returnUnsoldEsims(act);
    expect(await stateOf(line.lineId)).toBe("scrapped");
  });

  it("is never given twice, whoever asks at the same moment", async () => {
    const rows = Array.from({ length: 4 }, (_, i) => row(20 + i));
    await take(...rows);
    const there = await inStock();
    const asked = await Promise.all(
      Array.from({ length: there + 4 }, async (_, i) =>
        reserveEsim(act, { planCode: "week", by: `desk-${100 + i}` }),
      ),
    );
    const taken = asked.flatMap((one) => (one.ok ? [one.value.lineId] : []));
    expect(taken).toHaveLength(there);
    expect(new Set(taken).size).toBe(there);
    expect(asked.filter((one) => !one.ok)).toHaveLength(4);
    clock.moveTo(addMinutes(clock.now(), 31));
    await Promise.all([returnUnsoldEsims(act), returnUnsoldEsims(act)]);
    expect(await inStock()).toBe(there);
    const first = await lineByClaim(act, { kind: "lpa", value: "LPA:1$rsp.example.com$CODE-20" });
    expect(first).toMatchObject({ form: "esim", iccid: iccidOf(20) });
  });
});

describe("one in stock whose line somebody ordered for", () => {
  it("waits while that may come about, and is not in stock once it did", () => {
    const profile = { state: "in_stock", lineId: "l" } as unknown as EsimProfile;
    const of = { by: "desk", now: clock.now() };
    const order = (state: string, paidAt?: string, fulfilledAt?: string) =>
      [{ state, paidAt, fulfilledAt, renewalId: "r" }] as unknown as Parameters<typeof takeFrom>[1];
    expect(takeFrom(profile, [], of)?.state).toBe("reserved");
    expect(takeFrom(profile, order("draft"), of)).toBeUndefined();
    expect(takeFrom(profile, order("cancelled"), of)?.state).toBe("reserved");
    expect(takeFrom(profile, order("activating", "x"), of)).toBeUndefined();
    expect(takeFrom(profile, order("refunded", "x"), of)?.state).toBe("withdrawn");
    expect(takeFrom(profile, order("active", "x", "x"), of)).toMatchObject({
      ...{ state: "given", renewalId: "r" },
    });
    const back = { as: "in_stock", now: of.now } as const;
    const withdrawn = { ...profile, state: "withdrawn" } as const;
    expect(clear(withdrawn, order("refunded", "x"), back)).toMatchObject({ ok: true });
    for (const orders of [order("awaiting_payment"), order("refunding", "x")]) {
      expect(clear(withdrawn, orders, back)).toMatchObject({ refusal: "esim_awaited" });
    }
  });
});

describe("what becomes of a held one", () => {
  const now = clock.now();
  const held = {
    ...{ lineId: "l", sellerId: "s", network: "n", lpa: "LPA:1$h$M", state: "reserved" },
    ...{ reservedBy: "d", reservedUntil: addMinutes(now, 30) },
  } as unknown as EsimProfile;
  const order = fc.record({
    renewalId: fc.constantFrom("r1", "r2"),
    state: fc.constantFrom(...RENEWAL_STATES),
    payBy: fc.integer({ min: -60, max: 60 }).map((minutes) => addMinutes(now, minutes)),
    paidAt: fc.constantFrom(undefined, now),
    fulfilledAt: fc.constantFrom(undefined, undefined, now),
  }) as unknown as fc.Arbitrary<Renewal>;
  const moment = fc.integer({ min: 0, max: 7200 }).map((seconds) => addSeconds(now, seconds));

  it("is given for what came about, and free only when no money is or can come", () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 3 }), moment, (orders, at) => {
        const after = settleProfile(held, orders, at);
        const fulfilled = orders.filter(({ fulfilledAt }) => fulfilledAt !== undefined);
        expect(after.state === "given").toBe(fulfilled.length > 0);
        if (after.state === "given") {
          expect(fulfilled.map(({ renewalId }) => renewalId)).toContain(after.renewalId);
        }
        if (after.state === "in_stock") {
          expect(orders.every(({ paidAt }) => paidAt === undefined)).toBe(true);
          expect(orders.some(({ state }) => UNPAID.includes(state))).toBe(false);
          expect(at >= held.reservedUntil!).toBe(true);
        }
        expect(settleProfile(after, orders, at)).toEqual(after);
      }),
      { numRuns: 200 },
    );
  });

  const UNPAID: readonly string[] = ["draft", "awaiting_payment", "payment_failed"];
});
