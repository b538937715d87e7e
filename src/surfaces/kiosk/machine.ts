import {
  hearKiosk,
  HEARTBEAT_SECONDS,
  messageIn,
  readKiosk,
  type Heartbeat,
  type KioskStanding,
  type KioskWay,
} from "../../business/kiosks/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { AtKiosk } from "./ground.ts";

/** A machine as its own screen shows it. */
export interface Machine {
  readonly name: string;
  readonly standing: KioskStanding;
  readonly takes: readonly KioskWay[];
  readonly prints: boolean;
  /** What staff tell whoever stands there. */
  readonly message?: string;
  /** So often it is to tell how it is. */
  readonly heartbeatSeconds: number;
}

export async function showMachine({ act, device }: AtKiosk): Promise<Machine> {
  const { kiosk, sales } = await readKiosk(act, device);
  const message = messageIn(kiosk.message, act.language);
  return {
    name: device.name,
    ...sales,
    ...(message === undefined ? {} : { message }),
    heartbeatSeconds: HEARTBEAT_SECONDS,
  };
}

/** Takes down how the machine is, and tells what it may do now. */
export async function hearMachine(at: AtKiosk, heartbeat: Heartbeat): Promise<Machine> {
  await hearKiosk(at.act, at.device, heartbeat);
  return showMachine(at);
}

/** The ways of paying of a machine that sells; `kiosk_shut` of one that does not. */
export async function waysOpen({
  act,
  device,
}: AtKiosk): Promise<Outcome<readonly KioskWay[], "kiosk_shut">> {
  const { takes, standing } = (await readKiosk(act, device)).sales;
  return takes.length === 0 ? refused("kiosk_shut", { facts: { standing } }) : done(takes);
}
