import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Attempt, PaymentMethod } from "../../../business/payments/index.ts";
import { addMinutes, instant } from "../../../foundation/clock/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { yen, type Yen } from "../../../foundation/money/index.ts";
import { pinProvider } from "../../../business/pins/index.ts";
import { hintOf } from "./hint.ts";
import { rankWays, type Visitor } from "./rank-ways.ts";
import { WayField } from "./way-field.tsx";
import { findWay, silentProviders, waysFor, wayValue } from "./ways.ts";

const NOW = instant("2026-11-22T03:00:00Z");

const way = (method: string, more: Partial<PaymentMethod> = {}): PaymentMethod => ({
  ...{ method, kind: method === "konbini" ? "slip" : "redirect", refunds: "origin" },
  ...more,
});
const ALL = ["paypay", "konbini", "paypal", "wechat_pay", "alipay", "card", "pay_by_moon", "pin"];
const provider = { name: "one", methods: ALL.map((method) => way(method)) };
const PRICED = { totalYen: yen(1980), now: NOW, isSoldAsPin: false };
const only = (payments: readonly { name: string; methods: readonly PaymentMethod[] }[]) => ({
  payments,
  house: [],
});

const offeredTo = (visitor: Visitor) =>
  waysFor(only([provider]), { ...visitor, ...PRICED }).offered.map(({ method }) => method);

describe("what is offered first", () => {
  it.each([
    [{ language: "zh-Hans" }, ["alipay", "wechat_pay", "card"]],
    [{ language: "zh-Hant" }, ["card", "konbini", "paypal"]],
    [{ language: "zh-Hant", zone: "Asia/Hong_Kong" }, ["card", "alipay", "wechat_pay"]],
    [{ language: "en" }, ["card", "paypal", "konbini"]],
    [{ language: "en", zone: "Asia/Shanghai" }, ["alipay", "wechat_pay", "card"]],
    [{ language: "en", zone: "Asia/Tokyo" }, ["card", "paypal", "konbini"]],
    [{ language: "ja" }, ["card", "paypay", "konbini"]],
    [{ language: "ko", zone: "Asia/Seoul" }, ["card", "konbini", "paypal"]],
    [{ language: "en", zone: "Mars/Olympus" }, ["card", "paypal", "konbini"]],
  ] as const)("to %o", (visitor, first) => {
    expect(offeredTo(visitor).slice(0, 3)).toEqual(first);
    expect(offeredTo(visitor).at(-1)).toBe("pay_by_moon");
  });

  test("is each way once, whoever asks", () => {
    const anyWays = fc.uniqueArray(fc.constantFrom(...ALL, "x", "y"));
    const anyZone = fc.option(fc.constantFrom("Asia/Shanghai", "Asia/Macau", "Asia/Tokyo", ""));
    fc.assert(
      fc.property(anyWays, fc.constantFrom(...LANGUAGES), anyZone, (methods, language, zone) => {
        const ways = methods.map((method) => ({ method }));
        const ranked = rankWays(ways, { language, ...(zone === null ? {} : { zone }) });
        expect(ranked.toSorted(byMethod)).toEqual(ways.toSorted(byMethod));
        expect(rankWays(ranked.toReversed(), { language })).toHaveLength(ways.length);
        const known = (at: number) => ALL.indexOf(ranked[at]!.method) >= 0;
        const firstUnknown = ranked.findIndex(({ method }) => ["x", "y"].includes(method));
        if (firstUnknown > 0) expect(known(firstUnknown - 1)).toBe(true);
      }),
    );
  });
});

describe("the amount", () => {
  const slip = way("konbini", { leastYen: yen(120), mostYen: yen(300_000) });
  const card = way("card", { leastYen: yen(50) });
  const at = (totalYen: Yen, methods: readonly PaymentMethod[] = [card, slip]) =>
    waysFor(only([{ name: "one", methods }]), { ...PRICED, language: "en", totalYen });

  it.each([
    [49, [], ["card", "konbini"]],
    [50, ["card"], ["konbini"]],
    [119, ["card"], ["konbini"]],
    [120, ["card", "konbini"], []],
    [300_000, ["card", "konbini"], []],
    [300_001, ["card"], ["konbini"]],
  ])("of %i yen is offered to %o and not to %o", (amount, offered, out) => {
    const ways = at(yen(amount));
    expect(ways.offered.map(({ method }) => method)).toEqual(offered);
    expect(ways.outOfBounds.map(({ method }) => method)).toEqual(out);
  });
});

describe("a provider that does not answer", () => {
  const payments = [
    { name: "one", methods: [way("card"), way("alipay")] },
    { name: "two", methods: [way("card"), way("paypal")] },
  ];
  const attempt = (provider: string, more: Partial<Attempt> = {}) =>
    ({ provider, state: "failed", failure: "provider_down", startedAt: NOW, ...more }) as Attempt;
  const offered = (attempts: readonly Attempt[], now = NOW) =>
    waysFor(only(payments), { ...PRICED, language: "en", attempts, now }).offered;
  const values = (attempts: readonly Attempt[], now = NOW) => offered(attempts, now).map(wayValue);

  it("gives way to another that takes the same, and its own ways come last", () => {
    expect(values([])).toEqual(["one:card", "two:paypal", "one:alipay"]);
    expect(values([attempt("one")])).toEqual(["two:card", "two:paypal", "one:alipay"]);
    expect(offered([attempt("one")]).map(({ isSilent }) => isSilent)).toEqual([false, false, true]);
  });

  it("is asked again after a while, or once it has answered", () => {
    expect(values([attempt("one")], addMinutes(NOW, 10))).toEqual(values([]));
    expect(values([attempt("one"), attempt("one", { failure: "declined" })])).toEqual(values([]));
  });

  it("is known by what it was certainly never asked, too", () => {
    const { failure: _, ...unseen } = attempt("two");
    expect([...silentProviders([unseen as Attempt], NOW)]).toEqual(["two"]);
    expect([...silentProviders([attempt("two", { state: "pending" })], NOW)]).toEqual([]);
    // A reader at a counter tells nothing of its company's pages.
    expect([...silentProviders([attempt("two", { kind: "terminal" })], NOW)]).toEqual([]);
  });

  it("still leaves every way to try again when nobody answers", () => {
    const all = [attempt("one"), attempt("two")];
    expect(values(all)).toEqual(values([]));
    expect(offered(all).every(({ isSilent }) => isSilent)).toBe(true);
  });
});

describe("shops", () => {
  const chains = ["seven_eleven", "lawson"].map((chain) =>
    way(`konbini_${chain}`, { kind: "slip" }),
  );
  const offered = (...houses: readonly (readonly PaymentMethod[])[]) => {
    const payments = houses.map((methods, i) => ({ name: `p${i}`, methods }));
    const wish = { language: "en", totalYen: yen(500), isSoldAsPin: false, now: NOW } as const;
    return waysFor({ payments, house: [] }, wish).offered;
  };

  it("have the rank of cash in a shop", () => {
    const methods = offered([...chains, way("alipay"), way("card")]).map(({ method }) => method);
    expect(methods).toEqual(["card", "konbini_seven_eleven", "konbini_lawson", "alipay"]);
  });

  it("are offered once, by who takes cash in more of them", () => {
    const slip = way("konbini", { accepts: ["lawson", "ministop"] });
    const values = (...houses: readonly (readonly PaymentMethod[])[]) =>
      offered(...houses).map(wayValue);
    expect(values([slip], chains)).toEqual(["p0:konbini", "p1:konbini_seven_eleven"]);
    expect(values([way("konbini")], chains)).toHaveLength(3);
  });

  it("stand together, a tap away, and their choice is seen", () => {
    const ways = {
      offered: offered([...chains, ...["card", "alipay"].map((method) => way(method))]),
      outOfBounds: [],
    };
    const html = (value: string) => String(<WayField language="en" ways={ways} value={value} />);
    expect(html("p0:card").match(/<details/g)).toHaveLength(1);
    expect(html("p0:card")).not.toMatch(/<details[^>]* open/);
    expect(html("p0:konbini_lawson")).toMatch(/<details[^>]* open/);
    const ids = [...html("").matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test("a way that a form names is found among those of a browser, and no other", () => {
  const payments = [{ name: "one", methods: [way("card"), way("cash", { kind: "immediate" })] }];
  const providers = only(payments);
  expect(findWay(providers, "one:card")).toMatchObject({ provider: "one", method: "card" });
  for (const value of ["", "one:cash", "two:card", "one:", "one:card:x", "card"]) {
    expect(findWay(providers, value)).toBeUndefined();
  }
});

describe("a recharge PIN", () => {
  const till = {
    name: "till",
    methods: [way("cash", { kind: "immediate" })],
  };
  const providers = {
    payments: [{ name: "one", methods: [way("card")] }],
    house: [till, pinProvider()],
  };
  const offered = (isSoldAsPin: boolean) =>
    waysFor(providers, { ...PRICED, language: "en", isSoldAsPin }).offered.map(wayValue);

  it("is offered where somebody can have one, and cash never is", () => {
    expect(offered(false)).toEqual(["one:card"]);
    expect(offered(true)).toEqual(["one:card", "pin:pin"]);
    expect(findWay(providers, "pin:pin")).toMatchObject({ provider: "pin", kind: "immediate" });
    expect(findWay(providers, "till:cash")).toBeUndefined();
  });
});

test("the hint names what is taken, in the reader's language", () => {
  const card = { method: "card", accepts: ["visa", "unionpay", "apple_pay"] };
  expect(hintOf(card, "zh-Hans")).toContain("Visa、银联、Apple Pay");
  expect(hintOf({ method: "konbini", accepts: ["lawson"] }, "en")).toContain("LAWSON");
  expect(hintOf({ method: "pay_by_moon" }, "ja")).toBeUndefined();
});

const byMethod = (a: { method: string }, b: { method: string }) => (a.method < b.method ? -1 : 1);
