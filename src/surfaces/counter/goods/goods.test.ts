import { beforeAll, describe, expect, it } from "vitest";
import { got, testCounter } from "../../../../tests/counter.ts";
import { printedBatch } from "../../../../tests/pins.ts";
import type { Jar } from "../../../../tests/web.ts";
import {
  closeMonth,
  earnCommission,
  makeAgent,
  type Agent,
} from "../../../business/agents/index.ts";
import { allSellers } from "../../../business/catalogue/index.ts";
import { makeGood, receiveStock } from "../../../business/goods/index.ts";
import { checkLedger } from "../../../business/ledger/index.ts";
import { pinBySerial, serialText } from "../../../business/pins/index.ts";
import { jobsOf, makePrinter } from "../../../business/printing/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { LANGUAGES, type LocalText } from "../../../foundation/language/index.ts";
import { yen } from "../../../foundation/money/index.ts";

const counter = await testCounter();
const { act, clock, get, post } = counter;
const names = Object.fromEntries(LANGUAGES.map((one) => [one, "SIM 7"])) as LocalText;
const OTHER = newId<"seller">();
let agent: Agent;
let clerk: Jar;
let manager: Jar;
let stranger: Jar;
let serials: readonly string[];
let tillId: string;

beforeAll(async () => {
  agent = got(
    await makeAgent(act, {
      ...{ code: "HANA", name: "Hana Travel", legalName: "花 株式会社", address: "東京都" },
      ...{ contact: {}, creditLimitYen: 12_000, registrationNumber: "T7000012050002" },
    }),
  );
  const { agentId } = agent;
  const till = await counter.till(undefined, agentId);
  tillId = till.tillId;
  clerk = await counter.at(till, await counter.person("clerk", agentId));
  manager = await counter.at(till, await counter.person("manager", agentId));
  stranger = await counter.at(await counter.till(), await counter.person("clerk"));
  await act.database.run({
    text: `insert into sellers (seller_id, code, names, legal_name, address, phone, email,
        responsible_person, tax_rounding)
      values ($1, 'other', $2, 'Other Brand KK', 'Osaka', '06-0000-0000', 'o@example.jp', 'Ito', 'floor')`,
    values: [OTHER, JSON.stringify(names)],
  });
  const shelf = { at: "agent", agentId } as const;
  const { batch } = await printedBatch(act, { pinCount: 6 });
  serials = Array.from({ length: 6 }, (_, i) => serialText(batch.code, i + 1));
  got(await receiveStock(act, { kind: "pin", serials, shelf }));
  const wish = { code: "sim-7", sellerCode: "other", names, priceYen: 2980 };
  const goodCode = got(await makeGood(act, wish)).code;
  got(await receiveStock(act, { kind: "pack", goodCode, serials: ["898110001"], shelf }));
});

const onceOf = (html: string) => /name="once" value="([^"]+)"/.exec(html)?.[1] ?? "";

describe("the counter", () => {
  it("shows the shelf, and leads from a card's number to its sale", async () => {
    const page = await (await get("/counter/goods", clerk)).text();
    expect(page).toContain("Recharge PIN ¥1,980");
    expect(page).toContain("SIM 7");
    const found = await post("/counter/find", { typed: serials[0]! }, clerk);
    expect(found.headers.get("location")).toBe(`/counter/goods/sell?serial=${serials[0]}`);
    const sell = await (await get(found.headers.get("location")!, clerk)).text();
    expect(sell).toContain("No tax now");
  });

  it("sells a card once by a form that is sent twice, and tells the change and what to hand over", async () => {
    const serial = serials[0]!;
    const once = onceOf(await (await get(`/counter/goods/sell?serial=${serial}`, clerk)).text());
    const form = { serial, once, handed: "2,000" };
    const short = await post("/counter/goods/sell", { ...form, handed: "1000" }, clerk);
    expect([short.status, await short.text()]).toEqual([422, expect.stringContaining("¥980")]);
    const [one, two] = await Promise.all([
      post("/counter/goods/sell", form, clerk),
      post("/counter/goods/sell", form, clerk),
    ]);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(two.headers.get("location")).toBe(one.headers.get("location"));
    const sold = await (await get(one.headers.get("location")!, clerk)).text();
    expect(sold).toContain(serial);
    expect(sold).toContain("¥20");
    const again = await post("/counter/goods/sell", { ...form, once: "other" }, clerk);
    expect(again.status).toBe(422);
    const foreign = await get(one.headers.get("location")!, stranger);
    expect(foreign.status).toBe(404);
    const pdf = await get(`${one.headers.get("location")}/receipt.pdf?language=ja`, clerk);
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    const slip = `${one.headers.get("location")}/slip`;
    const paper = await post(slip, { language: "ko", seen: "0" }, clerk);
    expect(paper.headers.get("location")).toBe(`${slip}?language=ko`);
    expect(await (await get(`${slip}?language=ko`, clerk)).text()).toContain("<svg");
    expect((await get(slip, stranger)).status).toBe(404);
    const wish = { kind: "virtual", code: "V-1", name: "Desk", paperMm: 58 } as const;
    got(await makePrinter(act, { ...wish, codePages: [], tillId }));
    for (const seen of ["0", "0", "1"]) await post(slip, { language: "ko", seen }, clerk);
    const jobs = await jobsOf(act, one.headers.get("location")!.split("/").at(-1)!);
    expect(jobs.map(({ isReissue }) => isReissue).toSorted()).toEqual([false, true]);
    expect((await pinBySerial(act, serial))!.pin.state).toBe("active");
  });

  it("sells so many of a batch, and a pack under its own brand, as the till's report tells", async () => {
    const batch = serials[0]!.slice(0, 6);
    const form = { batch, count: "2", once: "b", handed: "5000" };
    const sold = await post("/counter/goods/sell", form, clerk);
    expect(sold.status).toBe(303);
    const pack = { serial: "898110001", once: "p", quick: "2980" };
    const packed = await post("/counter/goods/sell", pack, clerk);
    const page = await (await get(packed.headers.get("location")!, clerk)).text();
    expect(page).toContain("Other Brand KK");
    const report = await (await get("/counter/till/report", manager)).text();
    expect(report).toMatch(
      /Plan[\s\S]*¥5,940[\s\S]*SIM 7[\s\S]*¥2,980|SIM 7[\s\S]*¥2,980[\s\S]*Plan[\s\S]*¥5,940/,
    );
  });

  it("takes no more cash than the shop's credit, and says what is left", async () => {
    const form = { serial: serials[4]!, once: "c1", handed: "2000" };
    expect((await post("/counter/goods/sell", form, clerk)).status).toBe(303);
    const beyond = await post(
      "/counter/goods/sell",
      { ...form, serial: serials[5]!, once: "c2" },
      clerk,
    );
    expect([beyond.status, await beyond.text()]).toEqual([422, expect.stringContaining("¥1,100")]);
  });

  it("undoes a sale on a manager's word alone", async () => {
    const form = { serial: serials[3]!, once: "u", handed: "2000" };
    const packed = await post("/counter/goods/sell", { ...form, serial: serials[4]! }, clerk);
    expect(packed.status).toBe(422);
    const shown = await post("/counter/goods/sell", { ...form, once: "p", serial: "x" }, clerk);
    const at = shown.headers.get("location")!;
    expect((await post(`${at}/undo`, {}, clerk)).status).toBe(409);
    expect((await post(`${at}/undo`, {}, manager)).status).toBe(303);
    expect(await (await get(at, manager)).text()).toContain("was undone");
    expect(await checkLedger(act)).toEqual([]);
  });
});

describe("the shop's page", () => {
  it("shows a manager stock, credit and statements as files, and a clerk nothing", async () => {
    const seller = (await allSellers(act))[0]!;
    await earnCommission(act, {
      ...{ agentId: agent.agentId, causeId: newId(), kind: "renewal", label: "week" },
      ...{ sellerId: seller.sellerId, channel: "counter", priceYen: yen(1980), pieces: 1 },
      ...{ at: clock.now(), ratePerMille: 100 },
    });
    const month = clock.now().slice(0, 7);
    clock.moveTo(addHours(clock.now(), 24 * 32));
    got(await closeMonth(act, { agentId: agent.agentId, month }));
    const day = await counter.at(
      await counter.till({}, agent.agentId),
      await counter.person("manager", agent.agentId),
    );
    const page = await (await get("/counter/agent", day)).text();
    expect(page).toContain("HANA-0001");
    expect(page).toContain("Owed to the operator");
    const pdf = await get("/counter/agent/statements/1/statement.pdf", day);
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    const csv = await (await get("/counter/agent/statements/1/statement.csv", day)).text();
    expect(csv).toContain("HANA-0001");
    expect((await get("/counter/agent/statements/2/statement.pdf", day)).status).toBe(404);
    const novice = await counter.at(
      await counter.till({}, agent.agentId),
      await counter.person("clerk", agent.agentId),
    );
    expect((await get("/counter/agent", novice)).status).toBe(403);
  });
});
