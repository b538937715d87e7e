import { kioskMoney } from "../../src/business/intakes/index.ts";
import { giveKioskPrinter } from "../../src/business/kiosks/index.ts";
import { pinProvider } from "../../src/business/pins/index.ts";
import { outsideOf, workRenewal, type RenewalKey } from "../../src/business/renewals/index.ts";
import { allDevices } from "../../src/business/staff/index.ts";
import { kioskScreens } from "../../src/surfaces/kiosk/index.ts";
import { printSubscriptions } from "../../src/surfaces/printing/index.ts";
import { openBrowser } from "../browser.ts";
import { testCounter } from "../counter.ts";
import { fakeReader } from "../fake-reader.ts";
import { testKiosks, type Machine } from "../kiosk.ts";
import { carrierOf, handOut } from "../orders.ts";
import { printedBatch } from "../pins.ts";
import { openParts, type MachineParts } from "./machine-parts.ts";
import type { PrinterIs } from "./rows.ts";

export type Stage = Awaited<ReturnType<typeof kioskStage>>;
export type WholeMachine = Machine & { readonly parts: MachineParts };

const NEWS = ["renewal.active", "renewal.queued", "renewal.refunded"];
const PAPER = { paperMm: 80, codePages: ["shiftjis"] } as const;

/** A house whose machines take each kind of money; whoever pays, and the carrier, is played here. */
export async function kioskStage() {
  const counter = await testCounter((clock) => ({
    payments: [fakeReader(clock, "phone"), fakeReader(clock, "reader")],
    house: [pinProvider(), kioskMoney()],
    carriers: [carrierOf()],
    isNews: (event) => NEWS.includes(event),
  }));
  const { act, ground } = counter;
  const [phones, readers] = ground.payments as ReturnType<typeof fakeReader>[];
  const pins = [...(await printedBatch(act, { pinCount: 60, sold: 60 })).digits];
  const kiosks = testKiosks(ground, act);
  const machines = new Map<string, WholeMachine>();
  const subscriptions = printSubscriptions(NEWS, { publicUrl: ground.config.publicUrl });
  const build = async (printer: PrinterIs): Promise<WholeMachine> => {
    const machine = await kiosks.machine({ name: printer, reader: "tmr_1" });
    const device = (await allDevices(act)).find(({ name }) => name === printer)!;
    if (printer !== "none") await giveKioskPrinter(act, device, PAPER);
    const parts = await openParts(machine, { printer, now: () => act.clock.now() });
    return { ...machine, parts };
  };
  return {
    ...counter,
    phones: phones!,
    readers: readers!,
    /** One of each kind, which has one customer after the other. */
    async machine(printer: PrinterIs): Promise<WholeMachine> {
      const machine = machines.get(printer) ?? (await build(printer));
      machines.set(printer, machine);
      return machine;
    },
    /** What the machines hold of their customers. */
    cashYen: () => [...machines.values()].reduce((yen, { parts }) => yen + parts.keptYen, 0),
    url: await counter.listen(kioskScreens(ground)),
    browser: await openBrowser({ javaScript: true }),
    nextPin: () => pins.shift()!,
    /** What the house does by itself for an order: reads its payment, orders its plan, has it printed. */
    async work(key: RenewalKey) {
      await workRenewal(act, outsideOf(ground), key);
      await handOut(act, subscriptions);
    },
  };
}
