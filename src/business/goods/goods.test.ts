import { beforeAll, describe, expect, test } from "vitest";
import { got } from "../../../tests/counter.ts";
import { testDatabase } from "../../../tests/database.ts";
import { printedBatch } from "../../../tests/pins.ts";
import { buildTown } from "../../../tests/town.ts";
import { newId } from "../../foundation/ids/index.ts";
import { LANGUAGES, type LocalText } from "../../foundation/language/index.ts";
import { accountOf, makeAgent, type Agent } from "../agents/index.ts";
import { balances, checkLedger } from "../ledger/index.ts";
import { pinBySerial, serialText } from "../pins/index.ts";
import type { Staff } from "../staff/index.ts";
import { makeTill, openTill, readTill, type Till } from "../tills/index.ts";
import {
  countStock,
  itemsBySerial,
  makeGood,
  moveStock,
  receiveStock,
  sellPack,
  sellPins,
  undoSale,
  type GoodsSaleWish,
} from "./index.ts";

const db = await testDatabase({ connectionsMax: 12 });
const act = db.act();
await buildTown(act);
const names = Object.fromEntries(LANGUAGES.map((one) => [one, "SIM"])) as LocalText;
let agent: Agent;
let shop: Shop;
let house: Shop;
let batchCode: string;

interface Shop {
  readonly till: Till;
  readonly clerk: Staff;
  readonly manager: Staff;
}

async function shopOf(code: string, agentId?: string): Promise<Shop> {
  const of = agentId === undefined ? {} : { agentId };
  const till = got(await makeTill(act, { code, name: code, ...of }));
  const person = (role: string) => ({ staffId: newId(), role, ...of }) as unknown as Staff;
  const manager = person("manager");
  got(await openTill(act, manager, { tillId: till.tillId, float: { 1000: 5 } }));
  return { till, clerk: person("clerk"), manager };
}

beforeAll(async () => {
  agent = got(
    await makeAgent(act, {
      ...{ code: "HANA", name: "Hana", legalName: "花 株式会社", address: "東京都" },
      ...{ contact: { phone: "03-1111-2222" }, creditLimitYen: 50_000 },
    }),
  );
  shop = await shopOf("HANA-01", agent.agentId);
  house = await shopOf("TYO-01");
  ({ code: batchCode } = (await printedBatch(act, { pinCount: 30 })).batch);
  const serials = Array.from({ length: 20 }, (_, i) => serialText(batchCode, i + 1));
  got(await receiveStock(act, { kind: "pin", serials, shelf: { at: "house" } }));
  const wish = { code: "sim-7", sellerCode: "town", names, priceYen: 2980 };
  const good = got(await makeGood(act, wish));
  const shelf = { at: "agent", agentId: agent.agentId } as const;
  const packs = ["8981100000000001", "8981100000000002", "8981100000000003"];
  got(await receiveStock(act, { kind: "pack", goodCode: good.code, serials: packs, shelf }));
});

function at(of: Shop, more: Partial<GoodsSaleWish> = {}): GoodsSaleWish {
  const { clerk, till } = of;
  const wish = { clerk, deviceId: "d1", tillId: till.tillId, onceKey: newId(), handed: 5000 };
  return { ...wish, ...more };
}

const toAgent = async (serials: readonly string[]) =>
  moveStock(act, {
    ...{ kind: "pin", serials, what: "transferred", from: { at: "house" } },
    to: { at: "agent", agentId: agent.agentId },
  });

async function cashOf({ till }: Shop): Promise<number> {
  const own = (await balances(act, { account: "cash" })).find(
    ({ book }) => book === `till:${till.tillId}`,
  );
  return own?.balanceYen ?? 0;
}

describe("stock", () => {
  test("is received once, moved from where it is, and all or none of it", async () => {
    const again = {
      kind: "pin",
      serials: [serialText(batchCode, 1)],
      shelf: { at: "house" },
    } as const;
    expect(await receiveStock(act, again)).toMatchObject({ refusal: "serial_known" });
    const unprinted = { ...again, serials: [serialText(batchCode, 25), "AAAAAA-000001"] };
    expect(await receiveStock(act, unprinted)).toMatchObject({
      refusal: "pin_not_printed",
      facts: { serial: "AAAAAA-000001" },
    });
    const ten = Array.from({ length: 10 }, (_, i) => serialText(batchCode, i + 1));
    got(await toAgent(ten));
    expect(await toAgent([serialText(batchCode, 11), ten[0]!])).toMatchObject({
      refusal: "serial_elsewhere",
      facts: { serial: ten[0], place: `agent:${agent.agentId}` },
    });
    const [still] = await itemsBySerial(act, "pin", [serialText(batchCode, 11)]);
    expect(still!.place).toEqual({ at: "house" });
  });

  test("is in one place, however many move it at the same moment", async () => {
    const serials = [serialText(batchCode, 11), serialText(batchCode, 12)];
    const moved = await Promise.all([toAgent(serials), toAgent(serials), toAgent(serials)]);
    expect(moved.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await itemsBySerial(act, "pin", serials)).map(({ moves }) => moves)).toEqual([2, 2]);
  });

  test("is counted: what is missing, what should not be there, what nobody knows", async () => {
    const shelf = { at: "agent", agentId: agent.agentId } as const;
    const found = Array.from({ length: 11 }, (_, i) => serialText(batchCode, i + 2));
    const counted = got(
      await countStock(act, {
        kind: "pin",
        shelf,
        found: [...found, serialText(batchCode, 15), "NONE-1"],
      }),
    );
    expect(counted.missing.map(({ serial }) => serial)).toEqual([serialText(batchCode, 1)]);
    expect(counted.elsewhere.map(({ serial }) => serial)).toEqual([serialText(batchCode, 15)]);
    expect([counted.unknown, counted.found]).toEqual([["NONE-1"], 11]);
  });
});

describe("a PIN", () => {
  test("is sold once, of two clerks with the same card and of a form sent twice", async () => {
    const before = await cashOf(shop);
    const serial = serialText(batchCode, 1);
    const twice = at(shop);
    const forms = [twice, twice, at(shop), at(shop)];
    const sell = async (form: GoodsSaleWish) => sellPins(act, form, { serials: [serial] });
    const tries = await Promise.all(forms.map(sell));
    const sold = tries.flatMap((answer) => (answer.ok ? [answer.value.saleId] : []));
    expect(new Set(sold).size).toBe(1);
    expect([1, 2]).toContain(sold.length);
    const again = got(await sell(forms[tries.findIndex(({ ok }) => ok)]!));
    expect(again.saleId).toBe(sold[0]);
    const document = { kind: "pin_sale", isQualified: false, tax: "outside" };
    expect(again.document).toMatchObject(document);
    expect(await cashOf(shop)).toBe(before + 1980);
    expect((await accountOf(act, agent.agentId))!.owedYen).toBe(1980);
    expect((await pinBySerial(act, serial))!.pin.state).toBe("active");
  });

  test("of a number of cards: two clerks at once get others, numbered without a gap", async () => {
    const ask = async () => sellPins(act, at(shop), { batchCode, count: 2 });
    const sold = (await Promise.all([ask(), ask(), ask()])).filter(({ ok }) => ok).map(got);
    expect(sold.length).toBeGreaterThan(0);
    const serials = sold.flatMap((sale) => sale.serials);
    expect(new Set(serials).size).toBe(serials.length);
    expect(new Set(sold.map(({ number }) => number)).size).toBe(sold.length);
  });

  test("is refused, and nothing taken, when cash, till, shelf or arrangement do not fit", async () => {
    const before = await cashOf(shop);
    const serials = [serialText(batchCode, 10)];
    expect(await sellPins(act, at(shop, { handed: 1000 }), { serials })).toMatchObject({
      refusal: "cash_short",
    });
    expect(await sellPins(act, at(house), { serials })).toMatchObject({
      refusal: "arrangement_unfit",
    });
    const elsewhere = { serials: [serialText(batchCode, 20)] };
    expect(await sellPins(act, at(shop), elsewhere)).toMatchObject({ refusal: "not_in_stock" });
    const other = at(shop, { clerk: house.clerk });
    expect(await sellPins(act, other, { serials })).toMatchObject({ refusal: "till_unknown" });
    expect(await cashOf(shop)).toBe(before);
    expect((await pinBySerial(act, serials[0]!))!.pin.state).toBe("exported");
  });

  test("is undone by a manager, once: cash back, out of use, off every shelf", async () => {
    const before = await cashOf(shop);
    const owed = (await accountOf(act, agent.agentId))!.owedYen;
    const serials = [serialText(batchCode, 9)];
    const sale = got(await sellPins(act, at(shop), { serials }));
    const wish = { saleId: sale.saleId, tillId: shop.till.tillId };
    expect(await undoSale(act, shop.clerk, wish)).toMatchObject({ refusal: "not_allowed" });
    await Promise.all([undoSale(act, shop.manager, wish), undoSale(act, shop.manager, wish)]);
    got(await undoSale(act, shop.manager, wish));
    expect(await cashOf(shop)).toBe(before);
    expect((await accountOf(act, agent.agentId))!.owedYen).toBe(owed);
    expect((await pinBySerial(act, serials[0]!))!.pin.state).toBe("voided");
    expect((await itemsBySerial(act, "pin", serials))[0]!.place).toEqual({ at: "gone" });
  });
});

describe("a pack", () => {
  test("is sold once with its tax, under its seller; given back, it lies on its shelf again", async () => {
    const before = await cashOf(shop);
    const serial = "8981100000000001";
    const form = at(shop);
    const tries = await Promise.all([sellPack(act, form, serial), sellPack(act, form, serial)]);
    const [sale] = tries.map(got);
    expect(got(tries[1]!).saleId).toBe(sale!.saleId);
    expect(sale).toMatchObject({ totalYen: 2980, taxYen: 270 });
    expect(sale!.document).toMatchObject({ isQualified: true, rates: [{ taxYen: 270 }] });
    expect(await sellPack(act, at(shop), serial)).toMatchObject({ refusal: "not_in_stock" });
    expect(await cashOf(shop)).toBe(before + 2980);
    const wish = { saleId: sale!.saleId, tillId: shop.till.tillId };
    const undone = [1, 2, 3, 4].map(async () => undoSale(act, shop.manager, wish));
    for (const one of await Promise.all(undone)) got(one);
    expect(await cashOf(shop)).toBe(before);
    expect((await itemsBySerial(act, "pack", [serial]))[0]!.place.at).toBe("agent");
    got(await sellPack(act, at(shop), serial));
  });

  test("the till's report tells each brand's sums, and the books hold", async () => {
    const { sellers, totals } = got(await readTill(act, shop.manager, shop.till.tillId));
    expect(sellers!.map(({ sale }) => sale.yen)).toEqual([totals.sale.yen]);
    expect(await checkLedger(act)).toEqual([]);
  });
});
