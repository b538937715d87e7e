import { afterAll, describe, expect, it } from "vitest";
import { testShop } from "../../../../tests/shop.ts";
import type { TownLine } from "../../../../tests/town.ts";
import type { Jar } from "../../../../tests/web.ts";
import { keyOfNumber, readOrder, type RenewalKey } from "../../../business/renewals/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";

const { web, town, visit, work, boxes, act } = await testShop();
afterAll(async () => boxes.stop());

const OK = "4242424242424242";
const REFUSES_REFUNDS = "4000000000109001";

interface Bought {
  readonly jar: Jar;
  readonly number: string;
  readonly key: RenewalKey;
}

/** A plan that is paid and on its line, sold under this rule. */
async function bought(kind: string, card = OK): Promise<Bought> {
  await act.database.run({
    text: "update plans set terms = jsonb_set(terms, '{refundRule,kind}', to_jsonb($1::text))",
    values: [kind],
  });
  const line = await town.line();
  const jar: Jar = new Map();
  const lineUrl = await visit(line, { jar });
  const page = await (await web.get(`${lineUrl}/confirm?plan=week`, { jar })).text();
  const form = { ...hiddenIn(page), method: "sandbox:card", email: "mei@example.com" };
  const placed = await web.post(`${lineUrl}/orders`, form, { jar });
  const { number, key } = await latestOf(line);
  await boxes.payments.payByCard(placed.headers.get("location")!, card);
  await web.get(`/en/orders/${number}?back=yes`, { jar });
  await work(key);
  return { jar, number, key };
}

async function latestOf({ lineId }: TownLine): Promise<{ number: string; key: RenewalKey }> {
  const { rows } = await act.database.run({
    text: "select number from renewals where line_id = $1 order by placed_at desc limit 1",
    values: [lineId],
  });
  const { number } = rows[0] as { number: string };
  return { number, key: (await keyOfNumber(act, number))! };
}

function hiddenIn(page: string): Record<string, string> {
  const tags = [...page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag);
  const value = (tag: string, name: string) =>
    new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return Object.fromEntries(tags.map((tag) => [value(tag, "name"), value(tag, "value")]));
}

const textOf = async (response: Response) =>
  (await response.text()).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

describe("before a plan is given back", () => {
  it("the order's page offers it where the rule gives something, and not otherwise", async () => {
    const kept = await bought("until_credited");
    const keptPage = await (await web.get(`/en/orders/${kept.number}`, { jar: kept.jar })).text();
    expect(keptPage).not.toContain("Get your money back");
    const given = await bought("pro_rata");
    const page = await (await web.get(`/en/orders/${given.number}`, { jar: given.jar })).text();
    expect(page).toContain("At this moment you could have ¥1,697 back.");
    expect(page).toContain(`href="/en/orders/${given.number}/refund"`);
  });

  it("the page says how much, why, which way and what is lost, in every language", async () => {
    const { jar, number } = await bought("pro_rata");
    for (const language of LANGUAGES) {
      const answer = await web.get(`/${language}/orders/${number}/refund`, { jar });
      expect(answer.status).toBe(200);
      const html = await answer.text();
      for (const wanted of ["1,697", "3 GB", "23:59", 'name="shown" value="1697"']) {
        expect([language, html.includes(wanted)]).toEqual([language, true]);
      }
    }
    expect((await readOrder(act, (await keyOfNumber(act, number))!))!.renewal.state).toBe("active");
  });

  it.each([
    ["until_credited", "only until the plan is on your SIM"],
    ["before_start", "only until the plan starts"],
  ])("a rule that gives nothing is named: %s", async (kind, words) => {
    const { jar, number } = await bought(kind);
    expect(await textOf(await web.get(`/en/orders/${number}/refund`, { jar }))).toContain(words);
    const sent = await web.post(`/en/orders/${number}/refund`, { shown: "1980" }, { jar });
    expect(sent.status).toBe(409);
    expect(await textOf(sent)).toContain(words);
  });

  it("is for the browser that knows the order, and for nobody else", async () => {
    const { number } = await bought("pro_rata");
    for (const answer of [
      await web.get(`/en/orders/${number}/refund`),
      await web.post(`/en/orders/${number}/refund`, { shown: "1" }),
      await web.post(`/en/orders/${number}/refund/way`, { way: "counter" }),
    ]) {
      expect(answer.headers.get("location")).toContain("/en/orders?number=");
    }
  });
});

describe("giving a plan back", () => {
  it("pays what was shown, and the order's page follows", async () => {
    const { jar, number, key } = await bought("pro_rata");
    const form = hiddenIn(await (await web.get(`/en/orders/${number}/refund`, { jar })).text());
    for (let i = 0; i < 2; i++) {
      const sent = await web.post(`/en/orders/${number}/refund`, form, { jar });
      expect(sent.headers.get("location")).toBe(`/en/orders/${number}`);
    }
    await work(key);
    await work(key, 60);
    const page = await textOf(await web.get(`/en/orders/${number}`, { jar }));
    expect(page).toContain("Refunded");
    expect(page).toContain("Refund of ¥1,697");
    const charges = await boxes.payments.charges();
    const [attempt] = (await readOrder(act, key))!.attempts;
    const charge = charges.find(({ reference }) => reference === attempt!.attemptId);
    expect(charge).toMatchObject({ amount_received: 1980, amount_refunded: 1697 });
  });

  it("shows a lower amount before it takes it", async () => {
    const { jar, number, key } = await bought("pro_rata");
    await boxes.advance(86_400);
    const sent = await web.post(`/en/orders/${number}/refund`, { shown: "1697" }, { jar });
    expect(sent.status).toBe(409);
    const html = await sent.text();
    expect(html).toContain("it is now ¥1,414");
    expect(html).toContain('name="shown" value="1414"');
    expect((await readOrder(act, key))!.renewal.state).toBe("active");
  });

  it.each(["", "-1", "1e9", "9".repeat(40), "all", "\u0000"])(
    "takes %j for no amount, and gives nothing back",
    async (shown) => {
      const { jar, number, key } = await bought("pro_rata");
      const sent = await web.post(`/en/orders/${number}/refund`, { shown }, { jar });
      expect(sent.status).toBe(422);
      expect((await readOrder(act, key))!.renewal.state).toBe("active");
    },
  );
});

describe("a refund that cannot go back its way", () => {
  const BANK = {
    way: "bank",
    bank: "みずほ銀行",
    branch: "140",
    kind: "ordinary",
    number: "１２３４５",
    holder: "わん　しゃおみん",
  };

  async function claimed(): Promise<Bought & { readonly refund: string }> {
    const one = await bought("pro_rata", REFUSES_REFUNDS);
    await web.post(`/en/orders/${one.number}/refund`, { shown: "1" }, { jar: one.jar });
    await work(one.key);
    await work(one.key, 60);
    const [claim] = (await readOrder(act, one.key))!.claims;
    return { ...one, refund: claim!.refundId };
  }

  it("leads from the order to the ways of having it", async () => {
    const { jar, number } = await claimed();
    const order = await (await web.get(`/zh-Hans/orders/${number}`, { jar })).text();
    expect(order).toContain("请选择怎么领取退款");
    expect(order).not.toContain("http-equiv");
    const page = await (await web.get(`/zh-Hans/orders/${number}/refund`, { jar })).text();
    for (const wanted of ["日本的银行账户", "柜台领现金", 'name="holder"']) {
      expect(page).toContain(wanted);
    }
  });

  it("takes a bank account, shows no more than its end, and lets it be changed", async () => {
    const { jar, number, refund } = await claimed();
    const sent = await web.post(`/ja/orders/${number}/refund/way`, { ...BANK, refund }, { jar });
    expect(sent.headers.get("location")).toBe(`/ja/orders/${number}/refund`);
    const page = await textOf(await web.get(`/ja/orders/${number}/refund`, { jar }));
    expect(page).toContain("みずほ銀行の口座（末尾345）へ振り込みます。");
    expect(page).toContain("まだ変更できます。");
    await web.post(`/ja/orders/${number}/refund/way`, { way: "counter", refund }, { jar });
    const counter = await (await web.get(`/ja/orders/${number}/refund`, { jar })).text();
    expect(counter).toContain("お近くの窓口へお越しください");
    expect(counter).toContain('aria-label="窓口で読み取る返金票のコード"');
  });

  it.each([
    [{ bank: "" }, "bank", "Please name the bank."],
    [{ branch: " " }, "branch", "Please name the branch."],
    [{ kind: "gold" }, "kind", "choose the kind"],
    [{ number: "12345678" }, "number", "check the account number"],
    [{ holder: "王小明" }, "holder", "katakana"],
  ])("names the field at fault and keeps what was typed: %j", async (wrong, field, words) => {
    const { jar, number, refund } = await claimed();
    const sent = await web.post(
      `/en/orders/${number}/refund/way`,
      { ...BANK, ...wrong, refund },
      { jar },
    );
    expect(sent.status).toBe(422);
    const html = await sent.text();
    expect(html).toContain(words);
    expect(html).toContain(`href="#f-${field}"`);
    expect(html.includes('<details class="disclosure" open')).toBe(true);
    const [claim] = (await readOrder(act, (await keyOfNumber(act, number))!))!.claims;
    expect(claim!.state).toBe("open");
  });

  it.each([
    { refund: "" },
    { refund: "nonsense", way: "counter" },
    { way: "payout:nobody", email: "a@b.jp" },
  ])("takes %j without harm", async (form) => {
    const { jar, number, refund } = await claimed();
    const sent = await web.post(`/ko/orders/${number}/refund/way`, { refund, ...form }, { jar });
    expect(sent.headers.get("location")).toBe(`/ko/orders/${number}/refund?said=too_late`);
    const page = await textOf(await web.get(sent.headers.get("location")!, { jar }));
    expect(page).toContain("더 이상 할 수 없습니다");
  });
});
