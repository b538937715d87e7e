import { Hono, type Context } from "hono";
import { describe, expect, it } from "vitest";
import type { LineId } from "../../business/lines/index.ts";
import { addHours, stoppedClock } from "../../foundation/clock/index.ts";
import { readConfig } from "../../foundation/config/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { TEST_NOW, TEST_SECRETS } from "../../../tests/database.ts";
import {
  forgetVisit,
  keepVisit,
  lineOfRef,
  orderOfNumber,
  rememberLine,
  rememberOrder,
  visitOf,
} from "./visit.ts";

const clock = stoppedClock(TEST_NOW);
const ground = { secrets: TEST_SECRETS, clock, config: readConfig({}) };

/** A browser that keeps its cookie between requests. */
function browser() {
  let cookie = "";
  return {
    cookie: () => cookie,
    async visit<T>(then: (c: Context) => T): Promise<T> {
      let result: T | undefined;
      const app = new Hono().get("/", (c) => {
        result = then(c);
        return c.text("");
      });
      const response = await app.request("/", { headers: { cookie } });
      const [set, ...more] = response.headers.getSetCookie();
      expect(more).toEqual([]);
      if (set !== undefined) cookie = set.split(";")[0]!;
      return result as T;
    },
  };
}

const aLine = () => newId<"line">() as LineId;

describe("a visit", () => {
  it("keeps lines under a ref that nobody else's addresses have", async () => {
    const [mine, other] = [browser(), browser()];
    const lineId = aLine();
    const ref = await mine.visit((c) => rememberLine(c, ground, { lineId, proof: "renewal_code" }));
    expect(await mine.visit((c) => lineOfRef(c, ground, ref))).toMatchObject({ lineId });
    expect(await other.visit((c) => lineOfRef(c, ground, ref))).toBeUndefined();
  });

  it("keeps the strongest proof, whatever comes later", async () => {
    const mine = browser();
    const lineId = aLine();
    for (const proof of ["number_and_digits", "owner", "number_and_digits"] as const) {
      await mine.visit((c) => rememberLine(c, ground, { lineId, proof }));
    }
    const lines = await mine.visit((c) => visitOf(c, ground).lines);
    expect(lines).toMatchObject([{ lineId, proof: "owner" }]);
  });

  it("keeps the latest six lines and eight orders in a cookie that browsers take", async () => {
    const mine = browser();
    const ids = Array.from({ length: 12 }, aLine);
    for (const lineId of ids) {
      await mine.visit((c) => rememberLine(c, ground, { lineId, proof: "number_and_digits" }));
      const renewalId = newId<"renewal">();
      await mine.visit((c) =>
        rememberOrder(c, ground, { number: lineId.slice(-10), lineId, renewalId }),
      );
    }
    const visit = await mine.visit((c) => visitOf(c, ground));
    expect(visit.lines.map((line) => line.lineId)).toEqual(ids.toReversed().slice(0, 6));
    expect(visit.orders).toHaveLength(8);
    expect(mine.cookie().length).toBeLessThan(4000);
  });

  it("opens its own orders by their number", async () => {
    const mine = browser();
    const order = { number: "AB12", lineId: aLine(), renewalId: newId<"renewal">() };
    await mine.visit((c) => rememberOrder(c, ground, order));
    expect(await mine.visit((c) => orderOfNumber(c, ground, "AB12"))).toEqual(order);
    expect(await mine.visit((c) => orderOfNumber(c, ground, "AB13"))).toBeUndefined();
  });

  it("lets two changes in one request both stand", async () => {
    const mine = browser();
    await mine.visit((c) => {
      rememberLine(c, ground, { lineId: aLine(), proof: "owner" });
      rememberLine(c, ground, { lineId: aLine(), proof: "owner" });
    });
    expect((await mine.visit((c) => visitOf(c, ground))).lines).toHaveLength(2);
  });

  it("begins anew when forged, when thirty days old, and when forgotten", async () => {
    const forged = browser();
    await forged.visit((c) => keepVisit(c, ground));
    const known = await forged.visit((c) => visitOf(c, ground).visitorId);
    expect(await forged.visit((c) => visitOf(c, ground).visitorId)).toBe(known);
    clock.moveTo(addHours(TEST_NOW, 30 * 24));
    expect(await forged.visit((c) => visitOf(c, ground).isKnown)).toBe(false);
    clock.moveTo(TEST_NOW);
    await forged.visit((c) => forgetVisit(c, ground));
    expect(await forged.visit((c) => visitOf(c, ground).visitorId)).not.toBe(known);
    const app = new Hono().get("/", (c) => c.json(visitOf(c, ground).isKnown));
    const response = await app.request("/", { headers: { cookie: "visit=AAAA" } });
    expect(await response.json()).toBe(false);
  });

  it("is hidden from script, and sent by our own pages only", async () => {
    const app = new Hono().get("/", (c) => {
      keepVisit(c, { ...ground, config: readConfig({ PUBLIC_URL: "https://x.example" }) });
      return c.text("");
    });
    const [cookie] = (await app.request("/")).headers.getSetCookie();
    for (const part of ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"]) {
      expect(cookie).toContain(part);
    }
  });
});
