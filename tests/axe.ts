import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { CDPSession, Page } from "playwright-core";
import { expect } from "vitest";

interface AxeFinding {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Where script is switched off no timer fires, and axe waits for short ones.
const RUN = `(() => {
  const timers = [window.setTimeout, window.requestAnimationFrame];
  window.setTimeout = (then, ms) => (ms > 50 ? timers[0](then, ms) : (Promise.resolve().then(then), 0));
  window.requestAnimationFrame = (then) => (Promise.resolve().then(() => then(0)), 0);
  return axe.run(document, { resultTypes: ["violations"] })
    .then((result) => result.violations)
    .finally(() => ([window.setTimeout, window.requestAnimationFrame] = timers));
})()`;

/** Fails with each finding and the element it is about; works in a context without script too. */
export async function expectNoAxeFindings(page: Page): Promise<void> {
  const findings = await findingsOn(page).catch(async (error: unknown) => {
    // A page that is replaced while axe reads it takes the document away; a second look stands.
    if (!String(error).includes("documentElement")) throw error;
    await page.waitForLoadState("load");
    return findingsOn(page);
  });
  const shown = findings.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `  ${node.html.slice(0, 300)}\n  ${node.failureSummary ?? ""}`).join("\n")}`,
  );
  expect(shown, `axe findings on ${page.url()}`).toEqual([]);
}

async function findingsOn(page: Page): Promise<readonly AxeFinding[]> {
  await bringAxe(page);
  return (await page.evaluate(RUN)) as readonly AxeFinding[];
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

// Evaluated by the page itself axe would be compiled anew for every page, which takes longer than
// axe does; asked over a session of its own, the browser keeps what it compiled.
async function bringAxe(page: Page): Promise<void> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  const expression = `${SOURCE};undefined`;
  const { exceptionDetails: fault } = await (
    await session
  ).send("Runtime.evaluate", { expression });
  if (fault !== undefined) throw new Error(fault.exception?.description ?? fault.text);
}
