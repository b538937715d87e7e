import { spawn, type ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { cdpOver, type Cdp } from "./cdp.ts";
import { memoryMbOfGroup } from "./processes.ts";

/** One running Chromium and its one page. */
export interface Chromium {
  readonly pid: number;
  readonly ended: Promise<void>;
  /** What the page says of itself; undefined when nothing answers in time. */
  look(waitMs: number): Promise<PageLook | undefined>;
  readonly hasCrashed: boolean;
  go(url: string): Promise<void>;
  /** Types into the page's field, with Enter; false where there is none. */
  type(text: string): Promise<boolean>;
  memoryMb(): number;
  stop(): Promise<void>;
}

export interface PageLook {
  readonly url: string;
  readonly name: string;
  readonly isIdling: boolean;
}

const START_MS_MAX = 20_000;
const STOP_MS_MAX = 3000;

/** Undefined when it does not start; it is told by `say` then. */
export async function startChromium(
  program: string,
  flags: readonly string[],
  say: (why: string) => void,
): Promise<Chromium | undefined> {
  // A group of its own, to be counted and ended as a whole; fd 3 and 4 are the pipe.
  const child = spawn(program, [...flags], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.once("error", (error) => say(error.message));
  let words = "";
  (child.stdio[2] as Readable).setEncoding("utf8").on("data", (text: string) => {
    words = (words + text).slice(-2000);
  });
  if (child.pid === undefined) return undefined;
  const cdp = cdpOver(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const page = await Promise.race([attach(cdp), ended.then(() => undefined)]);
  if (page !== undefined) return chromiumOn({ child, pid: child.pid, cdp, ended, page });
  killGroup(child.pid);
  say(`the browser did not start: ${words.trim().split("\n").at(-1) ?? ""}`);
  return undefined;
}

interface Page {
  readonly targetId: string;
  readonly sessionId: string;
}

async function attach(cdp: Cdp): Promise<Page | undefined> {
  const until = performance.now() + START_MS_MAX;
  while (performance.now() < until) {
    const found = await cdp.send("Target.getTargets", {}, { waitMs: START_MS_MAX });
    const targets = (found?.["targetInfos"] ?? []) as readonly Target[];
    const targetId = targets.find(({ type }) => type === "page")?.targetId;
    if (targetId === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    const attached = await cdp.send("Target.attachToTarget", { targetId, flatten: true });
    const sessionId = attached?.["sessionId"];
    return typeof sessionId === "string" ? { targetId, sessionId } : undefined;
  }
  return undefined;
}

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

function chromiumOn(own: {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly cdp: Cdp;
  readonly ended: Promise<void>;
  readonly page: Page;
}): Chromium {
  const { child, pid, cdp, ended, page } = own;
  let hasCrashed = false;
  cdp.on(({ method, params }) => {
    if (method === "Target.targetCrashed" && params["targetId"] === page.targetId)
      hasCrashed = true;
    const target = params["targetInfo"] as Target | undefined;
    if (target !== undefined) closeUnlessOurs(cdp, target, page);
  });
  void cdp.send("Target.setDiscoverTargets", { discover: true });

  return {
    pid,
    ended,
    get hasCrashed() {
      return hasCrashed;
    },
    async look(waitMs) {
      const text = await evaluate(own, LOOK, waitMs);
      if (typeof text !== "string") return undefined;
      const [url = "", name = "", idle = ""] = JSON.parse(text) as readonly string[];
      return { url, name, isIdling: idle !== "" };
    },
    async go(url) {
      await cdp.send("Page.navigate", { url }, page);
    },
    type: async (text) => typeInto(own, text),
    memoryMb: () => memoryMbOfGroup(pid),
    async stop() {
      void cdp.send("Browser.close");
      const timer = setTimeout(() => killGroup(pid), STOP_MS_MAX);
      await ended;
      clearTimeout(timer);
      killGroup(pid);
      child.stdio[3]?.destroy();
    },
  };
}

interface OnPage {
  readonly cdp: Cdp;
  readonly page: Page;
}

async function typeInto(on: OnPage, text: string): Promise<boolean> {
  const { cdp, page } = on;
  if ((await evaluate(on, FOCUS, 2000)) !== true) return false;
  await cdp.send("Input.insertText", { text }, page);
  const key = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13, text: "\r" };
  await cdp.send("Input.dispatchKeyEvent", { type: "keyDown", ...key }, page);
  await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }, page);
  return true;
}

async function evaluate(
  { cdp, page: { sessionId } }: OnPage,
  expression: string,
  waitMs: number,
): Promise<unknown> {
  const where = { sessionId, waitMs };
  const answer = await cdp.send("Runtime.evaluate", { expression, returnByValue: true }, where);
  return (answer?.["result"] as { readonly value?: unknown } | undefined)?.value;
}

const LOOK = `JSON.stringify([location.href, (document.body?.className ?? "").split(" ")[0],
  document.body?.dataset.idle ?? ""])`;
const FOCUS = `(() => { const field = document.querySelector("#typed, #code");
  if (field === null) return false; field.value = ""; field.focus(); return true; })()`;

/** Another window, or tools for developers: nobody is to have either here. */
function closeUnlessOurs(cdp: Cdp, { targetId, type, url }: Target, page: Page): void {
  const isTools = url.startsWith("devtools:");
  if (targetId === page.targetId || (type !== "page" && !isTools)) return;
  void cdp.send("Target.closeTarget", { targetId });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
