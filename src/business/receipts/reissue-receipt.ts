import { onLine, type Act, type Turn } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Receipt } from "./receipt.ts";
import { changeReceipt, findReceipt, type ReceiptKey } from "./receipts-store.ts";

/** Made out again more often than this, a person should look at it. */
export const REISSUES_MAX = 20;

export const ADDRESSEE_LENGTH_MAX = 60;

export type AddressRefusal =
  | "receipt_unknown"
  | "addressee_missing"
  | "addressee_too_long"
  | "addressee_unreadable"
  | "too_many_reissues";

/**
 * Makes a receipt out to an addressee (宛名). The first name completes it; another name is a
 * reissue, marked 再発行. The same name again changes nothing.
 */
export async function addressReceipt(
  act: Act,
  key: ReceiptKey,
  typed: string,
): Promise<Outcome<Receipt, AddressRefusal>> {
  const addressee = typed.normalize("NFC").trim().replaceAll(/\s+/g, " ");
  if (addressee === "") return refused("addressee_missing", { field: "addressee" });
  if ([...addressee].length > ADDRESSEE_LENGTH_MAX) {
    const facts = { lengthMax: ADDRESSEE_LENGTH_MAX };
    return refused("addressee_too_long", { field: "addressee", facts });
  }
  if (UNREADABLE.test(addressee)) return refused("addressee_unreadable", { field: "addressee" });
  return withReceipt(act, key, async (turn, receipt) => {
    if (receipt.addressee === addressee) return done(receipt);
    if (receipt.addressee !== undefined) return writeReissue(act, turn, receipt, addressee);
    const after = { ...receipt, addressee };
    await turn.write({ name: "receipt.addressed", thing: receipt.receiptId }, [
      changeReceipt(act, receipt, after),
    ]);
    return done(after);
  });
}

/** Forgets to whom a receipt is made out; the receipt stays as it is, and says so no more. */
export async function forgetAddressee(
  act: Act,
  key: ReceiptKey,
): Promise<Outcome<Receipt, "receipt_unknown">> {
  return withReceipt(act, key, async (turn, receipt) => {
    const { addressee, ...after } = receipt;
    if (addressee === undefined) return done(receipt);
    await turn.write({ name: "receipt.addressee_forgotten", thing: receipt.receiptId }, [
      changeReceipt(act, receipt, after),
    ]);
    return done(after);
  });
}

/** Issues a lost receipt once more; from then on every copy is marked 再発行. */
export async function reissueReceipt(
  act: Act,
  key: ReceiptKey,
): Promise<Outcome<Receipt, "receipt_unknown" | "too_many_reissues">> {
  return withReceipt(act, key, async (turn, receipt) => {
    return writeReissue(act, turn, receipt, receipt.addressee);
  });
}

/** What was shown of a receipt's copies when one was asked for, so that two clicks are one. */
export function copySeen({ handedAt, reissues }: Receipt): string {
  return handedAt === undefined ? "first" : String(reissues);
}

/**
 * Hands a copy out at a counter: the first one as it is, every later one marked 再発行. Asked again
 * with what was seen before the last one, it is that one.
 */
export async function handOutReceipt(
  act: Act,
  key: ReceiptKey & { readonly seen: string },
): Promise<Outcome<Receipt, "receipt_unknown" | "too_many_reissues">> {
  return withReceipt(act, key, async (turn, receipt) => {
    if (key.seen !== copySeen(receipt)) return done(receipt);
    if (receipt.handedAt === undefined) {
      const after = { ...receipt, handedAt: act.clock.now() };
      await turn.write({ name: "receipt.handed_out", thing: receipt.receiptId }, [
        changeReceipt(act, receipt, after),
      ]);
      return done(after);
    }
    return writeReissue(act, turn, receipt, receipt.addressee);
  });
}

// A joint receipt stands on the line of the first order, whichever of its orders it is asked for by.
async function withReceipt<R extends string>(
  act: Act,
  key: ReceiptKey,
  change: (turn: Turn, receipt: Receipt) => Promise<Outcome<Receipt, R>>,
): Promise<Outcome<Receipt, R | "receipt_unknown">> {
  const found = await findReceipt(act, key);
  if (found === undefined) return refused("receipt_unknown");
  const { lineId, renewalId, ordinal, content } = found;
  return onLine(act, lineId, async (turn) => {
    const receipt = await findReceipt(act, { lineId, renewalId, ordinal, kind: content.kind });
    return receipt === undefined ? refused("receipt_unknown") : change(turn, receipt);
  });
}

// Control characters, lone surrogates and direction overrides have no place on paper.
const UNREADABLE = /[\p{Cc}\p{Cs}\p{Co}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

async function writeReissue(
  act: Act,
  turn: Turn,
  receipt: Receipt,
  addressee: string | undefined,
): Promise<Outcome<Receipt, "too_many_reissues">> {
  if (receipt.reissues >= REISSUES_MAX) return refused("too_many_reissues");
  const after: Receipt = {
    ...receipt,
    ...(addressee === undefined ? {} : { addressee }),
    reissuedAt: act.clock.now(),
    reissuedBy: `${act.actor.kind}:${act.actor.id}`,
    reissues: receipt.reissues + 1,
  };
  await turn.write(
    {
      name: "receipt.reissued",
      thing: receipt.receiptId,
      before: { reissues: receipt.reissues },
      after: { reissues: after.reissues, number: receipt.content.number },
    },
    [changeReceipt(act, receipt, after)],
  );
  return done(after);
}
