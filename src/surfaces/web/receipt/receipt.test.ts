import { createPublicKey, verify } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { answering, orderOn } from "../../../../tests/orders.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { findReceipt } from "../../../business/receipts/index.ts";
import type { Renewal } from "../../../business/renewals/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
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

  test("the published key checks it without us", async () => {
    const response = await web.get("/.well-known/tsunagu-receipt-keys.json");
    const { keys } = (await response.json()) as { keys: { keyId: string; publicKeyPem: string }[] };
    const { token } = (await findReceipt(act, order))!;
    const [statement, keyId, signature] = token.split(".");
    const key = createPublicKey(keys.find((one) => one.keyId === keyId)!.publicKeyPem);
    const text = Buffer.from(statement!, "base64url");
    expect(verify(null, text, key, Buffer.from(signature!, "base64url"))).toBe(true);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });

  test("the document of a refund is genuine too, and is found from its order", async () => {
    const refused = answering(act, { granted: "refused" });
    const refunded = await orderOn(act, await town.line(), refused);
    const own: Jar = new Map();
    await lookUp(refunded, own);
    const url = `/ja/orders/${refunded.number}/receipt?kind=return`;
    const html = await (await web.get(url, { jar: own })).text();
    expect(html).toContain("適格返還請求書");
    expect(html).toContain(`${refunded.number}-C`);
    const document = await findReceipt(act, { ...refunded, kind: "return" });
    const check = await web.get(`/ja/verify/${document!.token}`);
    expect(await check.text()).toContain("返金明細書");
  });
});

async function lookUp({ number }: Renewal, into: Jar): Promise<void> {
  const form = { number, email: "wang@example.com" };
  const response = await web.post("/en/orders", form, { jar: into });
  expect(response.status).toBe(303);
}
