import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import {
  askPrint,
  jobById,
  makePrinter,
  printerDesk,
  printJobDesk,
  settleJob,
} from "../../src/business/printing/index.ts";
import { addSeconds } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { escposPrinters } from "../../src/gateways/printers/escpos/index.ts";
import { got } from "../counter.ts";
import { testDatabase } from "../database.ts";
import { openFakePrinter } from "../fakes/printer/printer.ts";
import { runToEnd } from "./crashes.ts";

const db = await testDatabase();
const act = db.act();
const PROGRAM = fileURLToPath(new URL("./printing-worker.ts", import.meta.url));
const desk = printerDesk(act, [escposPrinters({ mayLoopBack: true })]);

it.each([
  ["printing.before_send", 0, "cancelled"],
  ["printing.after_send", 1, "printed"],
] as const)(
  "killed at %s a worker leaves a slip that nobody sends again, and somebody settles",
  async (failpoint, slips, seen) => {
    const fake = await openFakePrinter();
    const wish = { kind: "escpos_tcp", name: "P", paperMm: 80, codePages: ["shiftjis"] } as const;
    const code = `P-${slips}`;
    const { printer } = got(await makePrinter(act, { ...wish, code, address: fake.address }));
    const lines = [{ kind: "text", text: "領収書" }] as const;
    const { jobId } = got(
      await askPrint(act, {
        ...{ printer, slip: { language: "ja", title: "領収書", lines: [...lines] } },
        ...{ subject: "receipt", reference: "7K2M9QXA4T", isReissue: false, onceKey: newId() },
      }),
    );
    const env = { DATABASE_URL: db.url, NOW: act.clock.now(), TSUNAGU_FAILPOINT: failpoint };
    expect(await runToEnd([PROGRAM, printer.printerId], env)).toBe("SIGKILL");
    expect((await jobById(act, jobId))?.state).toBe("sent");
    await desk.work(printer.printerId);
    act.clock.moveTo(addSeconds(act.clock.now(), 61));
    await printJobDesk(act).work(jobId);
    await desk.work(printer.printerId);
    expect((await jobById(act, jobId))?.state).toBe("unknown");
    expect(fake.slips).toHaveLength(slips);
    expect(got(await settleJob(act, jobId, seen)).state).toBe(seen);
  },
);
