import {
  cashEntry,
  hashOfEntry,
  type CashEntry,
  type CashHappening,
  type DenominationYen,
  type Duty,
} from "../../src/foundation/kiosk-wire/index.ts";
import { readEscpos } from "../fakes/printer/read-escpos.ts";
import type { Machine } from "../kiosk.ts";
import type { PrinterIs } from "./rows.ts";

/** What stands behind a machine's screen: it takes notes, gives change and prints, as its house wants. */
export interface MachineParts {
  /** How its cash is, for the heartbeat. */
  health(): object;
  /** A customer holds a note to it; a note in escrow becomes ours if the house says so. */
  insert(denominationYen: DenominationYen): Promise<"stacked" | "handed_back" | "shut">;
  /** Does what the house wants of it now: each giving out and each printing once. */
  work(): Promise<void>;
  /** What customers put in and did not get back. */
  readonly keptYen: number;
  /** What lies in its tray: the print job of each paper that was cut off. */
  readonly papers: readonly string[];
}

const COINS = 200;
const COIN_YEN = 10;

export async function openParts(
  machine: Machine,
  { printer, now }: { readonly printer: PrinterIs; readonly now: () => string },
): Promise<MachineParts> {
  const papers: string[] = [];
  let last: CashEntry | undefined;
  let [inYen, outYen] = [0, 0];
  const tell = async (happenings: readonly CashHappening[]) => {
    const entries = happenings.map((happening) => {
      const seq = (last?.seq ?? 0) + 1;
      last = cashEntry.parse({ seq, at: now(), happening, before: hashOfEntry(last) });
      return last;
    });
    const { body } = await machine.ask("/journal", { entries });
    if (body["upTo"] !== last?.seq) throw new Error(`not kept: ${JSON.stringify(body)}`);
  };
  const duties = async () =>
    (await machine.ask("/duties", { waitSeconds: 0, known: [] })).body["duties"] as readonly Duty[];
  const pay = async ({ dutyId: payoutId, intakeId, yen }: Extract<Duty, { kind: "pay_out" }>) => {
    const of = { payoutId, intakeId } as const;
    const coins = { denominationYen: COIN_YEN, pieces: yen / COIN_YEN } as const;
    outYen += yen;
    await tell([
      { kind: "payout_begun", ...of, yen },
      { kind: "dispensed", ...of, ...coins },
      { kind: "payout_ended", ...of, outcome: "complete", yen },
    ]);
  };
  const print = async ({ dutyId, bytes }: Extract<Duty, { kind: "print" }>) => {
    const outcome = PRINTS[printer];
    const { cuts } = readEscpos(Buffer.from(bytes, "base64"));
    if (outcome === "done") for (let i = 0; i < cuts; i++) papers.push(dutyId);
    await machine.ask("/duties/done", { dutyId, outcome });
  };
  await tell([{ kind: "refilled", denominationYen: COIN_YEN, pieces: COINS, by: "K" }]);
  return {
    papers,
    get keptYen() {
      return inYen - outYen;
    },
    health: () => ({
      ...{ acceptor: "ready", dispenser: "ready", isChangeLow: false, door: "closed" },
      change: { [COIN_YEN]: COINS - outYen / COIN_YEN },
    }),
    async insert(denominationYen) {
      const accept = (await duties()).find(({ kind }) => kind === "accept");
      if (accept?.kind !== "accept") return "shut";
      const { intakeId } = accept;
      const note = { intakeId, denominationYen, pieces: 1 } as const;
      const { body } = await machine.ask("/may-stack", { intakeId, denominationYen });
      const mayStack = body["mayStack"] === true;
      if (mayStack) inYen += denominationYen;
      await tell(
        mayStack
          ? [
              { kind: "escrowed", ...note },
              { kind: "stacking", ...note },
              { kind: "stacked", ...note },
            ]
          : [
              { kind: "escrowed", ...note },
              { kind: "handed_back", ...note },
            ],
      );
      return mayStack ? "stacked" : "handed_back";
    },
    async work() {
      const seen = new Set<string>();
      for (;;) {
        const next = (await duties()).find(({ dutyId }) => !seen.has(dutyId));
        if (next === undefined) return;
        seen.add(next.dutyId);
        if (next.kind === "pay_out") await pay(next);
        if (next.kind === "print") await print(next);
      }
    },
  };
}

/** How a print ends at a machine of each kind, should the house ask for one. */
const PRINTS = {
  ...({ ready: "done", paper_low: "done", jams: "unknown" } as const),
  ...({ paper_out: "refused", down: "refused", none: "refused" } as const),
} as const satisfies Record<PrinterIs, string>;
