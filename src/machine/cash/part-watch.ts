import type { cashPart } from "../../foundation/kiosk-wire/index.ts";
import type { AcceptorLook, DispenserDevice, PartLook } from "../devices/index.ts";
import type { z } from "zod";
import type { AcceptorDesk } from "./acceptor-desk.ts";

type CashPart = z.infer<typeof cashPart>;

/** How the parts were when they were looked at last. */
export interface PartWatch {
  health(): { readonly acceptor: CashPart; readonly dispenser: CashPart };
  describe(): Promise<readonly string[]>;
  close(): void;
}

const LOOK_EVERY_MS = 1000;

export function openPartWatch(
  acceptors: readonly AcceptorDesk[],
  hoppers: readonly DispenserDevice[],
  hopperAnswers: (denominationYen: number) => void,
): PartWatch {
  let health = {
    acceptor: acceptors.length === 0 ? ("none" as CashPart) : "down",
    dispenser: hoppers.length === 0 ? ("none" as CashPart) : "down",
  } as const;
  let isLooking = false;
  const look = async () => {
    const ins = await Promise.all(acceptors.map(async ({ device }) => device.look()));
    const outs = await Promise.all(hoppers.map(async (each) => each.look()));
    for (const [i, { denominationYen }] of hoppers.entries()) {
      if (outs[i]!.state === "ready") hopperAnswers(denominationYen);
    }
    health = { acceptor: acceptorOf(ins), dispenser: dispenserOf(outs) };
    return [
      ...acceptors.map(({ name }, i) => `${name}: ${wordsOf(ins[i]!)}`),
      ...hoppers.map(({ denominationYen }, i) => `hopper ${denominationYen}: ${wordsOf(outs[i]!)}`),
    ];
  };
  // A part that answers slowly is asked by one of us at a time.
  const lookOnce = async () => {
    if (isLooking) return;
    isLooking = true;
    await look();
    isLooking = false;
  };
  const timer = setInterval(() => void lookOnce(), LOOK_EVERY_MS);
  void lookOnce();
  return { health: () => health, describe: look, close: () => clearInterval(timer) };
}

/** Whoever can pay in one way can pay: down is a machine that takes nothing. */
function acceptorOf(looks: readonly AcceptorLook[]): CashPart {
  if (looks.length === 0) return "none";
  if (looks.some(({ state, isFull }) => state === "ready" && !isFull)) return "ready";
  return looks.some(({ isFull }) => isFull) ? "full" : "down";
}

function dispenserOf(looks: readonly PartLook[]): CashPart {
  if (looks.length === 0) return "none";
  return looks.some(({ state }) => state === "ready") ? "ready" : "down";
}

function wordsOf(look: PartLook): string {
  return look.detail === undefined ? look.state : `${look.state}, ${look.detail}`;
}
