import { hearKiosk, type Heartbeat } from "../src/business/kiosks/index.ts";
import { receiveJournal } from "../src/business/intakes/index.ts";
import { offerPairing, pairDevice, type Device } from "../src/business/staff/index.ts";
import type { Act } from "../src/foundation/act/index.ts";
import {
  cashEntry,
  hashOfEntry,
  type CashEntry,
  type CashHappening,
  type MachineHealth,
} from "../src/foundation/kiosk-wire/index.ts";
import { got } from "./counter.ts";
import { WELL } from "./kiosk.ts";

const HEALTH: MachineHealth = {
  ...{ acceptor: "ready", dispenser: "ready", isChangeLow: false, door: "closed" },
  ...{ isTampered: false, change: { 10: 50, 50: 20, 100: 3 } },
};

export interface TestMachine {
  readonly device: Device;
  readonly token: string;
  /** What was filled into its dispenser at the beginning. */
  readonly filledYen: number;
  /** A heartbeat of one that takes cash. */
  well(more?: Partial<MachineHealth>): Heartbeat;
  /** The next lines of its journal, chained; each to be sent once and again. */
  lines(happenings: readonly CashHappening[]): readonly CashEntry[];
  /** The same, sent to the house as its program does. */
  tell(happenings: readonly CashHappening[]): Promise<void>;
  /** Gives out a sum in tens, and says so. */
  payOut(
    payoutId: string,
    intakeId: string,
    yen: number,
    outcome?: "complete" | "short",
  ): Promise<void>;
}

let machines = 0;

/** A paired machine that takes cash, with change in it and a journal of its own. */
export async function testMachine(act: Act): Promise<TestMachine> {
  machines += 1;
  const { code } = got(await offerPairing(act, { kind: "kiosk", name: `Cash ${machines}` }));
  const { device, token } = got(await pairDevice(act, { code, address: "192.0.2.1" }));
  const well = (more: Partial<MachineHealth> = {}): Heartbeat => ({
    ...WELL,
    machine: { ...HEALTH, ...more },
  });
  await hearKiosk(act, device, well());
  let last: CashEntry | undefined;
  const lines = (happenings: readonly CashHappening[]) =>
    happenings.map((happening) => {
      const seq = (last?.seq ?? 0) + 1;
      const at = act.clock.now();
      last = cashEntry.parse({ seq, at, happening, before: hashOfEntry(last) });
      return last;
    });
  const tell = async (happenings: readonly CashHappening[]) => {
    // Not missed, however far the clock was moved.
    await hearKiosk(act, device, well());
    await receiveJournal(act, { deviceId: device.deviceId, entries: lines(happenings) });
  };
  await tell([{ kind: "refilled", denominationYen: 500, pieces: 20, by: "K" }]);
  return {
    ...{ device, token, filledYen: 10_000, well, lines, tell },
    async payOut(payoutId, intakeId, yen, outcome = "complete") {
      const of = { payoutId, intakeId } as const;
      await tell([
        { kind: "payout_begun", ...of, yen },
        { kind: "dispensed", ...of, denominationYen: 10, pieces: yen / 10 },
        { kind: "payout_ended", ...of, outcome, yen },
      ]);
    },
  };
}
