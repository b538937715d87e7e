import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { buildTown } from "../../../tests/town.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { makeHandOver, openHandOver } from "./index.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);

async function card(more: Partial<Parameters<typeof makeHandOver>[1]> = {}) {
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
      value: { lineId, planCode: "week", language: "zh-Hans" },
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

  it("is made only by who may renew the line, for a plan that it may take", async () => {
    expect((await card({ proof: "typed_number" })).made).toMatchObject({ ok: false });
    expect((await card({ planCode: "no-such-plan" })).made).toMatchObject({
      refusal: "plan_unknown",
    });
  });
});
