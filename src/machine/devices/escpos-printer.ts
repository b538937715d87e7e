import {
  ASK_IN_TURN,
  ASK_OFFLINE_CAUSE,
  ASK_PAPER,
  ASK_PRINTER,
  escposState,
  escposStateInTurn,
  type EscposState,
} from "../../foundation/escpos/index.ts";
import type { Link } from "../links/index.ts";
import type { PrinterDevice, PrinterLook, PrintOutcome } from "./device.ts";

export interface PrinterLimits {
  readonly askMsMax: number;
  readonly printMsMax: number;
}

const LIMITS: PrinterLimits = { askMsMax: 1500, printMsMax: 20_000 };

/** A receipt printer; connected anew for each look and each slip, one at a time. */
export function escposPrinter(
  connect: () => Promise<Link | undefined>,
  limits: PrinterLimits = LIMITS,
): PrinterDevice {
  let last: Promise<unknown> = Promise.resolve();
  return {
    kind: "printer",
    open: () => {},
    look: async () => inTurn(async () => lookOf(await withLink(stateBy, "offline"))),
    print: async (bytes, begin) =>
      inTurn(async () =>
        withLink<PrintOutcome>(async (link) => printBy(link, bytes, begin), {
          ...{ outcome: "refused", detail: "offline" },
        }),
      ),
    close: async () => void (await last),
  };

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  }

  async function withLink<T>(work: (link: Link) => Promise<T>, without: T): Promise<T> {
    const link = await connect();
    if (link === undefined) return without;
    try {
      return await work(link);
    } finally {
      link.close();
    }
  }

  async function printBy(link: Link, bytes: Uint8Array, begin: () => void): Promise<PrintOutcome> {
    const before = await stateBy(link);
    if (before !== "ready" && before !== "paper_low") return { outcome: "refused", detail: before };
    begin();
    if (!(await link.write(bytes, limits.printMsMax))) {
      return { outcome: "unknown", detail: "it took not all of it" };
    }
    const paper = await ask(link, ASK_IN_TURN, limits.printMsMax);
    if (paper === undefined) return { outcome: "unknown", detail: await stateBy(link) };
    return { outcome: "done", detail: escposStateInTurn(paper) };
  }

  async function stateBy(link: Link): Promise<EscposState> {
    const printer = await ask(link, ASK_PRINTER, limits.askMsMax);
    if (printer === undefined) return "offline";
    const offlineCause = await ask(link, ASK_OFFLINE_CAUSE, limits.askMsMax);
    const paper = await ask(link, ASK_PAPER, limits.askMsMax);
    return escposState({ printer, offlineCause, paper });
  }
}

async function ask(
  link: Link,
  question: readonly number[],
  waitMs: number,
): Promise<number | undefined> {
  const answer = Promise.withResolvers<number | undefined>();
  const timer = setTimeout(() => answer.resolve(undefined), waitMs);
  link.hear((bytes) => answer.resolve(bytes[0]));
  void link.ended.then(() => answer.resolve(undefined));
  if (!(await link.write(Uint8Array.from(question), waitMs))) answer.resolve(undefined);
  const byte = await answer.promise;
  clearTimeout(timer);
  link.hear(() => {});
  return byte;
}

function lookOf(state: EscposState): PrinterLook {
  switch (state) {
    case "ready":
      return { state: "ready", paper: "ok" };
    case "paper_low":
      return { state: "ready", paper: "low" };
    case "paper_out":
      return { state: "ready", paper: "out", detail: "paper is out" };
    case "cover_open":
      return { state: "down", paper: "ok", detail: "the printer's cover is open" };
    case "offline":
      return { state: "down", paper: "ok", detail: "the printer does not answer" };
  }
}
