import { maySee } from "../../../business/lines/index.ts";
import type { Next } from "../../../business/support/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { paths } from "../routes.ts";
import type { VisitedLine } from "../visit.ts";

/** What this browser has opened of what it asks about. */
export interface Here {
  readonly number?: string;
  /** The whole order, not only what its slip shows. */
  readonly isVisited?: boolean;
  readonly line?: VisitedLine;
}

export interface Doors {
  readonly next: Readonly<Partial<Record<Next, string>>>;
  readonly chat: string;
  /** Reports a problem about the order. */
  readonly problem?: string;
}

/** Where each next step is taken, as far as this browser may. */
export function doorsOf(language: Language, { number, isVisited, line }: Here): Doors {
  const room = isVisited === true && number !== undefined ? number : "visit";
  const may = (what: "renew" | "start_queued_now") =>
    line !== undefined && maySee(line.proof, what) ? line.ref : undefined;
  const find = paths.home(language);
  const order = orderDoors(language, { number, isVisited: isVisited === true });
  const ref = may("renew");
  const renew = ref === undefined ? find : paths.plans(language, ref);
  const start = may("start_queued_now");
  return {
    next: {
      ...{ find, renew, buy: renew },
      start_now: start === undefined ? find : paths.line(language, start),
      ...order,
    },
    chat: paths.chat(language, room),
    ...(number === undefined ? {} : { problem: paths.voucherProblem(language, number) }),
  };
}

function orderDoors(
  language: Language,
  of: { readonly number: string | undefined; readonly isVisited: boolean },
): Doors["next"] {
  const { number, isVisited } = of;
  if (number === undefined) return {};
  const url = isVisited ? paths.order(language, number) : paths.voucher(language, number);
  const claim = isVisited ? paths.orderRefund(language, number) : url;
  return { order: url, pay: url, choose: url, claim };
}
