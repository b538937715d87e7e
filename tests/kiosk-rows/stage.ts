import { pinProvider } from "../../src/business/pins/index.ts";
import { outsideOf, workRenewal, type RenewalKey } from "../../src/business/renewals/index.ts";
import { kioskScreens } from "../../src/surfaces/kiosk/index.ts";
import { openBrowser } from "../browser.ts";
import { testCounter } from "../counter.ts";
import { fakeReader } from "../fake-reader.ts";
import { testKiosks, type Machine } from "../kiosk.ts";
import { carrierOf } from "../orders.ts";
import { printedBatch } from "../pins.ts";

export type Stage = Awaited<ReturnType<typeof kioskStage>>;

/** A house whose machines take each kind of money; whoever pays, and the carrier, is played here. */
export async function kioskStage() {
  const counter = await testCounter((clock) => ({
    payments: [fakeReader(clock, "phone"), fakeReader(clock, "reader")],
    house: [pinProvider()],
    carriers: [carrierOf()],
  }));
  const { act, ground } = counter;
  const [phones, readers] = ground.payments as ReturnType<typeof fakeReader>[];
  const pins = [...(await printedBatch(act, { pinCount: 60, sold: 60 })).digits];
  const kiosks = testKiosks(ground, act);
  const machines = new Map<string, Machine>();
  return {
    ...counter,
    phones: phones!,
    readers: readers!,
    /** One of each kind, which has one customer after the other. */
    async machine(kind: string): Promise<Machine> {
      const machine = machines.get(kind) ?? (await kiosks.machine({ name: kind, reader: "tmr_1" }));
      machines.set(kind, machine);
      return machine;
    },
    url: await counter.listen(kioskScreens(ground)),
    browser: await openBrowser({ javaScript: true }),
    nextPin: () => pins.shift()!,
    /** What the house does by itself for an order: reads its payment, orders its plan. */
    async work(key: RenewalKey) {
      await workRenewal(act, outsideOf(ground), key);
    },
  };
}
