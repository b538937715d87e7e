import type { Act } from "../../foundation/act/index.ts";
import { countTry, takeTryBack, type Lock } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type {
  GiveBack,
  GivenBack,
  HouseProvider,
  TakenMoney,
  TakeMoney,
} from "../payments/index.ts";
import { readPinDigits } from "./digits.ts";
import { judgePin, type PinRefusal } from "./judge-pin.ts";
import { serialText, standingOf } from "./pin.ts";
import { givePinBack, pinByDigits, pinBySerial, redeemPin, type FoundPin } from "./pins-store.ts";

/** Provider and method of payments by PIN. */
export const PIN = "pin";

/**
 * Beside `PinRefusal`: `pin_unreadable` and `pin_mistyped` looked nothing up; `pin_locked` carries
 * `facts.retryAfterSeconds`. `facts.triesLeft` stands with every refusal that counts as wrong.
 */
export type TenderRefusal = PinRefusal | "pin_unreadable" | "pin_mistyped" | "pin_locked";

/** Pays with a recharge PIN, whose digits come as `tender.pin`; it goes back into use, if it must. */
export function pinProvider(): HouseProvider {
  return {
    name: PIN,
    methods: [{ method: PIN, kind: "immediate", refunds: "origin" }],
    take,
    giveBack,
  };
}

async function take(act: Act, request: TakeMoney): Promise<Outcome<TakenMoney, TenderRefusal>> {
  const digits = readPinDigits(typedIn(request));
  if (!digits.ok && digits.refusal === "pin_unreadable") return digits;
  const locks = locksOf(act, request);
  const counted = await countTry(act, locks);
  if (!counted.ok) {
    return refused("pin_locked", { field: "pin", facts: counted.facts ?? {} });
  }
  const wrong = { field: "pin", facts: counted.value };
  if (!digits.ok) return refused("pin_mistyped", wrong);
  const { attempt, sellerId, planCode } = request;
  const judged = judgePin(
    await pinByDigits(act, digits.value),
    { sellerId, planCode, amountYen: attempt.amountYen },
    act.clock.now(),
  );
  if (!judged.ok && judged.refusal === "pin_not_valid") return refused("pin_not_valid", wrong);
  await takeTryBack(act, locks);
  return judged.ok ? done(taken(act, request, judged.value)) : judged;
}

function typedIn({ tender }: TakeMoney): string {
  const { pin } = tender;
  return typeof pin === "string" ? pin.slice(0, TYPED_MAX) : "";
}

const TYPED_MAX = 200;

function taken(act: Act, { attempt }: TakeMoney, { pin, batch }: FoundPin): TakenMoney {
  const { attemptId, lineId } = attempt;
  return {
    providerReference: serialText(batch.code, pin.serial),
    money: { account: "pin_liability", book: `seller:${batch.sellerId}` },
    parts: [redeemPin(pin, { attemptId, lineId, at: act.clock.now() })],
  };
}

// A wrong number names no PIN that could be locked, so its sender is: by line and by browser, and,
// since a whole airport may share an address, by that only after as many as four of them.
const WRONG_MAX = { line: 5, device: 5, address: 20 } as const;
const LOCK_SECONDS = 3600;

function locksOf(act: Act, { attempt, payer }: TakeMoney): readonly Lock[] {
  const lock = (kind: keyof typeof WRONG_MAX, value: string): Lock => ({
    key: `pin:${kind}:${act.secrets.blind("limit", value).toString("base64url")}`,
    wrongMax: WRONG_MAX[kind],
    seconds: LOCK_SECONDS,
  });
  return [
    lock("line", attempt.lineId),
    lock("device", payer.device),
    lock("address", payer.address),
  ];
}

async function giveBack(act: Act, { attempt, refund }: GiveBack): Promise<GivenBack> {
  const reference = attempt.providerReference ?? "";
  const found = await pinBySerial(act, reference);
  if (found === undefined) throw new Error(`attempt ${attempt.attemptId} names no PIN`);
  const { pin, batch } = found;
  // A PIN is worth its face value or nothing: there is no remainder that could be left on it.
  if (refund.amountYen !== batch.faceYen) return { kind: "refused", failure: "pin_part_of_value" };
  const wouldStand = standingOf({ ...pin, state: "active" }, act.clock.now());
  if (wouldStand === "expired") return { kind: "refused", failure: "pin_expired" };
  // Should another worker have given it back a moment ago, this undoes the whole statement.
  return {
    kind: "done",
    providerReference: reference,
    parts: [givePinBack(pin, attempt.attemptId)],
  };
}
