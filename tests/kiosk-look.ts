import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectNoAxeFindings } from "./axe.ts";

export const UPRIGHT = { widthPx: 1080, heightPx: 1920 };
export const LYING = { widthPx: 1920, heightPx: 1080 };
interface Measured {
  readonly tall: number;
  readonly wide: number;
  /** What does not fit into the part that scrolls. */
  readonly over: number;
  /** The smaller side of each, and how far down it begins. */
  readonly targets: readonly (readonly [px: number, top: number])[];
  /** Of the two that stand closest. */
  readonly gap: number;
}
const MEASURED = `(() => {
  const root = document.documentElement;
  const work = document.querySelector(".work");
  const footTop = work === null ? Infinity : work.getBoundingClientRect().bottom + 1;
  const front = document.querySelector("dialog[open]") ?? document;
  const targets = [...front.querySelectorAll("button:not([disabled]), input:not([type=hidden])")]
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([one, { width, bottom }]) => width > 0 && !(work?.contains(one) && bottom > footTop))
    .map(([, box]) => box);
  const apart = (a, b) => Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
  return {
    tall: root.scrollHeight - innerHeight,
    wide: root.scrollWidth - innerWidth,
    over: work === null ? 0 : work.scrollHeight - work.clientHeight,
    targets: targets.map(({ width, height, top }) => [Math.min(width, height), top / innerHeight]),
    gap: Math.min(...targets.flatMap((a, i) => targets.slice(i + 1).map((b) => apart(a, b)))),
  };
})()`;
// 15 mm at 96 dots an inch, and 2 mm between them.
export const TARGET_PX = 57;
export const GAP_PX = 7;

/** How the screen of a kiosk lies there. */
export async function measure(page: Page): Promise<Measured> {
  return (await page.evaluate(MEASURED)) as Measured;
}

/** Whole on the screen, to be pressed by a finger in the lower two thirds, and read by anybody. */
export async function look(page: Page, name: string, screen?: string): Promise<void> {
  if (screen !== undefined) await page.locator(`body.${screen}`).waitFor();
  await shoot(page, name);
  expect(Buffer.byteLength(await page.content())).toBeLessThan(60_000);
  const usual = await measure(page);
  await page.evaluate("document.documentElement.classList.add('large')");
  await shoot(page, `${name}-large`);
  const large = await measure(page);
  await page.evaluate("document.documentElement.classList.remove('large')");
  const high = usual.targets.filter(([, top]) => top < 0.33);
  expect([
    ...faultsOf(name, usual),
    ...high.map(([, top]) => `${name}: a target at ${top}`),
    ...faultsOf(`${name}, larger`, large),
  ]).toEqual([]);
  // Lying it is the same page.
  if (name.startsWith("ja")) await expectNoAxeFindings(page);
}

function faultsOf(name: string, { tall, wide, over, targets, gap }: Measured): readonly string[] {
  return [
    ...(tall > 0 || wide > 0 ? [`${name}: larger than the screen by ${wide}, ${tall}`] : []),
    ...(over > 0 ? [`${name}: ${over} px to scroll`] : []),
    ...(gap < GAP_PX ? [`${name}: ${gap} px between two targets`] : []),
    ...targets
      .filter(([px]) => px < TARGET_PX)
      .map(([px, top]) => `${name}: a target of ${px} px at ${top}`),
  ];
}

export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
