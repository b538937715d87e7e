import { expect, it } from "vitest";
import { faultsOf, got, hiddenOf, testCounter } from "../../../../tests/counter.ts";
import { carrierOf, handOut } from "../../../../tests/orders.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import {
  clearEsim,
  countProfiles,
  esimSubscriptions,
  importEsims,
} from "../../../business/esims/index.ts";
import { setPolicy } from "../../../business/identity/index.ts";
import { lineByClaim, type LineId } from "../../../business/lines/index.ts";
import {
  nameContact,
  outsideOf,
  recentRenewals,
  workRenewal,
} from "../../../business/renewals/index.ts";
import { allDevices, offerPairing } from "../../../business/staff/index.ts";
import { tillMoney } from "../../../business/tills/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { readTable } from "../../../foundation/tables/index.ts";
import { orderLinkUrl } from "../order-link.ts";

const counter = await testCounter();
const { act, get, post, db } = counter;
const till = await counter.till();
const clerk = await counter.at(till, await counter.person("clerk"));
const [desk] = await allDevices(act);
const CODE = "NEW-ESIM-1";
const statesOf = async () =>
  (await countProfiles(act))
    .filter(({ state }) => state !== "scrapped")
    .map(({ state, count }) => [state, count]);
const orderOf = async (sellUrl: string) => {
  const lineId = /lines\/([^/?]+)/u.exec(sellUrl)![1]! as LineId;
  return (await recentRenewals(act, lineId, instant(0)))[0]!;
};

it("has nothing to sell before eSIMs were imported", async () => {
  expect(await (await get("/counter/esim", clerk)).text()).toContain("No eSIM is in stock");
  expect((await post("/counter/esim", { plan: "1" }, clerk)).status).toBe(422);
  const head = "iccid,lpa,seller,network,carrier";
  const row = `8981100000012345678,LPA:1$rsp.example.com$${CODE},town,north,sandbox`;
  got(await importEsims(act, got(readTable(Buffer.from(`${head}\n${row}\n`)))));
  expect(await (await get("/counter/esim", clerk)).text()).toContain("¥1,980");
  for (const plan of ["", "99", "x"]) {
    const wrong = await post("/counter/esim", { plan }, clerk);
    expect([plan, wrong.status, await faultsOf(wrong)]).toEqual([plan, 422, ["plan"]]);
  }
});

it("is unknown on the web until it was sold, also to who had found its line before", async () => {
  const web = await testWeb({ db, ground: { ...counter.ground, house: [tillMoney()] } });
  const { iccid, renewalCode } = await counter.town.line();
  const jar: Jar = new Map();
  const found = await web.get(`/en/r/${renewalCode}`, { jar });
  const lineUrl = found.headers.get("location")!;
  expect(lineUrl).toMatch(/^\/en\/line\//u);
  const row = `${iccid},LPA:1$rsp.example.com$OF-A-CARD,town,north,sandbox`;
  const table = readTable(Buffer.from(`iccid,lpa,seller,network,carrier\n${row}\n`));
  expect(got(await importEsims(act, got(table))).problems).toEqual([]);
  expect((await web.get(`/en/r/${renewalCode}`)).status).toBe(422);
  const form = { plan: "week", email: "mei@example.com", method: "card" };
  const ordered = await web.post(`${lineUrl}/orders`, form, { jar });
  expect(ordered.headers.get("location")).toContain("find-again");
  const card = (await lineByClaim(act, { kind: "iccid", value: iccid }))!;
  expect(await recentRenewals(act, card.lineId, instant(0))).toEqual([]);
  got(await clearEsim(act, { iccid, as: "scrapped" }));
});

let sellUrl = "";

it("holds one for a machine: a form sent twice takes one, and nobody else sells it", async () => {
  const page = await (await get("/counter/esim", clerk)).text();
  const plan = /<strong>(\d+)<\/strong><\/td>(?:(?!<tr>).)*¥1,980/u.exec(page)![1]!;
  const held = await post("/counter/esim", { plan }, clerk);
  sellUrl = held.headers.get("location")!;
  expect((await post("/counter/esim", { plan }, clerk)).headers.get("location")).toBe(sellUrl);
  expect(await statesOf()).toEqual([["reserved", 1]]);
  const other = await counter.at(till, await counter.person("clerk"));
  expect((await post("/counter/esim", { plan: "1" }, other)).status).toBe(422);
  const form = hiddenOf(await (await get(sellUrl, other)).text());
  const stolen = await post(sellUrl.replace(/\?.*/u, ""), { ...form, handed: "9000" }, other);
  expect(stolen.status).toBe(409);
  expect(await stolen.text()).toContain("not held any more");
});

it("is a new contract, and its code goes to whoever paid, once the line is active", async () => {
  const policy = { when: "new_contract", channels: ["counter"], accepts: ["passport"] } as const;
  got(await setPolicy(act, { ...policy, fromDate: "2026-01-01" as never, source: "test" }));
  const wish = { kind: "display", name: "Screen", counterId: desk!.deviceId } as const;
  const screen: Jar = new Map();
  await post("/counter/display/pair", { code: got(await offerPairing(act, wish)).code }, screen);
  const at = sellUrl.replace(/\?.*/u, "");
  const form = { ...hiddenOf(await (await get(sellUrl, clerk)).text()), handed: "10000" };
  const bare = await post(at, form, clerk);
  expect(bare.status).toBe(422);
  const shown = { kind: "passport", issuer: "UTO", number: "L898902C3", expires: "2032-04-15" };
  const orderUrl = (await post(at, { ...form, ...shown }, clerk)).headers.get("location")!;
  expect(await (await get(orderUrl, clerk)).text()).not.toContain(CODE);
  expect(await (await get("/counter/display", screen)).text()).toContain("Being activated");
  const outside = outsideOf({ payments: [], carriers: [carrierOf()], house: [tillMoney()] });
  await workRenewal(act, outside, await orderOf(sellUrl));
  await handOut(act, esimSubscriptions);
  expect(await statesOf()).toEqual([["given", 1]]);
  const page = await (await get(orderUrl, clerk)).text();
  for (const text of [CODE, "rsp.example.com", "esimsetup.apple.com", "1%24rsp"]) {
    expect(page).toContain(text);
  }
  expect(await (await get("/counter/display", screen)).text()).toContain("Put the eSIM");
});

it("shows it on the web to the buyer alone", async () => {
  const order = await orderOf(sellUrl);
  const email = "mei@example.com";
  got(await nameContact(act, { ...order, email, language: "ko" }));
  const web = await testWeb({ db, ground: { ...counter.ground, house: [tillMoney()] } });
  const path = `/ko/orders/${order.number}`;
  expect((await web.get(path)).status).toBe(303);
  const jar: Jar = new Map();
  await web.post("/ko/orders", { number: order.number, email: "other@example.com" }, { jar });
  expect((await web.get(path, { jar })).status).toBe(303);
  await web.post("/ko/orders", { number: order.number, email }, { jar });
  // Or the phone that scans the counter's picture, which names this one order and no line.
  const url = orderLinkUrl(act, order, { language: "ko", publicUrl: "" });
  const phone: Jar = new Map();
  expect((await web.get(url, { jar: phone })).headers.get("location")).toBe(path);
  const scanned = await (await web.get(path, { jar: phone })).text();
  expect(scanned).toContain(CODE);
  expect(scanned).not.toContain("/ko/line/");
  const page = await (await web.get(path, { jar })).text();
  expect(page).toContain(CODE);
  expect(page).toContain("eSIM을 휴대폰에 설치하기");
});
