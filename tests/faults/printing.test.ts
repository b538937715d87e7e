import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { giveKioskPrinter, printDuties } from "../../src/business/kiosks/index.ts";
import {
  askPrint,
  hearPrinter,
  jobById,
  makePrinter,
  printerDesk,
  printJobDesk,
  settleJob,
} from "../../src/business/printing/index.ts";
import { offerPairing } from "../../src/business/staff/index.ts";
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

it("killed while it tells a kiosk, the house tells the same slip again, and it is printed once", async () => {
  const { device } = got(await offerPairing(act, { kind: "kiosk", name: "North exit" }));
  const paper = { paperMm: 80, codePages: ["shiftjis"] } as const;
  const printer = await giveKioskPrinter(act, device, paper);
  await hearPrinter(act, printer.printerId, "ready");
  const lines = [{ kind: "text", text: "控え" }] as const;
  const { jobId } = got(
    await askPrint(act, {
      ...{ printer, slip: { language: "ja", title: "控え", lines: [...lines] } },
      ...{ subject: "receipt", reference: "7K2M9QXA4T", isReissue: false, onceKey: newId() },
    }),
  );
  const failpoint = "kiosk.print_told";
  const env = { DATABASE_URL: db.url, NOW: act.clock.now(), TSUNAGU_FAILPOINT: failpoint };
  expect(await runToEnd([PROGRAM, "-", device.deviceId], env)).toBe("SIGKILL");
  expect((await jobById(act, jobId))?.state).toBe("sent");
  const again = await printDuties.duties(act, device.deviceId);
  expect(again).toMatchObject([{ kind: "print", dutyId: jobId }]);
  expect(await printDuties.tell(act, device.deviceId, again[0]!)).toBe(true);
  const told = { dutyId: jobId, outcome: "unknown" } as const;
  expect(await printDuties.hear(act, device.deviceId, told)).toBe(true);
  expect((await jobById(act, jobId))?.state).toBe("unknown");
  expect(await printDuties.duties(act, device.deviceId)).toEqual([]);
});
