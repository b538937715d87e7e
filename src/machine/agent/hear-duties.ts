import type { Log } from "../../foundation/log/index.ts";
import type { MachineCash } from "../devices/index.ts";
import type { Answer, House, Wishes } from "../house/index.ts";
import type { DeskDuty, DutyDesk } from "./duty-desk.ts";

export interface HearingGround {
  readonly house: House;
  readonly log: Log;
  readonly desk: DutyDesk;
  readonly cash: MachineCash | undefined;
  readonly isPaired: () => boolean;
  readonly isEnding: () => boolean;
  /** What an answer says of the house itself. */
  readonly note: (answer: Answer<Wishes>) => void;
  /** Shorter where there is news, or the program ends. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly awayEveryMs: number;
}

const LOOK_FOR_PAIRING_MS = 500;
const WAIT_SECONDS = 20;
/** An older house knows no duties. */
const REFUSED_EVERY_MS = 60_000;
const BREATH_MS = 100;
const BEGINNING_LOOKS = 10;

/** The house's wishes come by one long question after the other, until the program ends. */
export async function hearDuties(ground: HearingGround): Promise<void> {
  const { house, log, desk, cash, isPaired, isEnding, note, sleep } = ground;
  while (!isEnding()) {
    if (!isPaired()) {
      await sleep(LOOK_FOR_PAIRING_MS);
      continue;
    }
    // An answer counts for money only if it was asked for when the house knew of this beginning:
    // until then it may be turning a payout that an earlier life was told of into a voucher.
    const money = await untilBeginningIsTold(ground);
    const known = [...desk.known(), ...(cash?.known() ?? [])].slice(0, 50);
    const answer = await house.duties({ waitSeconds: WAIT_SECONDS, known });
    if (isEnding()) return;
    note(answer);
    if (answer.kind === "good") {
      take(ground, answer.value, money);
      await desk.tell();
      // A house that answers at once again and again is not asked without a breath.
      await sleep(BREATH_MS);
    } else if (answer.kind === "refused") {
      log.info({ name: answer.name }, "the house knows no duties");
      await sleep(REFUSED_EVERY_MS);
    } else if (answer.kind === "busy") await sleep(answer.waitSeconds * 1000);
    else await sleep(ground.awayEveryMs);
  }
}

type Money = "taken" | "left";

/** Slips and updates do not wait for a journal that cannot be told. */
async function untilBeginningIsTold({ cash, isEnding, sleep }: HearingGround): Promise<Money> {
  for (let look = 0; look < BEGINNING_LOOKS; look += 1) {
    if (cash?.isBeginningTold() !== false) return "taken";
    if (isEnding()) break;
    await sleep(BREATH_MS);
  }
  return "left";
}

function take({ desk, cash }: HearingGround, { duties, strange }: Wishes, money: Money): void {
  const ofMoney = duties.filter((one) => one.kind === "accept" || one.kind === "pay_out");
  if (money === "taken") cash?.take(ofMoney);
  desk.take(duties.filter((one): one is DeskDuty => !ofMoney.includes(one as never)));
  desk.refuse(strange);
}
