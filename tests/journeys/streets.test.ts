import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { importPoints } from "../../src/business/points/index.ts";
import { BadConfig, readConfig } from "../../src/foundation/config/index.ts";
import { readTable } from "../../src/foundation/tables/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { testWeb } from "../web.ts";

const TILE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
let isDown = false;
const asked: string[] = [];
const host = createServer((request, response) => {
  asked.push(request.url ?? "");
  if (isDown) response.writeHead(503).end();
  else response.writeHead(200, { "Content-Type": "image/png" }).end(TILE);
});
await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
afterAll(() => host.close());
const tiles = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;

const env = { MAP_TILES_URL: `${tiles}/{z}/{x}/{y}.png`, MAP_CREDIT: "© <b>Streets</b>" };
const web = await testWeb({
  ground: { config: readConfig({ PUBLIC_URL: "http://tsunagu.test", ...env }) },
});
const demo = readTable(
  readFileSync(path.join(import.meta.dirname, "../../database/seed/points.csv")),
);
if (demo.ok) await importPoints(web.db.act({ clock: web.clock }), demo.value);
const url = await web.listen();
const browser = await openBrowser({ javaScript: true, language: "ja", widthPx: 360 });

it("shows streets from the operator's host once a tile came, and names whose they are", async () => {
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on("console", (said) => {
    if (said.type() === "error") refused.push(said.text());
  });
  await page.goto(`${url}/ja/points?place=Shinjuku`);
  await page.locator(".streets .leaflet-tile-loaded").first().waitFor();
  expect(await page.locator(".finds-maps").isVisible()).toBe(false);
  expect(asked[0]).toMatch(/^\/\d+\/\d+\/\d+\.png$/u);
  expect(await page.locator(".leaflet-control-attribution").innerText()).toBe(env.MAP_CREDIT);
  expect(refused).toEqual([]);
  await expectNoAxeFindings(page);
  if (process.env["SCREENSHOTS"] !== undefined) {
    await page.screenshot({ path: `${process.env["SCREENSHOTS"]}/streets.png`, fullPage: true });
  }
  await page.locator(".streets-spot a", { hasText: "2" }).press("Enter");
  await page.waitForURL(/\/ja\/points\/[\w.-]+$/u);
});

it("keeps the drawings when no tile comes, and where no script runs", async () => {
  isDown = true;
  const page = await browser.newPage();
  await page.goto(`${url}/ja/points?place=Shinjuku`);
  await page.locator(".streets").waitFor({ state: "detached" });
  expect(await page.locator(".finds-maps svg").count()).toBe(2);
  expect(await page.locator(".finds-maps").isVisible()).toBe(true);
  const plain = await browser.newPage({ javaScript: false });
  await plain.goto(`${url}/ja/points?place=Shinjuku`);
  expect(await plain.locator(".finds-maps").isVisible()).toBe(true);
});

it("opens this one page to that one host, and only where something was found", async () => {
  const policyOf = async (at: string) => (await web.get(at)).headers.get("content-security-policy");
  expect(await policyOf("/ja/points?place=Shinjuku")).toContain(`img-src 'self' data: ${tiles};`);
  expect(await policyOf("/ja/points")).not.toContain(tiles);
  const empty = await (await web.get("/ja/points?place=Atlantis")).text();
  expect(empty).not.toMatch(/streets|data-tiles/u);
});

it.each([
  [{ MAP_TILES_URL: "ftp://x/{z}/{x}/{y}", MAP_CREDIT: "x" }, "MAP_TILES_URL"],
  [{ MAP_TILES_URL: "https://x/{z}/{x}.png", MAP_CREDIT: "x" }, "MAP_TILES_URL"],
  [{ MAP_TILES_URL: "https://{s}.x/{z}/{x}/{y}.png", MAP_CREDIT: "x" }, "MAP_TILES_URL"],
  [{ MAP_TILES_URL: "https://x/{z}/{x}/{y}.png" }, "MAP_CREDIT"],
])("a setting that cannot be meant is named: %o", (wrong, name) => {
  expect(() => readConfig(wrong)).toThrow(BadConfig);
  expect(() => readConfig(wrong)).toThrow(name);
});
