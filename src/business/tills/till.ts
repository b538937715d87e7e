import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import type { CashCount } from "./cash.ts";

export type TillId = Id<"till">;
export type TillSessionId = Id<"till_session">;

export interface Till {
  readonly tillId: TillId;
  /** Stands on receipts: `TYO1-02`. */
  readonly code: string;
  readonly name: string;
  readonly agentId?: string;
  readonly pointId?: string;
  /** No longer opened; its sessions stay. */
  readonly retiredAt?: Instant;
}

/** From the float to the count. A sale needs an open one. */
export interface TillSession {
  readonly tillId: TillId;
  readonly sessionId: TillSessionId;
  /** Counts up for each till: the number of its Z report. */
  readonly number: number;
  readonly state: "open" | "closed";
  readonly openedBy: string;
  readonly openedAt: Instant;
  readonly closedBy?: string;
  readonly closedAt?: Instant;
  /** The Z report, once it is closed; never changed again. */
  readonly report?: TillReport;
}

export const MOVEMENT_KINDS = [
  "float",
  "sale",
  "refund",
  "pay_in",
  "pay_out",
  "bank_drop",
  "difference",
  "emptied",
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

export interface TillMovement {
  readonly tillId: TillId;
  readonly sessionId: TillSessionId;
  readonly movementId: Id<"till_movement">;
  readonly kind: MovementKind;
  /** As the till sees it: in positive, out negative; never 0. */
  readonly amountYen: number;
  /** Of a sale: what was handed over; the change is the rest. */
  readonly handedYen?: number;
  /** The attempt or refund that moved it. */
  readonly causeId?: string;
  /** Of a sale or refund: under whose brand. */
  readonly sellerId?: string;
  readonly reason?: string;
  readonly byId: string;
  readonly at: Instant;
}

export interface TillReport {
  readonly kind: "x" | "z";
  readonly number: number;
  readonly openedAt: Instant;
  readonly at: Instant;
  readonly totals: Readonly<Record<Exclude<MovementKind, "difference" | "emptied">, Sum>>;
  /** Sales and refunds in cash under each brand; absent in a report of before there were several. */
  readonly sellers?: readonly {
    readonly sellerId: string;
    readonly sale: Sum;
    readonly refund: Sum;
  }[];
  /** What must be in the till by its movements. */
  readonly expectedYen: number;
  /** Of a Z report: the count, its sum, and what it is over (or, negative, short). */
  readonly count?: CashCount;
  readonly countedYen?: number;
  readonly differenceYen?: number;
  readonly note?: string;
}

export interface Sum {
  readonly times: number;
  readonly yen: number;
}

export function cashIn(movements: readonly TillMovement[]): Yen {
  return yen(movements.reduce((sum, { amountYen }) => sum + amountYen, 0));
}

/** Totals of a session's movements so far: an X report. */
export function reportOf(
  session: Pick<TillSession, "number" | "openedAt">,
  movements: readonly TillMovement[],
  at: Instant,
): TillReport {
  const sum = (kind: MovementKind): Sum => sumOf(movements, kind);
  return {
    kind: "x",
    number: session.number,
    openedAt: session.openedAt,
    at,
    totals: {
      float: sum("float"),
      sale: sum("sale"),
      refund: sum("refund"),
      pay_in: sum("pay_in"),
      pay_out: sum("pay_out"),
      bank_drop: sum("bank_drop"),
    },
    sellers: sellersIn(movements),
    expectedYen: cashIn(movements),
  };
}

function sellersIn(movements: readonly TillMovement[]): NonNullable<TillReport["sellers"]> {
  const known = [...new Set(movements.flatMap(({ sellerId }) => sellerId ?? []))].toSorted();
  return known.map((sellerId) => {
    const own = movements.filter((one) => one.sellerId === sellerId);
    return { sellerId, sale: sumOf(own, "sale"), refund: sumOf(own, "refund") };
  });
}

function sumOf(movements: readonly TillMovement[], kind: MovementKind): Sum {
  const some = movements.filter((one) => one.kind === kind);
  return { times: some.length, yen: some.reduce((total, one) => total + one.amountYen, 0) };
}
