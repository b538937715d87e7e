import type { DenominationYen } from "../../foundation/kiosk-wire/index.ts";
import type { AcceptorHappening } from "../devices/index.ts";
import type { EventPair } from "./event-buffer.ts";
import { BILL, BILL_STATUS } from "./headers.ts";

/** What one event says about money, and what about the part itself. */
export interface EventMeaning {
  readonly happening?: AcceptorHappening;
  readonly health?: Health;
}
export type Health =
  | { readonly kind: "well" | "full" }
  | { readonly kind: "down"; readonly why: string };

/** Bill type (its position) → yen. */
export type Values = ReadonlyMap<number, DenominationYen>;

export function meaningOfBillEvent([type, status]: EventPair, values: Values): EventMeaning {
  if (type === 0) return meaningOfStatus(status);
  const denominationYen = values.get(type);
  if (denominationYen === undefined) return unknownPiece(`bill type ${type}`);
  if (status === BILL.escrowed) return { happening: { kind: "escrowed", denominationYen } };
  if (status === BILL.stacked) return { happening: { kind: "stacked", denominationYen } };
  return unknownPiece(`bill type ${type} ended as ${status}`);
}

/** Coins have no escrow: the first byte is the position, or 0 and then an error of no consequence. */
export function meaningOfCoinEvent([position, status]: EventPair, values: Values): EventMeaning {
  if (position === 0)
    return COIN_FRAUD.has(status) ? tampered(`coin event ${status}`) : refused(status);
  const denominationYen = values.get(position);
  if (denominationYen === undefined) return unknownPiece(`coin position ${position}`);
  return { happening: { kind: "stacked", denominationYen } };
}

/** Coin going backwards, coin on a string, opto fraud (Generic Specification, error codes). */
const COIN_FRAUD = new Set([19, 20, 21, 24, 26]);

function meaningOfStatus(status: number): EventMeaning {
  switch (status) {
    case BILL_STATUS.handedBack:
      return { happening: { kind: "handed_back" } };
    case BILL_STATUS.pulledBack:
      return { happening: { kind: "handed_back" } };
    case BILL_STATUS.tampered:
    case BILL_STATUS.optoFraud:
    case BILL_STATUS.stringFraud:
      return tampered(`bill event ${status}`);
    case BILL_STATUS.unknownStacked:
      return unknownPiece("unknown bill stacked");
    case BILL_STATUS.jammedUnsafe:
    case BILL_STATUS.jammedSafe:
    case BILL_STATUS.jammedInStacker:
    case BILL_STATUS.stackerJammed:
      return { health: { kind: "down", why: "a note is stuck" } };
    case BILL_STATUS.stackerFaulty:
      return { health: { kind: "down", why: "the stacker is out of order" } };
    case BILL_STATUS.stackerOut:
      return { health: { kind: "down", why: "the cash box is taken out" } };
    case BILL_STATUS.stackerFull:
      return { health: { kind: "full" } };
    case BILL_STATUS.stackerIn:
    case BILL_STATUS.stackerWell:
      return { health: { kind: "well" } };
    default:
      return refused(status);
  }
}

function tampered(detail: string): EventMeaning {
  return { happening: { kind: "tampered", detail } };
}

// Money that nobody can name is for people to find: it is told as tampering, not passed over.
function unknownPiece(detail: string): EventMeaning {
  return { happening: { kind: "tampered", detail } };
}

function refused(status: number): EventMeaning {
  return { happening: { kind: "refused", detail: String(status) } };
}
