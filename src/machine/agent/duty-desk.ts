import { setTimeout as pause } from "node:timers/promises";
import type { Failpoint } from "../../foundation/failpoints/index.ts";
import type { Duty, DutyOf } from "../../foundation/kiosk-wire/index.ts";
import type { Log } from "../../foundation/log/index.ts";
import type { PrinterDevice } from "../devices/index.ts";
import type { House } from "../house/index.ts";
import { takeUpdate, type Versions } from "../update/index.ts";
import type { DutyLog, Ended } from "./duty-log.ts";

/** Those of money are the cash's. */
export type DeskDuty = Exclude<Duty, { kind: "accept" | "pay_out" }>;

export interface DeskGround {
  readonly dutyLog: DutyLog;
  readonly house: House;
  readonly log: Log;
  readonly printer: PrinterDevice | undefined;
  readonly restartBrowser: () => Promise<void>;
  /** The program ends, to be begun again. */
  readonly restartProgram: () => void;
  /** Nothing is under way that a restart would disturb. */
  readonly isQuiet: () => boolean;
  readonly isEnding: () => boolean;
  readonly versions: Versions;
  readonly running: string;
  readonly publicKey: Parameters<typeof takeUpdate>[1]["publicKey"];
  readonly failpoint: Failpoint;
}

export interface DutyDesk {
  take(duties: readonly DeskDuty[]): void;
  /** Duties of a kind that this program does not know. */
  refuse(dutyIds: readonly string[]): void;
  /** Under way here, or ended without the house's knowing. */
  known(): readonly string[];
  /** Tells what ended, until the house has answered. */
  tell(): Promise<void>;
}

const LOOK_EVERY_MS = 200;
const TRY_AGAIN_MS = 30_000;

export function openDutyDesk(ground: DeskGround): DutyDesk {
  const { dutyLog } = ground;
  const underWay = new Set<string>();
  const printInTurn = oneAfterTheOther();
  let telling: Promise<void> | undefined;
  const tell = async () => {
    telling ??= tellAll(ground).finally(() => (telling = undefined));
    await telling;
  };
  return {
    known: () => [...underWay, ...dutyLog.untold().map(({ dutyId }) => dutyId)].slice(0, 50),
    take(duties) {
      for (const duty of duties) {
        const { dutyId } = duty;
        const progress = dutyLog.of(dutyId);
        if (underWay.has(dutyId) || progress?.step === "ended") continue;
        // The house asks for what it was told of: its answer to us was lost with its memory of it.
        if (progress?.step === "told") dutyLog.end(progress.ended);
        else {
          underWay.add(dutyId);
          void work(ground, duty, printInTurn).finally(() => {
            underWay.delete(dutyId);
            void tell();
          });
        }
      }
    },
    refuse(dutyIds) {
      for (const dutyId of dutyIds) {
        if (dutyLog.of(dutyId)?.step === "ended") continue;
        dutyLog.end({ dutyId, outcome: "refused", detail: "not known to this version" });
      }
    },
    tell,
  };
}

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

function oneAfterTheOther(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

async function work(ground: DeskGround, duty: DeskDuty, printInTurn: InTurn): Promise<void> {
  const { dutyId, kind } = duty;
  const ended = await workOn(ground, duty, printInTurn);
  if (ended === undefined) return;
  ground.failpoint(`${kind}.ended`);
  ground.log.info({ dutyId, kind, ...ended }, "duty ended");
  ground.dutyLog.end({ ...ended, dutyId });
}

async function workOn(
  ground: DeskGround,
  duty: DeskDuty,
  printInTurn: InTurn,
): Promise<Omit<Ended, "dutyId"> | undefined> {
  switch (duty.kind) {
    case "print":
      return printInTurn(async () => print(ground, duty));
    case "restart":
      return restart(ground, duty);
    case "update":
      return changeVersion(ground, duty);
  }
}

async function tellAll({ dutyLog, house, log }: DeskGround): Promise<void> {
  for (const ended of dutyLog.untold()) {
    const answer = await house.tellDone(ended);
    if (answer.kind !== "good" && answer.kind !== "refused") return;
    if (answer.kind === "refused") log.warn({ name: answer.name }, "a duty's end was refused");
    dutyLog.told(ended.dutyId);
  }
}

async function print(
  { printer, dutyLog, failpoint }: DeskGround,
  { dutyId, bytes }: DutyOf<"print">,
): Promise<Omit<Ended, "dutyId">> {
  if (printer === undefined) return { outcome: "refused", detail: "this machine has no printer" };
  return printer.print(Buffer.from(bytes, "base64"), () => {
    dutyLog.begin(dutyId, "print");
    failpoint("print.begun");
  });
}

async function restart(
  ground: DeskGround,
  { dutyId, what }: DutyOf<"restart">,
): Promise<Omit<Ended, "dutyId"> | undefined> {
  if (!(await untilQuiet(ground))) return undefined;
  ground.dutyLog.begin(dutyId, "restart");
  if (what === "program") {
    // Its end is written at the next opening: it has taken place then.
    ground.restartProgram();
    return undefined;
  }
  await ground.restartBrowser();
  return { outcome: "done" };
}

async function changeVersion(
  ground: DeskGround,
  duty: DutyOf<"update">,
): Promise<Omit<Ended, "dutyId"> | undefined> {
  const { versions, dutyLog, log, failpoint } = ground;
  const taken = await takeUpdate(duty, ground);
  switch (taken.kind) {
    case "refused":
      return { outcome: "refused", detail: taken.why.slice(0, 200) };
    case "running":
      if (versions.read().standing.state === "settled") return { outcome: "done" };
      await waitFor(ground, () => versions.read().standing.state === "settled");
      return ground.isEnding() ? undefined : { outcome: "done" };
    case "later":
      log.warn({ why: taken.why }, "an update could not be fetched");
      await waitFor(ground, () => false, TRY_AGAIN_MS);
      return undefined;
    case "ready":
      if (!(await untilQuiet(ground))) return undefined;
      dutyLog.begin(duty.dutyId, "update");
      versions.note({ kind: "switched", version: duty.version });
      failpoint("update.switched");
      ground.restartProgram();
      return undefined;
  }
}

async function untilQuiet(ground: DeskGround): Promise<boolean> {
  await waitFor(ground, ground.isQuiet);
  return !ground.isEnding();
}

async function waitFor(
  { isEnding }: Pick<DeskGround, "isEnding">,
  isThere: () => boolean,
  msMax = Number.POSITIVE_INFINITY,
): Promise<void> {
  const until = performance.now() + msMax;
  while (!isThere() && !isEnding() && performance.now() < until) {
    await pause(LOOK_EVERY_MS, null, { ref: false });
  }
}
