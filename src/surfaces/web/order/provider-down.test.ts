import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { hiddenFields } from "../../../../tests/surface/demo-shop.ts";
import { testShop } from "../../../../tests/shop.ts";
import type { Jar } from "../../../../tests/web.ts";
import type { PaymentProvider } from "../../../business/payments/index.ts";
import { keyOfNumber, renewalOf } from "../../../business/renewals/index.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { showInstant } from "../../html/index.ts";
import { orderTexts } from "./texts/index.ts";

const payments: PaymentProvider[] = [];
const { web, town, visit, work, boxes, act } = await testShop({ ground: { payments } });
afterAll(async () => boxes.stop());

/** The providers that nobody reaches at this moment. */
const down = new Set<string>();
beforeEach(() => down.clear());

const NOWHERE = { url: "http://127.0.0.1:1" };
payments.push(
  reachable(boxes.payments.provider(), boxes.payments.provider(NOWHERE)),
  reachable(boxes.payments.accounts(), boxes.payments.accounts(NOWHERE)),
);

function reachable(there: PaymentProvider, away: PaymentProvider): PaymentProvider {
  return new Proxy(there, {
    get: (_target, key) => Reflect.get(down.has(there.name) ? away : there, key),
  });
}

async function ordered(language: Language, method = "sandbox:card", email = "mei@example.com") {
  const jar: Jar = new Map();
  const lineUrl = await visit(await town.line(), { jar, language });
  const page = await (await web.get(`${lineUrl}/confirm?plan=week`, { jar })).text();
  const form = { ...hiddenFields(page), email, method };
  const placed = await web.post(`${lineUrl}/orders`, form, { jar });
  const own = await (await web.get(lineUrl, { jar })).text();
  const number = /orders\/([0-9A-Z]{10})/.exec(own)?.[1] ?? "";
  const key = (await keyOfNumber(act, number))!;
  return { jar, path: `/${language}/orders/${number}`, key, placed };
}

const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const look = async ({ path, jar }: { path: string; jar: Jar }) =>
  (await web.get(path, { jar })).text();
const chosenIn = (html: string) => /value="([^"]+)" checked/.exec(html)?.[1];

describe.each(LANGUAGES)("in %s, when a provider does not answer", (language) => {
  const texts = orderTexts[language];

  it("the order is kept and another provider's way is offered first", async () => {
    down.add("sandbox");
    const order = await ordered(language);
    expect(order.placed.headers.get("location")).toBe(order.path);
    const html = await look(order);
    const text = textOf(html);
    expect(text).toContain(texts.silent);
    expect(text).toContain(texts.tryAnother);
    const { payBy, state } = (await renewalOf(act, order.key))!;
    expect(state).toBe("payment_failed");
    const [kept] = texts.keptUntil("|").split("|");
    expect(text.replaceAll(" ", "")).toContain(
      `${kept}${showInstant(payBy, language)}`.replaceAll(" ", ""),
    );
    expect(chosenIn(html)).toBe("sandbox_accounts:paypal");
  });

  it("and nobody else either, it says so, keeps the order, and leaves every way to try again", async () => {
    down.add("sandbox").add("sandbox_accounts");
    const order = await ordered(language);
    await web.post(`${order.path}/pay`, { method: "sandbox_accounts:paypal" }, { jar: order.jar });
    const html = await look(order);
    expect(textOf(html)).toContain(texts.nobodyAnswers);
    expect(html).toContain("03-0000-0000");
    expect(html).toContain('value="sandbox:card"');
    expect((await renewalOf(act, order.key))!.state).toBe("payment_failed");
  });
});

describe("the kept order", () => {
  it("is paid by the other provider and connected", async () => {
    down.add("sandbox");
    const order = await ordered("en");
    const begun = await web.post(
      `${order.path}/pay`,
      { method: "sandbox_accounts:paypal" },
      { jar: order.jar },
    );
    await boxes.payments.answerApp(begun.headers.get("location")!, "approve");
    await web.get(`${order.path}?back=yes`, { jar: order.jar });
    await work(order.key);
    expect((await renewalOf(act, order.key))!.state).toBe("active");
  });

  it("is paid once the provider is back", async () => {
    down.add("sandbox").add("sandbox_accounts");
    const order = await ordered("ja", "sandbox:konbini");
    await work(order.key, 3600);
    down.clear();
    expect(chosenIn(await look(order))).toBe("sandbox:card");
    await web.post(`${order.path}/pay`, { method: "sandbox:konbini" }, { jar: order.jar });
    expect(await look(order)).toContain("slip-code");
    expect((await renewalOf(act, order.key))!.state).toBe("awaiting_payment");
  });

  it("is closed in its time, by the same page, when nobody paid", async () => {
    down.add("sandbox");
    const order = await ordered("en");
    await work(order.key, 1801);
    expect((await renewalOf(act, order.key))!.state).toBe("payment_expired");
    expect(textOf(await look(order))).toContain(orderTexts.en.faces.over.title);
  });
});

it("a provider that took the request and never saw it leads to another way, too", async () => {
  const order = await ordered("en", "sandbox:card", "mei+create-lost-undone@example.com");
  expect(textOf(await look(order))).toContain(orderTexts.en.faces.checking.title);
  await work(order.key, 61);
  const html = await look(order);
  expect(textOf(html)).toContain(orderTexts.en.silent);
  expect(chosenIn(html)).toBe("sandbox_accounts:paypal");
});
