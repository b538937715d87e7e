import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import type { Act } from "../../foundation/act/index.ts";
import { addHours, addMinutes, addSeconds } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Slip } from "../../foundation/paper/index.ts";
import { readAddress } from "./address.ts";
import {
  askPrint,
  hearOutcome,
  hearPrinter,
  jobById,
  jobOfPrinter,
  makePrinter,
  printerById,
  printerByToken,
  printerDesk,
  printJobDesk,
  readMac,
  renewPrinterToken,
  retirePrinter,
  settleJob,
  setVirtual,
  stateNow,
  takeJob,
  wipePrinting,
  type PrintAnswer,
  type Printer,
  type PrinterGateway,
  type PrinterState,
  type PrintJob,
} from "./index.ts";
import { canStep, PRINT_STATES, PRINT_STEPS, type PrintStepName } from "./print-job.ts";

const db = await testDatabase();
const SLIP: Slip = { language: "ja", title: "領収書", lines: [{ kind: "text", text: "¥1,980" }] };
const STEPS = Object.keys(PRINT_STEPS) as PrintStepName[];

let made = 0;

async function printerOf(act: Act, kind: Printer["kind"] = "virtual"): Promise<Printer> {
  const code = `P-${(made += 1)}`;
  const address = kind === "escpos_tcp" ? { address: "192.0.2.9" } : {};
  const wish = { code, name: "Printer", kind, paperMm: 80, codePages: ["shiftjis"] } as const;
  const outcome = await makePrinter(act, { ...wish, ...address });
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value.printer;
}

async function jobAt(act: Act, printer: Printer, onceKey: string = newId()): Promise<PrintJob> {
  const wish = { printer, slip: SLIP, subject: "receipt", reference: "7K2M9QXA4T" } as const;
  const asked = await askPrint(act, { ...wish, isReissue: false, onceKey });
  if (!asked.ok) throw new Error(asked.refusal);
  return asked.value;
}

const stateOf = async (act: Act, { jobId }: PrintJob) => (await jobById(act, jobId))?.state;

/** Answers as told, and remembers what it was given. */
function scripted(kind: PrintAnswer["kind"], state: PrinterState = "ready") {
  const given: string[] = [];
  const gateway: PrinterGateway = {
    kind: "virtual",
    look: async () => state,
    async print(_printer, slip) {
      given.push(slip.title);
      return { kind, state };
    },
  };
  return { gateway, given };
}

async function visit(act: Act, gateway: PrinterGateway, printer: Printer): Promise<void> {
  await printerDesk(act, [gateway]).work(printer.printerId);
}

describe("the life of a job", () => {
  test("nothing but a waiting job is sent, and what has ended stays ended", () => {
    const ended = ["printed", "failed", "cancelled", "lapsed"] as const;
    for (const step of STEPS) {
      for (const state of ended) expect(canStep(step, state)).toBe(false);
    }
    expect(PRINT_STATES.filter((state) => canStep("print_job.sent", state))).toEqual(["waiting"]);
  });

  test("on no path is a job sent again after it may have come out", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 12 }), (steps) => {
        let state: (typeof PRINT_STATES)[number] = "waiting";
        let mayLieThere = false;
        for (const step of steps) {
          if (!canStep(step, state)) continue;
          if (step === "print_job.sent") expect(mayLieThere).toBe(false);
          if (step === "print_job.lost" || step === "print_job.printed") mayLieThere = true;
          state = PRINT_STEPS[step].to;
        }
      }),
    );
  });
});

describe("a slip", () => {
  test("asked for twice, at once too, is one job, printed once", async () => {
    const act = db.act();
    const printer = await printerOf(act);
    const jobs = await Promise.all([1, 2, 3].map(async () => jobAt(act, printer, "once-1")));
    expect(new Set(jobs.map(({ jobId }) => jobId)).size).toBe(1);
    const { gateway, given } = scripted("printed");
    await Promise.all([1, 2, 3].map(async () => visit(act, gateway, printer)));
    expect(given).toEqual(["領収書"]);
    expect(await stateOf(act, jobs[0]!)).toBe("printed");
  });

  test("waits for paper and comes out when it is there, in the order of asking", async () => {
    const act = db.act();
    const printer = await printerOf(act);
    const jobs = [await jobAt(act, printer), await jobAt(act, printer)];
    const empty = scripted("held", "paper_out");
    await visit(act, empty.gateway, printer);
    expect(empty.given).toEqual([]);
    expect((await printerById(act, printer.printerId))?.state).toBe("paper_out");
    const full = scripted("printed");
    await visit(act, full.gateway, printer);
    expect(full.given).toHaveLength(2);
    for (const job of jobs) expect(await stateOf(act, job)).toBe("printed");
  });

  test("whose paper ran out before it began waits again", async () => {
    const act = db.act();
    const printer = await printerOf(act);
    const job = await jobAt(act, printer);
    await takeJob(act, printer);
    await hearOutcome(act, job.jobId, "held");
    expect(await stateOf(act, job)).toBe("waiting");
    expect((await takeJob(act, printer))?.jobId).toBe(job.jobId);
  });

  test("of unknown outcome is not sent again; whoever looks decides", async () => {
    const act = db.act();
    const printer = await printerOf(act);
    const [lying, lost] = [await jobAt(act, printer), await jobAt(act, printer)];
    const cut = scripted("unknown");
    await visit(act, cut.gateway, printer);
    await visit(act, cut.gateway, printer);
    expect(cut.given).toHaveLength(2);
    expect(await settleJob(act, lying.jobId, "printed")).toMatchObject({ ok: true });
    expect(await settleJob(act, lost.jobId, "cancelled")).toMatchObject({ ok: true });
    expect(await settleJob(act, lost.jobId, "printed")).toMatchObject({
      refusal: "print_job_settled",
    });
    expect([await stateOf(act, lying), await stateOf(act, lost)]).toEqual(["printed", "cancelled"]);
  });

  test("that nobody answered for is unknown after a minute, and an answer is taken even later", async () => {
    const act = db.act();
    const printer = await printerOf(act);
    const job = await jobAt(act, printer);
    await takeJob(act, printer);
    const desk = printJobDesk(act);
    const now = act.clock.now();
    const claimAt = async (at: typeof now) =>
      desk.claim({ limit: 50, now: at, leaseUntil: addSeconds(at, 60) });
    expect(await claimAt(addSeconds(now, 59))).not.toContain(job.jobId);
    expect(await claimAt(addSeconds(now, 61))).toContain(job.jobId);
    await desk.work(job.jobId);
    expect(await stateOf(act, job)).toBe("unknown");
    expect(await takeJob(act, printer)).toBeUndefined();
    await hearOutcome(act, job.jobId, "printed");
    await hearOutcome(act, job.jobId, "unknown");
    expect(await stateOf(act, job)).toBe("printed");
  });

  test("that waited too long lapses instead of coming out the next morning", async () => {
    const act = db.act();
    const printer = await printerOf(act);
    const job = await jobAt(act, printer);
    act.clock.moveTo(addHours(act.clock.now(), 3));
    expect(await takeJob(act, printer)).toBeUndefined();
    await printJobDesk(act).work(job.jobId);
    expect(await stateOf(act, job)).toBe("lapsed");
  });

  test("is taken by one of many, and never two at once for a printer", async () => {
    const act = db.act();
    const printer = await printerOf(act, "star_cloudprnt");
    await jobAt(act, printer);
    await jobAt(act, printer);
    const taken = await Promise.all([1, 2, 3, 4, 5].map(async () => takeJob(act, printer)));
    expect(taken.filter((job) => job !== undefined)).toHaveLength(1);
  });

  test("is forgotten after a day, and its job after 90", async () => {
    const act = db.act();
    const printer = await printerOf(act);
    const job = await jobAt(act, printer);
    act.clock.moveTo(addHours(act.clock.now(), 25));
    await wipePrinting(act);
    expect(await jobById(act, job.jobId)).toMatchObject({ state: "waiting" });
    expect((await jobById(act, job.jobId))?.slip).toBeUndefined();
    act.clock.moveTo(addHours(act.clock.now(), 24 * 91));
    await wipePrinting(act);
    expect(await jobById(act, job.jobId)).toBeUndefined();
  });
});

describe("a printer", () => {
  test("that calls us is known by its token alone, until another is made", async () => {
    const act = db.act();
    const wish = { name: "P", kind: "epson_sdp", paperMm: 58, codePages: [] } as const;
    const outcome = await makePrinter(act, { ...wish, code: "EP-1", mac: "00-11-62-0a-0b-0c" });
    if (!outcome.ok) throw new Error(outcome.refusal);
    const { printer, token = "" } = outcome.value;
    expect(await printerByToken(act, token)).toMatchObject({ mac: "00:11:62:0A:0B:0C" });
    expect(await printerByToken(act, `${token.slice(0, -1)}_`)).toBeUndefined();
    const next = await renewPrinterToken(act, printer);
    expect(await printerByToken(act, token)).toBeUndefined();
    expect((await printerByToken(act, next))?.printerId).toBe(printer.printerId);
    await retirePrinter(act, printer);
    expect(await printerByToken(act, next)).toBeUndefined();
  });

  test("that is silent for a minute is offline, whatever it said last", async () => {
    const act = db.act();
    const printer = await printerOf(act, "star_cloudprnt");
    const now = act.clock.now();
    expect(stateNow(printer, now)).toBe("offline");
    await hearPrinter(act, printer.printerId, "paper_low");
    const heard = (await printerById(act, printer.printerId))!;
    expect(stateNow(heard, addSeconds(now, 60))).toBe("paper_low");
    expect(stateNow(heard, addMinutes(now, 2))).toBe("offline");
  });

  test("gives nobody else's slip", async () => {
    const act = db.act();
    const [mine, other] = [await printerOf(act), await printerOf(act)];
    const job = await jobAt(act, mine);
    expect(await jobOfPrinter(act, other, job.jobId)).toBeUndefined();
    expect(await takeJob(act, other, job.jobId)).toBeUndefined();
  });

  test("is set by hand only if it is a virtual one", async () => {
    const act = db.act();
    const printer = await printerOf(act);
    expect(await setVirtual(act, printer, "cover_open")).toMatchObject({ ok: true });
    expect((await printerById(act, printer.printerId))?.state).toBe("cover_open");
    const real = await printerOf(act, "escpos_tcp");
    expect(await setVirtual(act, real, "ready")).toMatchObject({ ok: false });
  });

  test.each([
    [{ code: "?" }, "printer_code_unreadable"],
    [{ name: " " }, "printer_name_unreadable"],
    [{ address: "http://printer/x" }, "printer_address_unreadable"],
    [{ mac: "00:11" }, "printer_mac_unreadable"],
  ])("made from %j is refused", async (bad, refusal) => {
    const wish = { code: "OK-1", name: "P", kind: "escpos_tcp", address: "192.0.2.1" } as const;
    const outcome = await makePrinter(db.act(), {
      ...{ ...wish, paperMm: 80, codePages: [] },
      ...bad,
    });
    expect(outcome).toMatchObject({ ok: false, refusal });
  });
});

test("an address is a host and a port that printers use", () => {
  expect(readAddress("192.168.1.50")).toEqual({ host: "192.168.1.50", port: 9100 });
  expect(readAddress("[fd00::5]:9101")).toEqual({ host: "[fd00::5]", port: 9101 });
  for (const bad of ["", "a b", "p:80", "p:70000", "http://p", "p/x", "p:9100@q"]) {
    expect(readAddress(bad)).toBeUndefined();
  }
  expect(readMac("001162-0a0b0c")).toBe("00:11:62:0A:0B:0C");
});
