import { createPublicKey, verify } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { answering, orderOn } from "../../../../tests/orders.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import {
  composeReceipt,
  findReceipt,
  introduceReceiptKey,
  issueReceipt,
  statementOf,
  type ReceiptContent,
} from "../../../business/receipts/index.ts";
import type { Renewal } from "../../../business/renewals/index.ts";
import { onLine } from "../../../foundation/act/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { openSecrets, type Signer } from "../../../foundation/secrets/index.ts";
import { receiptTexts } from "../../documents/index.ts";
import { showDate, showDateOf } from "../../html/index.ts";
import { receiptPageTexts } from "./texts/index.ts";

const web = await testWeb();
const act = web.db.act({ clock: web.clock });
const town = await buildTown(act);
let order: Renewal;
const jar: Jar = new Map();

beforeAll(async () => {
  order = await orderOn(act, await town.line(), answering(act));
  await lookUp(order, jar);
});

test("another browser is led to the look-up, with the number filled in", async () => {
  for (const page of ["receipt", "receipt.pdf"]) {
    const response = await web.get(`/ja/orders/${order.number}/${page}`);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`/ja/orders?number=${order.number}`);
  }
});

test.each(LANGUAGES)(
  "in %s it shows all that a qualified simplified invoice needs",
  async (lang) => {
    const response = await web.get(`/${lang}/orders/${order.number}/receipt`, { jar });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const html = await response.text();
    const token = (await findReceipt(act, order))!.token;
    for (const wanted of [
      "T7000012050002",
      "Tsunagu KK",
      `${order.number}-R`,
      "1,980",
      "180",
      "10%",
      `${web.ground.config.publicUrl}/verify/${token}`,
      'role="img"',
    ]) {
      expect(html).toContain(wanted);
    }
  },
);

test("the PDF comes as a file to keep", async () => {
  const response = await web.get(`/ko/orders/${order.number}/receipt.pdf`, { jar });
  expect(response.headers.get("content-type")).toBe("application/pdf");
  expect(response.headers.get("content-disposition")).toBe(
    `attachment; filename="receipt-${order.number}-R.pdf"`,
  );
  expect(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
});

test("an order that is not fulfilled has no receipt yet, and says when it will", async () => {
  const unpaid = await orderOn(act, await town.line(), answering(act, { paid: "pending" }));
  const own: Jar = new Map();
  await lookUp(unpaid, own);
  const response = await web.get(`/en/orders/${unpaid.number}/receipt`, { jar: own });
  expect(response.status).toBe(404);
  expect(await response.text()).toContain(receiptPageTexts.en.notYet.title);
  const pdf = await web.get(`/en/orders/${unpaid.number}/receipt.pdf`, { jar: own });
  expect(pdf.status).toBe(303);
});

describe("the name it is made out to", () => {
  const url = () => `/en/orders/${order.number}/receipt`;

  test("stands on it at once, unmarked, and cannot break out of the page", async () => {
    const name = `<b>Acme</b> & "Sons"`;
    const response = await web.post(url(), { do: "address", addressee: name }, { jar });
    expect(response.status).toBe(303);
    const html = await (await web.get(url(), { jar })).text();
    expect(html).toContain("To: &lt;b&gt;Acme&lt;/b&gt; &amp; &quot;Sons&quot;");
    expect(html).not.toMatch(/Reissued\s+Sun/);
  });

  test("another one marks it as reissued", async () => {
    await web.post(url(), { do: "address", addressee: "山田商事" }, { jar });
    const html = await (await web.get(url(), { jar })).text();
    expect(html).toContain("To: 山田商事");
    expect(html).toMatch(/Reissued\s+Sun 22 Nov 2026/);
  });

  test.each(LANGUAGES)("in %s a bad one is named, kept and changes nothing", async (lang) => {
    const at = `/${lang}/orders/${order.number}/receipt`;
    const long = "あ".repeat(61);
    const response = await web.post(at, { do: "address", addressee: long }, { jar });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain(receiptPageTexts[lang].errors.addressee_too_long(60));
    expect(html).toContain(`value="${long}"`);
    expect(html).toContain('href="#f-addressee"');
    const missing = await web.post(at, { do: "address", addressee: " " }, { jar });
    expect(await missing.text()).toContain(receiptPageTexts[lang].errors.addressee_missing);
    expect((await findReceipt(act, order))?.addressee).toBe("山田商事");
  });

  test("a lost one is issued again on wish", async () => {
    const before = (await findReceipt(act, order))!.reissues;
    await web.post(url(), { do: "reissue" }, { jar });
    expect((await findReceipt(act, order))!.reissues).toBe(before + 1);
  });
});

describe("anybody may verify one", () => {
  test.each(LANGUAGES)(
    "in %s: ours is genuine, with what stands on it and no more",
    async (lang) => {
      const { token } = (await findReceipt(act, order))!;
      const html = await (await web.get(`/${lang}/verify/${token}`)).text();
      const texts = receiptPageTexts[lang].verify;
      for (const wanted of [
        texts.genuine,
        `${order.number}-R`,
        "1,980",
        "Tsunagu KK T7000012050002",
      ]) {
        expect(html).toContain(wanted);
      }
      for (const secret of ["山田商事", "wang@", order.lineId]) expect(html).not.toContain(secret);
    },
  );

  test("the code on paper has no language: the reader's own is chosen", async () => {
    const { token } = (await findReceipt(act, order))!;
    const response = await web.get(`/verify/${token}`, { headers: { "accept-language": "ko" } });
    expect(response.headers.get("location")).toBe(`/ko/verify/${token}`);
  });

  test("a changed or invented one is not confirmed", async () => {
    const { token } = (await findReceipt(act, order))!;
    for (const wrong of [`${token.slice(0, 40)}A${token.slice(41)}`, "x", `${token}.x`, "%00"]) {
      const response = await web.get(`/en/verify/${wrong}`);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain(receiptPageTexts.en.verify.genuine);
    }
  });

  test("the published keys check it without us", async () => {
    const response = await web.get("/.well-known/tsunagu-receipt-keys.json");
    const { keys } = (await response.json()) as { keys: { keyId: string; publicKeyPem: string }[] };
    const { token } = (await findReceipt(act, order))!;
    const [statement, keyId, signature] = token.split(".");
    const { publicKeyPem } = keys.find((one) => one.keyId === keyId)!;
    const text = Buffer.from(statement!, "base64url");
    const key = createPublicKey(publicKeyPem);
    expect(verify(null, text, key, Buffer.from(signature!, "base64url"))).toBe(true);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const pem = await web.get("/.well-known/tsunagu-receipt-keys.pem");
    expect(await pem.text()).toContain(`# ${keyId} current\n${publicKeyPem}`);
    expect(createPublicKey(publicKeyPem).asymmetricKeyType).toBe("ed25519");
  });

  test.each(LANGUAGES)(
    "in %s its link may be pasted, whatever is around the token",
    async (lang) => {
      const { token } = (await findReceipt(act, order))!;
      const { publicUrl } = web.ground.config;
      for (const typed of [
        token,
        `${publicUrl}/verify/${token}`,
        ` /${lang}/verify/${token}?x=1#y `,
      ]) {
        const response = await web.post(`/${lang}/verify`, { receipt: typed });
        expect(response.status).toBe(303);
        expect(response.headers.get("location")).toBe(`/${lang}/verify/${token}`);
      }
      const page = await (await web.get(`/${lang}/verify`)).text();
      expect(page).toContain("/.well-known/tsunagu-receipt-keys.json");
      expect(page).toContain(token.split(".")[1]);
      for (const [typed, why] of [
        ["", receiptPageTexts[lang].verify.missing],
        ["http://example.com/", receiptPageTexts[lang].verify.unreadable],
      ]) {
        const response = await web.post(`/${lang}/verify`, { receipt: typed! });
        expect(response.status).toBe(422);
        const html = await response.text();
        expect(html).toContain('href="#f-receipt"');
        expect(html.replaceAll("&#39;", "'")).toContain(why);
      }
    },
  );

  test("one of a retired key stays genuine, and so does the page's word about the key", async () => {
    const retired = openSecrets(Buffer.alloc(32, 7));
    await introduceReceiptKey({ ...act, secrets: retired });
    const { content } = (await findReceipt(act, order))!;
    const token = tokenOf(content, retired.signer);
    const html = await (await web.get(`/en/verify/${token}`)).text();
    expect(html).toContain(receiptPageTexts.en.verify.genuine);
    expect(html).toContain(receiptPageTexts.en.verify.keyRetired);
    const keys = await (await web.get("/.well-known/tsunagu-receipt-keys.json")).json();
    expect((keys as { keys: unknown[] }).keys).toMatchObject([
      { keyId: web.ground.secrets.signer.keyId, state: "current" },
      { keyId: retired.signer.keyId, state: "retired" },
    ]);
  });

  test("what our key signed but our books do not say is not called genuine", async () => {
    const { content } = (await findReceipt(act, order))!;
    const { signer } = web.ground.secrets;
    const dearer = tokenOf({ ...content, totalYen: yen(19_800) }, signer);
    const other = await (await web.get(`/en/verify/${dearer}`)).text();
    expect(other).toContain(receiptPageTexts.en.verify.otherInBooks);
    expect(other).not.toContain(receiptPageTexts.en.verify.genuine);
    const nowhere = tokenOf({ ...content, number: "0000000000-R" }, signer);
    const missing = await (await web.get(`/en/verify/${nowhere}`)).text();
    expect(missing).toContain(receiptPageTexts.en.verify.notInBooksTitle);
    expect(missing).not.toContain(receiptPageTexts.en.verify.genuine);
  });

  test("it tells that a receipt was issued again, and when", async () => {
    await web.post(`/en/orders/${order.number}/receipt`, { do: "reissue" }, { jar });
    const { token, reissuedAt } = (await findReceipt(act, order))!;
    const html = await (await web.get(`/en/verify/${token}`)).text();
    expect(html).toContain(receiptPageTexts.en.verify.reissued(showDateOf(reissuedAt!, "en")));
  });
});

describe("what went back", () => {
  const own: Jar = new Map();
  let refunded: Renewal;

  beforeAll(async () => {
    await web.db.database.run({
      text: `insert into plan_prices select plan_id, $1, 19800 from plans where code = 'week'`,
      values: [act.clock.now()],
    });
    refunded = await orderOn(act, await town.line(), answering(act, { granted: "refused" }));
    await lookUp(refunded, own);
  });

  test.each(LANGUAGES)("in %s has all that a qualified return invoice needs", async (lang) => {
    const url = `/${lang}/orders/${refunded.number}/receipt?kind=return`;
    const html = await (await web.get(url, { jar: own })).text();
    const text = html.replaceAll(/<[^>]+>/g, "");
    const document = await findReceipt(act, { ...refunded, kind: "return" });
    for (const wanted of [
      "適格返還請求書",
      "T7000012050002",
      `${refunded.number}-C`,
      showDate(document!.content.date, lang),
      showDate(document!.content.saleDate!, lang),
      document!.content.items[0]!.names[lang],
      "19,800",
      "1,800",
      "10%",
    ]) {
      expect(text).toContain(wanted);
    }
    const check = await web.get(`/${lang}/verify/${document!.token}`);
    expect(await check.text()).toContain(receiptTexts[lang].returned);
  });

  test("is led to from the order, and from the receipt's address in the mail", async () => {
    const page = await web.get(`/ja/orders/${refunded.number}`, { jar: own });
    expect(await page.text()).toContain(`/ja/orders/${refunded.number}/receipt?kind=return`);
    const plain = await web.get(`/ja/orders/${refunded.number}/receipt`, { jar: own });
    expect(await plain.text()).toContain(`${refunded.number}-C`);
  });

  test("in small parts is a plain note each, with its own number, address and PDF", async () => {
    const bought = await orderOn(act, await town.line(), answering(act));
    await lookUp(bought, own);
    for (const part of [1, 2]) await giveBack(bought, part);
    const url = `/ja/orders/${bought.number}/receipt`;
    const sale = await (await web.get(url, { jar: own })).text();
    expect(sale).toContain(`${url}?kind=return`);
    expect(sale).toContain(`${url}?kind=return&amp;part=2`);
    const second = await (await web.get(`${url}?kind=return&part=2`, { jar: own })).text();
    expect(second).toContain(`${bought.number}-C2`);
    expect(second).toContain(receiptTexts.ja.smallReturnNote);
    expect(second).toContain("200円");
    expect(second).not.toContain("適格簡易");
    expect(second).not.toContain("T7000012050002");
    const pdf = await web.get(`/ja/orders/${bought.number}/receipt.pdf?kind=return&part=1`, {
      jar: own,
    });
    expect(pdf.headers.get("content-disposition")).toContain(`receipt-${bought.number}-C.pdf`);
    expect((await web.get(`${url}?kind=return&part=3`, { jar: own })).status).toBe(404);
    const { token } = (await findReceipt(act, { ...bought, kind: "receipt" }))!;
    const check = await (await web.get(`/ja/verify/${token}`)).text();
    expect(check).toContain(receiptPageTexts.ja.verify.refundedPart("300円"));
  });
});

function tokenOf(content: ReceiptContent, { keyId, sign }: Signer): string {
  const statement = statementOf(content);
  const encode = (bytes: string | Buffer) => Buffer.from(bytes as string).toString("base64url");
  return `${encode(statement)}.${keyId}.${encode(sign(statement))}`;
}

async function giveBack({ lineId, renewalId }: Renewal, ordinal: number): Promise<void> {
  const { content } = (await findReceipt(act, { lineId, renewalId }))!;
  const document = composeReceipt({
    kind: "return",
    orderNumber: content.orderNumber,
    at: act.clock.now(),
    saleAt: act.clock.now(),
    seller: content.seller,
    issuer: { status: "registered", registrationNumber: content.seller.registrationNumber! },
    taxRounding: "floor",
    items: content.items,
    paymentMethod: content.paymentMethod,
    returnedYen: yen(100 * ordinal),
    ordinal,
  });
  const issue = issueReceipt(act, { lineId, renewalId, ordinal, content: document });
  await onLine(act, lineId, async (turn) => turn.write({ name: "test.returned" }, [issue]));
}

async function lookUp({ number }: Renewal, into: Jar): Promise<void> {
  const form = { number, email: "wang@example.com" };
  const response = await web.post("/en/orders", form, { jar: into });
  expect(response.status).toBe(303);
}
