import { onLine, type Act, type Subscription, type Turn } from "../../foundation/act/index.ts";
import { addMinutes, type Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import type { Outside } from "../renewals/index.ts";
import type { MissCause, Occasion, OccasionStep, StopCause } from "./auto-renewal.ts";
import { autoPictureOf } from "./auto-picture.ts";
import {
  claimDueAutoRenewals,
  restAutoRenewal,
  stopAutoRenewal,
  wakeAutoRenewal,
} from "./auto-renewals-store.ts";
import { beginCharge, cancelUnpaid, placeForOccasion } from "./charge-auto.ts";
import { nextMove, type AutoPicture, type NextMove } from "./next-move.ts";
import { insertOccasion, nameOrder, stepOccasion } from "./occasions-store.ts";

export interface AutoNeeds {
  readonly outside: Outside;
  /** Providers want to know a page of the shop, also where nobody is sent to it. */
  readonly shopUrl: string;
}

/** Where lines that renew by themselves are worked; any number of workers may sit at it. */
export function autoRenewalDesk(act: Act, needs: AutoNeeds): Desk<string> {
  return {
    name: "auto_renewals",
    claim: async (claim) => claimDueAutoRenewals(act, claim),
    work: async (lineId) => workAuto(act, needs, lineId),
  };
}

/** After these a line that renews by itself is looked at anew. */
const MOVED = [
  ...["bucket.started", "bucket.awaits_first_use", "bucket.expired", "bucket.lapsed"],
  ...["bucket.depleted", "bucket.imported", "bucket.changed", "bucket.revoked"],
  ...["bucket.mark_passed", "customer_line.removed"],
  ...["renewal.paid", "renewal.payment_failed", "renewal.payment_expired", "renewal.cancelled"],
  ...["renewal.active", "renewal.queued", "renewal.activation_failed", "renewal.refund_begun"],
];

export const autoRenewalSubscriptions: readonly Subscription[] = MOVED.map((event) => ({
  event,
  async handle(act, { lineId }) {
    if (lineId !== null) await wakeAutoRenewal(act, lineId);
  },
}));

// More moves than any line needs in one go.
const MOVES_MAX = 12;

/** Takes a line as far as it gets now, and puts it to rest until its next moment. */
export async function workAuto(act: Act, needs: AutoNeeds, lineId: string): Promise<void> {
  for (let i = 0; i < MOVES_MAX; i++) {
    const picture = await autoPictureOf(act, lineId);
    if (picture === undefined) return;
    const move = nextMove(picture, act.clock.now());
    if (move.do === "rest") return restAutoRenewal(act, lineId, move.until);
    act.failpoint("auto.before_move");
    if (move.do === "skip") await withdraw(act, picture);
    if (move.do === "place") await place(act, picture);
    else if (move.do === "begin") await begin(act, needs, picture);
    else await takeDecided(act, lineId, move.do);
    act.failpoint("auto.after_move");
  }
  throw new Error(`the automatic renewal of ${lineId} does not come to rest`);
}

/** Decided once more within the turn that writes it: somebody else may have been faster. */
async function takeDecided(act: Act, lineId: string, decided: NextMove["do"]): Promise<void> {
  await onLine(act, lineId, async (turn) => {
    const picture = await autoPictureOf(act, lineId);
    if (picture === undefined) return;
    const now = act.clock.now();
    const move = nextMove(picture, now);
    if (move.do === decided) await write(act, turn, { picture, move, now });
  });
}

interface Decided {
  readonly picture: AutoPicture;
  readonly move: NextMove;
  /** When it was decided: what is written counts from the same moment. */
  readonly now: Instant;
}

async function write(act: Act, turn: Turn, { picture, move, now }: Decided): Promise<void> {
  const { open, auto } = picture;
  switch (move.do) {
    case "announce":
    case "pass":
      return tellOf(act, turn, { picture, move, now });
    case "stop":
      return writeStop(act, turn, picture, move.because);
    case "charge":
      return step(act, turn, picture, "auto_renewal.charge_due", {
        change: { chargedAt: now, tries: (open?.tries ?? 0) + 1, renewalId: null },
      });
    case "put_off":
      return step(act, turn, picture, "auto_renewal.put_off", {
        change: { tries: (open?.tries ?? 1) - 1 },
      });
    case "renewed":
      return step(act, turn, picture, "auto_renewal.renewed", { change: { settledAt: now } });
    case "failed_once":
      return step(act, turn, picture, "auto_renewal.failed_once", {
        change: { chargeAt: move.retryAt },
      });
    case "failed": {
      const { because, stops } = move;
      await step(act, turn, picture, "auto_renewal.failed", {
        change: { settledAt: now, because },
        also:
          stops === undefined || auto.state === "off" ? [] : [stopAutoRenewal(act, auto, stops)],
        ...(stops === undefined ? {} : { stops }),
      });
      return;
    }
    case "skip":
      return step(act, turn, picture, "auto_renewal.skipped", {
        change: { settledAt: now, because: move.because },
      });
    case "place":
    case "begin":
    case "rest":
      return;
  }
}

type Told = Extract<NextMove, { do: "announce" | "pass" }>;

async function tellOf(
  act: Act,
  turn: Turn,
  { picture: { auto, plan }, move, now }: Decided & { readonly move: Told },
): Promise<void> {
  const isPassed = move.do === "pass";
  const occasion: Occasion = {
    lineId: auto.lineId,
    occasionId: newId<"occasion">(),
    cause: move.wanted.cause,
    armedAt: auto.consentedAt,
    state: isPassed ? "failed" : "announced",
    totalYen: plan?.totalYen ?? auto.priceYen,
    announcedAt: now,
    chargeAt: isPassed ? move.wanted.at : move.chargeAt,
    tries: 0,
    ...(isPassed ? { because: move.because, settledAt: now } : {}),
  };
  const { occasionId: thing, state, cause, chargeAt, because } = occasion;
  await turn.write(
    {
      name: isPassed ? "auto_renewal.failed" : "auto_renewal.announced",
      thing,
      after: { state, cause, chargeAt, because },
    },
    [insertOccasion(act, occasion)],
  );
}

async function writeStop(
  act: Act,
  turn: Turn,
  { auto }: AutoPicture,
  because: StopCause,
): Promise<void> {
  await turn.write(
    {
      name: "auto_renewal.stopped",
      thing: auto.lineId,
      before: { state: "armed" },
      after: { state: "off", because, consentedAt: auto.consentedAt },
    },
    [stopAutoRenewal(act, auto, because)],
  );
}

interface StepOf {
  readonly change: Parameters<typeof stepOccasion>[3];
  readonly also?: readonly Part[];
  readonly stops?: StopCause;
}

async function step(
  act: Act,
  turn: Turn,
  { open }: AutoPicture,
  name: OccasionStep,
  { change, also = [], stops }: StepOf,
): Promise<void> {
  if (open === undefined) return;
  const { chargeAt, because } = change ?? {};
  await turn.write(
    {
      name,
      thing: open.occasionId,
      before: { state: open.state },
      after: { tries: open.tries, chargeAt, because, stops },
    },
    [stepOccasion(act, open, name, change), ...also],
  );
}

/** Looked at again so long after another order of the line stood in the way. */
const PUT_OFF_MINUTES = 15;

async function place(act: Act, { auto, open }: AutoPicture): Promise<void> {
  if (open === undefined) return;
  const placed = await placeForOccasion(act, auto, open);
  act.failpoint("auto.after_placing");
  await onLine(act, auto.lineId, async (turn) => {
    const picture = await autoPictureOf(act, auto.lineId);
    const current = picture?.open;
    const isSame = current?.occasionId === open.occasionId && current.tries === open.tries;
    if (picture === undefined || current === undefined || !isSame) return;
    if (current.state !== "charging" || current.renewalId !== undefined) return;
    switch (placed.kind) {
      case "placed":
        return turn.write(
          {
            name: "auto_renewal.placed",
            thing: current.occasionId,
            after: { number: placed.number },
          },
          [nameOrder(act, current, placed.renewalId)],
        );
      case "in_the_way":
        return step(act, turn, picture, "auto_renewal.put_off", {
          change: {
            chargeAt: addMinutes(act.clock.now(), PUT_OFF_MINUTES),
            tries: current.tries - 1,
          },
        });
      case "needless":
        return missed(act, turn, picture, "needless");
      case "refused":
        return write(act, turn, {
          ...{ picture, now: act.clock.now() },
          move: { do: "failed", because: placed.because, stops: placed.because },
        });
    }
  });
}

async function missed(
  act: Act,
  turn: Turn,
  picture: AutoPicture,
  because: MissCause,
): Promise<void> {
  const change = { settledAt: act.clock.now(), because };
  return step(act, turn, picture, "auto_renewal.skipped", { change });
}

// An order that nobody will pay any more.
async function withdraw(act: Act, { auto, open }: AutoPicture): Promise<void> {
  if (open?.renewalId === undefined) return;
  await cancelUnpaid(act, { lineId: auto.lineId, renewalId: open.renewalId });
}

// A charge that could not be begun has taken nothing: its order is withdrawn, and that is a failure
// like any other.
async function begin(act: Act, needs: AutoNeeds, picture: AutoPicture): Promise<void> {
  const { auto, open, method, plan } = picture;
  if (open?.renewalId === undefined) return;
  const key = { lineId: auto.lineId, renewalId: open.renewalId };
  const isStillDue = async () => isDue(act, auto.lineId, open);
  const isBegun =
    method?.token !== undefined &&
    (await beginCharge(act, needs, {
      ...{ auto, method, key, isStillDue },
      ...(plan === undefined ? {} : { plan }),
    }));
  if (!isBegun && (await isStillDue())) await cancelUnpaid(act, key);
}

// Asked within the turn that begins the charge: whoever stops it just then has stopped it.
async function isDue(act: Act, lineId: string, { occasionId, tries }: Occasion): Promise<boolean> {
  const picture = await autoPictureOf(act, lineId);
  const open = picture?.open;
  if (picture === undefined || open?.occasionId !== occasionId || open.tries !== tries)
    return false;
  return nextMove(picture, act.clock.now()).do === "begin";
}
