import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { vi } from "vitest";
import { stoppedClock, instant } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import type { Duty } from "../../src/foundation/kiosk-wire/index.ts";
import { workByHand } from "../../src/machine/cash/index.ts";
import { openJournal, type CashBook } from "../../src/machine/journal/index.ts";
import { openCashHouse, openCashSite, type CashHouse, type CashSite } from "../cash-site.ts";

/** One customer: pays with notes until `dueYen` is in, and is given change. */
export interface CashStory {
  readonly dueYen: number;
  readonly noteYen: number;
  /** The program's lives; each ends where it says, the last by our hand. */
  readonly failpoints: readonly string[];
  /** Whether the parts lose their power with the program. */
  readonly power: "stays" | "cut";
}

export interface CashTown {
  readonly site: CashSite;
  readonly house: CashHouse;
  /**
   * What does not agree once the customer is gone: journal, house, parts. Of a validator whose word
   * is lost with its power, the journal may hold more than there is: no more than was presumed,
   * nothing at a customer's cost, and to the yen what a person then counts. Of one that counts,
   * nothing.
   */
  live(story: CashStory): Promise<readonly string[]>;
  /** So that the next customer can be changed too; no program runs meanwhile. */
  refill(): Promise<void>;
  close(): void;
}

const clock = stoppedClock(instant("2026-03-01T13:40:00.000Z"));
const COINS = 200;
const LIFE_MS_MAX = 20_000;

export async function openCashTown(
  wish: Parameters<typeof openCashSite>[0] = {},
): Promise<CashTown> {
  const site = await openCashSite(wish);
  const house = openCashHouse();
  const program = await bundled(site.stateDir);
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      response.end(JSON.stringify(house.answer(request.url!, JSON.parse(text))));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const { stateDir, settings } = site;
  const refill = async () => {
    const pieces = COINS - site.hopper.truth.coins;
    if (pieces <= 0) return;
    site.hopper.pour(pieces);
    const counts = [{ denominationYen: 100, pieces } as const];
    await workByHand({ stateDir, settings, clock }, { kind: "refill", by: "K", counts });
  };
  await refill();
  const begin = (failpoint: string): ChildProcess =>
    spawn(process.execPath, [program], {
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        ...{ STATE_DIR: stateDir, SETTINGS: JSON.stringify(settings) },
        ...{ HOUSE_URL: `http://127.0.0.1:${port}`, TSUNAGU_FAILPOINT: failpoint },
      },
    });
  const isCounting = wish.countsIn === true;
  let paidBefore = 0;
  let missingYen = 0;
  return {
    ...{ site, house, refill },
    async live(story) {
      const faults = await liveIt({ site, house, begin }, story);
      paidBefore += story.dueYen;
      missingYen += await countBox(site);
      const told = { paidYen: paidBefore, missingYen, isCounting };
      return [...faults, ...disagreements({ site, house, ...told })];
    },
    close() {
      server.close();
      site.close();
    },
  };
}

// As one file it starts in a fraction of the time, and there are many to start.
async function bundled(directory: string): Promise<string> {
  const outfile = path.join(directory, "worker.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("./cash-worker.ts", import.meta.url))],
    ...{ outfile, bundle: true, platform: "node", format: "esm" },
    banner: {
      js: 'import { createRequire as requireBeside } from "node:module"; const require = requireBeside(import.meta.url);',
    },
  });
  return outfile;
}

interface Stage {
  readonly site: CashSite;
  readonly house: CashHouse;
  readonly begin: (failpoint: string) => ChildProcess;
}

async function liveIt({ site, house, begin }: Stage, story: CashStory): Promise<readonly string[]> {
  const intakeId = newId();
  const ask = dutiesFor(house, { ...story, intakeId });
  let isHere = true;
  const customer = (async () => {
    while (isHere) {
      house.duties = ask();
      if (site.notes.wouldTake(story.noteYen)) site.notes.insert(story.noteYen);
      await pause(5);
    }
  })();
  const faults: string[] = [];
  const lives: ChildProcess[] = [];
  try {
    for (const failpoint of story.failpoints) {
      const life = begin(failpoint);
      lives.push(life);
      const killed = await Promise.race([
        once(life, "exit"),
        settled({ site, house }, intakeId, story),
      ]);
      if (killed[1] !== "SIGKILL") {
        life.kill("SIGKILL");
        await once(life, "exit");
        faults.push(`${failpoint} was not reached`);
      }
      if (story.power === "cut") restart(site);
    }
    const last = begin("");
    lives.push(last);
    await settled({ site, house }, intakeId, story);
    last.kill("SIGKILL");
    await once(last, "exit");
  } finally {
    for (const life of lives) life.kill("SIGKILL");
    isHere = false;
    await customer;
    house.duties = [];
  }
  return faults;
}

function restart({ notes, hopper }: CashSite): void {
  notes.restart();
  hopper.cutPower();
  hopper.givePower();
}

/** The house's own reasoning: money until the sum is there, then what is too much, each once. */
function dutiesFor(
  house: CashHouse,
  { dueYen, intakeId }: CashStory & { readonly intakeId: string },
): () => readonly Duty[] {
  const payouts = new Map<string, number>();
  return () => {
    const { intakes, payouts: told } = house.book;
    const { inYen, outYen } = intakes.get(intakeId) ?? { inYen: 0, outYen: 0 };
    if (inYen < dueYen) {
      const accept = { kind: "accept", dutyId: intakeId, intakeId, dueYen, inYen } as const;
      return [{ ...accept, forSeconds: 60, language: "ja" }];
    }
    const open = [...payouts].filter(([id]) => (told.get(id)?.state ?? "begun") === "begun");
    const restYen = inYen - outYen - dueYen;
    if (open.length === 0 && restYen > 0) {
      const dutyId = newId();
      payouts.set(dutyId, restYen);
      open.push([dutyId, restYen]);
    }
    return open.map(([dutyId, yen]) => ({ kind: "pay_out", dutyId, intakeId, yen }));
  };
}

/** The house holds the end of it: the sum is in, what was too much is out, no note is in between. */
async function settled(
  { site, house }: Pick<Stage, "site" | "house">,
  intakeId: string,
  { dueYen, noteYen }: CashStory,
): Promise<readonly unknown[]> {
  const isNoteBetween = () =>
    site.notes.wouldTake(noteYen) ||
    site.notes.truth.escrow !== undefined ||
    house.book.escrow !== undefined ||
    linesOf(site) !== house.entries.length;
  const end = async () => {
    const { inYen, outYen } = house.book.intakes.get(intakeId) ?? { inYen: 0, outYen: 0 };
    const isOpen = [...house.book.payouts.values()].some(({ state }) => state === "begun");
    if (inYen < dueYen || inYen - outYen !== dueYen || isOpen || isNoteBetween()) {
      throw new Error("not settled yet");
    }
    return [];
  };
  return vi.waitFor(end, { timeout: LIFE_MS_MAX, interval: 10 });
}

/** How many lines the machine's journal holds, read beside the program that writes it. */
function linesOf({ stateDir }: CashSite): number {
  const directory = path.join(stateDir, "cash");
  const segments = readdirSync(directory).filter((name) => name.endsWith(".jsonl"));
  const newest = path.join(directory, segments.toSorted().at(-1)!);
  const last = readFileSync(newest, "utf8").trimEnd().split("\n").at(-1)!;
  return (JSON.parse(last) as { readonly seq: number }).seq;
}

/** A person opens the box: by how many yen less than expected lies there. */
async function countBox({ stateDir, settings, notes }: CashSite): Promise<number> {
  const counts = ([1000, 2000, 5000] as const).map((denominationYen) => ({
    denominationYen,
    pieces: notes.truth.stacked.filter((yen) => yen === denominationYen).length,
  }));
  const work = { kind: "count", by: "K", place: "box", counts } as const;
  const report = await workByHand({ stateDir, settings, clock }, work);
  if (!("found" in report)) throw new Error(report.refusal);
  return report.found.reduce(
    (yen, each) => yen + each.denominationYen * (each.expectedPieces - each.foundPieces),
    0,
  );
}

/** Where journal, house and the parts themselves do not say the same of every yen. */
function disagreements({
  site,
  house,
  paidYen,
  missingYen,
  isCounting,
}: {
  readonly site: CashSite;
  readonly house: CashHouse;
  readonly paidYen: number;
  /** What counts of the box found to be less than the journal said. */
  readonly missingYen: number;
  readonly isCounting: boolean;
}): readonly string[] {
  const journal = openJournal({
    directory: path.join(site.stateDir, "cash"),
    layout: { recyclesYen: [] },
    clock,
  });
  const { book } = journal;
  journal.close();
  const stackedYen = site.notes.truth.stacked.reduce((sum, yen) => sum + yen, 0);
  const outYen = site.hopper.truth.out * 100;
  const sum = (each: "inYen" | "outYen") =>
    [...book.intakes.values()].reduce((yen, intake) => yen + intake[each], 0);
  const presumedYen = house.entries.reduce((yen, { happening }) => {
    const isPresumed = happening.kind === "stacked" && happening.isPresumed === true;
    return isPresumed ? yen + happening.denominationYen : yen;
  }, 0);
  const claims: readonly (readonly [string, unknown, unknown])[] = [
    ["journal is whole", journal.fault, undefined],
    ["house holds the chain", house.wrong.length, 0],
    ["house holds every payout", house.book.payouts.size, book.payouts.size],
    [
      "in, by journal, is stacked or was counted to be missing",
      sum("inYen"),
      stackedYen + missingYen,
    ],
    ["in, by house", inOf(house.book), sum("inYen")],
    ["at no customer's cost", missingYen >= 0, true],
    ["no more than was presumed", missingYen <= presumedYen, true],
    ["nothing where the validator counts", isCounting ? presumedYen + missingYen : 0, 0],
    ["out, by journal and hopper", sum("outYen"), outYen],
    ["coins left", book.held.dispenser.get(100), site.hopper.truth.coins],
    ["what stays is what was due", stackedYen + missingYen - outYen, paidYen],
    ["nothing in escrow", [book.escrow, site.notes.truth.escrow], [undefined, undefined]],
  ];
  return claims
    .filter(([, seen, wanted]) => JSON.stringify(seen) !== JSON.stringify(wanted))
    .map(
      ([claim, seen, wanted]) => `${claim}: ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`,
    );
}

function inOf(book: CashBook): number {
  return [...book.intakes.values()].reduce((yen, { inYen }) => yen + inYen, 0);
}
