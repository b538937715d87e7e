import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { hashOfEntry, type CashEntry, type Duty } from "../src/foundation/kiosk-wire/index.ts";
import {
  openSimulatedLine,
  simulatedAcceptor,
  simulatedHopper,
  type SimulatedAcceptor,
  type SimulatedHopper,
  type SimulatedLine,
} from "../src/machine/cctalk/index.ts";
import { cashBook, type CashBook } from "../src/machine/journal/index.ts";

/** A machine's money parts on a wire of their own, and a folder for its program. */
export interface CashSite {
  readonly notes: SimulatedAcceptor;
  readonly coins: SimulatedAcceptor;
  readonly hopper: SimulatedHopper;
  readonly line: SimulatedLine;
  readonly stateDir: string;
  /** The program's settings for it. */
  readonly settings: Readonly<Record<string, unknown>>;
  close(): void;
}

export async function openCashSite({
  coinEveryMs = 5,
  atPowerUp = "hands_back" as "hands_back" | "stacks" | "hands_back_silently",
  countsIn = false,
} = {}): Promise<CashSite> {
  const notes = simulatedAcceptor({ address: 40, takes: "notes", atPowerUp });
  const coins = simulatedAcceptor({ address: 2, takes: "coins" });
  const hopper = simulatedHopper({ address: 3, coins: 0, coinEveryMs, lifeCount: 2 ** 24 - 4 });
  const line = openSimulatedLine([notes, coins, hopper]);
  const server = await line.listen(0);
  const { port } = server.address() as AddressInfo;
  const stateDir = mkdtempSync(path.join(tmpdir(), "tsunagu-cash-"));
  return {
    ...{ notes, coins, hopper, line, stateDir },
    settings: {
      wire: { kind: "tcp", host: "127.0.0.1", port },
      notes: { address: 40, atPowerUp: atPowerUp === "stacks" ? "stacks" : "hands_back", countsIn },
      coins: { address: 2 },
      hoppers: [{ denominationYen: 100, address: 3, lowBelow: 10 }],
      ...{ pollEveryMs: 5, answerWithinMs: 100, awaySeconds: 1 },
    },
    close() {
      server.close();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

/** A house as far as cash goes: it holds the lines it was told, and says what to do. */
export interface CashHouse {
  readonly entries: readonly CashEntry[];
  readonly book: CashBook;
  duties: readonly Duty[];
  mayStack: boolean;
  isAway: boolean;
  /** Lines that did not fit the chain, or came again otherwise. */
  readonly wrong: readonly number[];
  answer(path: string, body: unknown): unknown;
}

export function openCashHouse(): CashHouse {
  const entries: CashEntry[] = [];
  const wrong: number[] = [];
  const hear = (entry: CashEntry) => {
    const known = entries[entry.seq - 1];
    if (known !== undefined && hashOfEntry(known) !== hashOfEntry(entry)) wrong.push(entry.seq);
    if (entry.seq !== entries.length + 1) return;
    if (entry.before !== hashOfEntry(entries.at(-1))) wrong.push(entry.seq);
    entries.push(entry);
  };
  return {
    entries,
    wrong,
    duties: [],
    mayStack: true,
    isAway: false,
    get book() {
      return cashBook(entries, { recyclesYen: [] });
    },
    answer(where, body) {
      if (this.isAway) return undefined;
      if (where === "/may-stack") return { mayStack: this.mayStack };
      if (where === "/duties") return { duties: this.duties };
      for (const entry of (body as { entries: readonly CashEntry[] }).entries) hear(entry);
      return { upTo: entries.length };
    },
  };
}
