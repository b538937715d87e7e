import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import path from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, expect, it, vi } from "vitest";
import { offerPairing, revokeDevice } from "../../src/business/staff/index.ts";
import { freePort } from "../../src/foundation/ports/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { chromiumPath } from "../browser.ts";
import { got } from "../counter.ts";
import { testHouse } from "../house.ts";
import { testMachine } from "../kiosk-agent.ts";

vi.setConfig({ testTimeout: 120_000 });

// The real program with a real browser, on simulated parts, before the real house, whose line can be cut.
const line = await openLine();
const house = await testHouse({ env: { PUBLIC_URL: line.url } });
line.leadTo(Number(new URL(house.url).port));
const port = await freePort([]);
const machine = await testMachine({
  house: line.url,
  browser: {
    program: await chromiumPath(),
    extraArguments: [
      ...["--headless", "--no-sandbox", "--no-zygote", "--disable-gpu"],
      ...["--window-size=1080,1920", `--remote-debugging-port=${port}`],
    ],
    lookEveryMs: 200,
  },
});

it("keeps a customer's screen through a killed browser and a cut line, and none once revoked", async () => {
  const { device, code } = got(
    await offerPairing(house.act, { kind: "kiosk", name: "North exit" }),
  );
  expect(await machine.begin("pair", code).ended()).toBe(0);
  machine.begin("run");
  const resting = await seen("body.rest button[value=ja]");
  await resting.locator("button[value=ja]").first().click();
  const finding = await seen("body.find #typed");
  expect(new URL(finding.url()).search).toBe("");
  const sim = await house.town.line();
  await house.town.bucket(sim);
  await machine.play(`scanner scan ${sim.renewalCode}`);
  await seen("body.have");

  execFileSync("pkill", ["-KILL", "-f", `remote-debugging-port=${port}`]);
  await seen("body.have");

  line.cut();
  const away = await seen("html[lang] body:not(.have)");
  expect(away.url()).toMatch(/^file:/);
  await keep(away, "away");
  await expectNoAxeFindings(away);
  line.mend();
  await seen("body.have");

  got(await revokeDevice(house.act, device.deviceId));
  // What changes is told at once, and the answer says whose machine it is.
  await machine.play("door open");
  const out = await seen("html[lang] body:not(.have)");
  expect(out.url()).toMatch(/^file:/);
  await keep(out, "revoked");
  expect(await out.content()).not.toContain(sim.renewalCode);
});

let watcher: Browser | undefined;
afterAll(async () => watcher?.close());

/** The browser's page, whichever browser it is by now, once it shows this. */
async function seen(selector: string): Promise<Page> {
  return machine.until(async () => {
    try {
      if (watcher?.isConnected() !== true) {
        watcher = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 2000 });
      }
      for (const page of watcher.contexts().flatMap((context) => context.pages())) {
        if ((await page.locator(selector).count()) > 0) return page;
      }
    } catch {
      // Between two browsers, or two pages.
    }
    return undefined;
  });
}

/** SCREENSHOTS names a folder to look through. */
async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** A line to the house that can be cut and mended. */
async function openLine() {
  const open = new Set<Socket>();
  let isCut = false;
  let port = 0;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
    return undefined;
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  afterAll(() => {
    cut();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (housePort: number) => void (port = housePort),
    cut,
    mend: () => void (isCut = false),
  };
}
