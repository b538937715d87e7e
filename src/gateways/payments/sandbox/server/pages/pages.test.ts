import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startSandboxes, type Sandboxes } from "../../../../../../tests/sandboxes.ts";
import type { BeginPayment, NextAction } from "../../../../../business/payments/index.ts";
import { addHours } from "../../../../../foundation/clock/index.ts";
import { callOut, type CallOut } from "../../../../../foundation/http/index.ts";
import { newId } from "../../../../../foundation/ids/index.ts";
import { LANGUAGES, type Language } from "../../../../../foundation/language/index.ts";
import { yen } from "../../../../../foundation/money/index.ts";
import { TEXTS } from "./texts/index.ts";

const PAGE_BYTES_MAX = 5000;

let sandboxes: Sandboxes;
beforeAll(async () => {
  sandboxes = await startSandboxes();
});
afterAll(async () => sandboxes.stop());

it.each(LANGUAGES)("speaks %s on every page, small, without a script", async (language) => {
  const card = await pageOf("card", language);
  const app = await pageOf("alipay", language);
  const account = await pageOf("paypal", language);
  const slip = await pageOf("konbini", language);
  const challenged = await pageOf("card", language);
  const challenge = (await post(challenged, card3220)).headers["location"]!;
  const { payTitle, appTitle, apps, slipTitle, bankTitle, testMode } = TEXTS[language];
  const inYen = TEXTS[language].yen;
  for (const [url, title] of [
    [card, payTitle(inYen("1,980"))],
    [app, appTitle(apps.alipay)],
    [account, appTitle(apps.paypal)],
    [slip, slipTitle],
    [challenge, bankTitle],
  ] as const) {
    const { status, html } = await get(url);
    expect(status).toBe(200);
    expect(html).toContain(`<html lang="${language}">`);
    expect(html.match(/<h1>([^<]*)/)?.[1]).toContain(title);
    expect(html).toContain(testMode);
    expect(html).not.toMatch(/<script|\son\w+=|style=|<img/);
    expect(gzipSync(html).length).toBeLessThan(PAGE_BYTES_MAX);
  }
});

it("ties every field to its label, and links to every other language", async () => {
  const url = await pageOf("card", "ja");
  const { html } = await get(url);
  const inputs = [...html.matchAll(/<input\s+id="([^"]+)"/g)].map((match) => match[1]!);
  expect(inputs).toEqual(["number", "expiry", "cvc"]);
  for (const id of inputs) expect(html).toContain(`<label for="${id}">`);
  for (const other of ["zh-Hans", "zh-Hant", "en", "ko"]) {
    expect(html).toContain(`href="${url}?lang=${other}"`);
  }
  const korean = await get(`${url}?lang=ko`);
  expect(korean.html).toContain('<html lang="ko">');
});

it("allows by its policy exactly the style it brings, and forms that lead back to the shop", async () => {
  const { html, headers } = await get(await pageOf("card", "en"));
  const style = /<style>([^]*?)<\/style>/.exec(html)![1]!;
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = headers["content-security-policy"]!;
  expect(policy).toContain(`style-src 'sha256-${hash}'`);
  expect(policy).toMatch(/form-action 'self' http:\/\/127\.0\.0\.1:\d+ https:\/\/shop\.example;/);
  expect(policy).toContain("default-src 'none'");
});

it("names the fields at fault, keeps what may be kept, and never shows a number again", async () => {
  const url = await pageOf("card", "en");
  const real = "4111111111111111";
  const answer = await post(url, { number: real, expiry: "13/20", cvc: "x" });
  const { html } = answer;
  expect(answer.status).toBe(422);
  expect(html).toContain('role="alert"');
  for (const at of ["number", "expiry", "cvc"] as const) {
    expect(html).toContain(`<a href="#${at}">${TEXTS.en.faults[at]}</a>`);
    expect(html).toMatch(new RegExp(`id="${at}-fault"`));
  }
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('value="13/20"');
  expect(html).not.toContain(real);
});

it("refuses a card that has run out, and takes full-width digits", async () => {
  const url = await pageOf("card", "en");
  const card = { number: "４２４２ ４２４２ ４２４２ ４２４２", cvc: "１２３" };
  expect((await post(url, { ...card, expiry: "10/26" })).status).toBe(422);
  const paid = await post(url, { ...card, expiry: "１１／２６" });
  expect(paid.headers["location"]).toBe(RETURN_URL);
});

it("tells why a card was declined and leads to the shop once it is paid", async () => {
  const url = await pageOf("card", "ja");
  const declined = await post(url, { ...card3220, number: "4000000000000002" });
  expect(declined.status).toBe(303);
  const { html } = await get(declined.headers["location"]!);
  expect(html).toContain(TEXTS.ja.failures.card_declined);
  const paid = await post(url, { ...card3220, number: "4242424242424242" });
  expect([paid.status, paid.headers["location"]]).toEqual([303, RETURN_URL]);
  const again = await get(url);
  expect(again.html).toContain(TEXTS.ja.ended.succeeded);
  expect(again.html).toContain(`href="${RETURN_URL}"`);
});

it("charges once when the form is sent twice", async () => {
  const url = await pageOf("card", "en");
  const plain = { ...card3220, number: "4242424242424242" };
  await Promise.all([post(url, plain), post(url, plain), post(url, plain)]);
  const id = new URL(url).pathname.split("/").at(-1);
  const charges = (await sandboxes.payments.charges()).filter((charge) => charge.id === id);
  expect(charges).toMatchObject([{ status: "succeeded", amount_received: 1980 }]);
});

it("leaves the customer with the shop's address when the bank does not answer", async () => {
  const url = await pageOf("card", "en");
  const challenged = await post(url, { ...card3220, number: "4000 0000 0010 1008" });
  const answer = await post(`${url}/challenge`, {});
  expect(challenged.headers["location"]).toContain("/challenge");
  const { html } = answer;
  expect(html).toContain(TEXTS.en.bankSilent);
  expect(html).toContain(`href="${RETURN_URL}"`);
});

it("lists every test input, and answers 404 for a payment there is not", async () => {
  const { html } = await get(`${await pageOf("card", "en")}/test-cards`);
  expect(html).toContain("4000 0000 0010 3004");
  expect(html).toContain("…+create-lost@…");
  const { status } = await get(`${sandboxes.payments.url}/p/pay_none`);
  expect(status).toBe(404);
});

it("answers forms that make no sense without breaking", async () => {
  const url = await pageOf("card", "en");
  expect((await send(url, "{", "application/json")).status).toBe(422);
  expect((await send(url, "x", "multipart/form-data")).status).toBe(422);
  expect((await post(url, { number: "4".repeat(100_000) })).status).toBe(413);
});

it("escapes what the shop sends", async () => {
  const description = `<img src=x onerror="alert(1)">`;
  const { html } = await get(await pageOf("card", "en", { description }));
  expect(html).toContain("&lt;img src=x");
  expect(html).not.toContain("<img");
});

const RETURN_URL = "https://shop.example/ja/orders/X";
const card3220 = { number: "4000 0000 0000 3220", expiry: "12/39", cvc: "123" };

async function pageOf(method: string, language: Language, own: Partial<BeginPayment> = {}) {
  const answer = await sandboxes.payments.provider().begin({
    attemptId: newId<"attempt">(),
    lineId: newId<"line">(),
    method,
    amountYen: yen(1980),
    description: "7 days, 3 GB",
    orderNumber: newId().slice(-12),
    language,
    startedAt: sandboxes.now(),
    expiresAt: addHours(sandboxes.now(), 1),
    returnUrl: RETURN_URL,
    ...own,
  });
  if (answer.kind !== "begun") throw new Error(`not begun: ${answer.kind}`);
  return urlOf(answer.next);
}

function urlOf(next: NextAction): string {
  if (next.kind === "redirect") return next.url;
  if (next.kind === "slip" && next.voucherUrl !== undefined) return next.voucherUrl;
  throw new Error(`no page: ${next.kind}`);
}

function get(url: string): Promise<Answer> {
  return answerTo({ url, method: "GET", timeoutMs: 5000 });
}

function post(url: string, form: Readonly<Record<string, string>>): Promise<Answer> {
  return send(url, new URLSearchParams(form).toString(), "application/x-www-form-urlencoded");
}

function send(url: string, body: string, type: string): Promise<Answer> {
  return answerTo({
    url,
    method: "POST",
    body,
    headers: { "content-type": type },
    timeoutMs: 5000,
  });
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

async function answerTo(call: CallOut): Promise<Answer> {
  const outcome = await callOut(call);
  if (outcome.kind !== "answered") throw new Error(`${call.url}: ${outcome.kind}`);
  return { status: outcome.status, headers: outcome.headers, html: outcome.body };
}
