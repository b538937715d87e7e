import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { buildTown } from "../../../tests/town.ts";
import { addHours, instant } from "../../foundation/clock/index.ts";
import { LANGUAGES } from "../../foundation/language/index.ts";
import type { LineId, Proof } from "../lines/index.ts";
import { makeHandOver, openHandOver } from "./index.ts";
import { packHandOver, unpackHandOver } from "./pack-hand-over.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);

const trip = { leavesAt: addHours(act.clock.now(), 24 * 20), use: "normal" } as const;

async function card(more: { readonly proof?: Proof; readonly planCode?: string } = {}) {
  const { lineId } = await town.line();
  const wish = { lineId, planCode: "week", language: "zh-Hans", proof: "renewal_code" } as const;
  return { lineId, made: await makeHandOver(act, { ...wish, ...more }) };
}

describe("a hand-over card", () => {
  it("tells a counter what was chosen, and a stranger nothing", async () => {
    const { lineId, made } = await card();
    if (!made.ok) return expect.fail(made.refusal);
    const { token } = made.value;
    expect(await openHandOver(act, ` ${token}\n`)).toEqual({
      ok: true,
      value: { lineId, planCode: "week", language: "zh-Hans", wish: "renew" },
    });
    const readable = Buffer.from(token, "base64url").toString("latin1");
    expect(readable).not.toContain(lineId);
    expect(readable).not.toContain("week");
    expect(token).toMatch(/^[\w-]+$/);
  });

  it("is over after six hours, changed by one character, or made up", async () => {
    const { made } = await card();
    if (!made.ok) return expect.fail(made.refusal);
    const { token, goodUntil } = made.value;
    const over = { ok: false, refusal: "hand_over_over", field: "scanned" };
    const other = (token[20] === "A" ? "B" : "A") + token.slice(21);
    expect(await openHandOver(act, token.slice(0, 20) + other)).toEqual(over);
    for (const typed of ["", "x", "DEM0-0001-TKYS", "a".repeat(9000)]) {
      expect(await openHandOver(act, typed)).toEqual(over);
    }
    const later = db.act({ at: addHours(goodUntil, 0) });
    expect(await openHandOver(later, token)).toEqual(over);
  });

  it("asks for advice, with the plan that was looked at or with none", async () => {
    const { lineId } = await town.line();
    const wish = { lineId, language: "ko", wish: "advice", trip } as const;
    for (const more of [{}, { planCode: "week" }]) {
      const made = await makeHandOver(act, { ...wish, ...more, proof: "renewal_code" });
      if (!made.ok) return expect.fail(made.refusal);
      expect(made.value.quoted?.plan.code).toBe(more.planCode);
      const opened = await openHandOver(act, made.value.token);
      expect(opened).toEqual({ ok: true, value: { ...wish, ...more } });
    }
    expect(await makeHandOver(act, { ...wish, proof: "typed_number" })).toMatchObject({
      refusal: "line_unknown",
    });
  });

  it("is still read as it was sealed at first, and for no other purpose", async () => {
    const { lineId } = await town.line();
    const named = { lineId, planCode: "week", language: "ja", trip };
    const expiresAt = addHours(act.clock.now(), 1);
    const sealedAs = (content: unknown, purpose = "hand-over") =>
      act.secrets.sealToken(content, { purpose, expiresAt });
    expect(await openHandOver(act, sealedAs(named))).toEqual({
      ok: true,
      value: { ...named, wish: "renew" },
    });
    const strange = [
      sealedAs(named, "visit"),
      sealedAs({ ...named, language: "xx" }),
      sealedAs(null),
      sealedAs({ ...named, lineId: "00000000-0000-7000-8000-000000000000" }),
    ];
    for (const token of strange) expect((await openHandOver(act, token)).ok).toBe(false);
  });

  it("stays a QR code that a phone shows in large modules", async () => {
    const { lineId } = await town.line();
    const handOver = { lineId, language: "zh-Hans", wish: "advice", trip } as const;
    const packed = packHandOver({ ...handOver, planCode: "nami-unlimited-10d" });
    const expiresAt = addHours(act.clock.now(), 6);
    const token = act.secrets.sealToken(packed, { purpose: "hand-over", expiresAt });
    // 192 characters are version 8: 49 modules, 4 px each on a phone of 360 px.
    expect(token.length).toBeLessThanOrEqual(192);
  });

  it("says what it was packed with, and nothing of what was not packed here", () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.constantFrom(...LANGUAGES),
        fc.string({ minLength: 1 }),
        fc.option(fc.integer({ min: 0, max: 4e9 }), { nil: undefined }),
        fc.constantFrom("renew" as const, "advice" as const),
        (uuid, language, planCode, seconds, wish) => {
          const leaves = seconds === undefined ? {} : { trip: leavingAt(seconds) };
          const handOver = { lineId: uuid as LineId, language, wish, planCode, ...leaves };
          const read = JSON.parse(JSON.stringify(packHandOver(handOver))) as unknown;
          expect(unpackHandOver(read)).toEqual(handOver);
        },
      ),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (other) => {
        expect(unpackHandOver(other)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it("is made only by who may renew the line, for a plan that it may take", async () => {
    expect((await card({ proof: "typed_number" })).made).toMatchObject({ ok: false });
    expect((await card({ planCode: "no-such-plan" })).made).toMatchObject({
      refusal: "plan_unknown",
    });
  });
});

function leavingAt(seconds: number) {
  return { leavesAt: instant(seconds * 1000), use: "light" } as const;
}
