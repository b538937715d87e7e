import type { Act } from "../../foundation/act/index.ts";
import { advise, type Advice, type AdviceGround, type AdviceWish } from "./advise.ts";
import { findPoints, type FoundPoint } from "./find-points.ts";
import type { PointFilter } from "./point-index.ts";
import {
  POINT_KINDS,
  POINT_PAYMENTS,
  type Place,
  type PointKind,
  type PointService,
} from "./point.ts";

export interface AdviceQuestion {
  readonly wish: Omit<AdviceWish, "at" | "language">;
  readonly offered: Omit<AdviceGround, "points">;
  readonly near?: Place;
}

/** Which way to renew, here and now, in the reader's language. Reads; writes nothing down. */
export async function askAdvice(act: Act, question: AdviceQuestion): Promise<Advice> {
  const wish = { ...question.wish, at: act.clock.now(), language: act.language };
  const { near, offered } = question;
  if (near === undefined) return advise(wish, offered);
  const around = await Promise.all(
    GROUPS.map(async ({ kinds, does }) => placesFor(act, { near, wish, kinds, does })),
  );
  return advise(wish, { ...offered, points: around.flat() });
}

/** As the crow flies: what two hours by train and bus could reach. */
const METRES_MAX = 35_000;
const LOOKED_AT = 8;

const STORES = POINT_KINDS.filter((kind) => kind !== "kiosk");
const GROUPS: readonly { readonly kinds: readonly PointKind[]; readonly does: PointService }[] = [
  { kinds: STORES, does: "renews" },
  { kinds: ["kiosk"], does: "renews" },
  { kinds: STORES, does: "takes_slips" },
];

// The nearest ones, to say why they do not do; and the nearest that do, however many lie before.
async function placesFor(
  act: Act,
  of: { near: Place; wish: AdviceWish; kinds: readonly PointKind[]; does: PointService },
): Promise<readonly FoundPoint[]> {
  const { near, wish, kinds, does } = of;
  const any: PointFilter = { kinds, does: [does] };
  const payments = does === "takes_slips" ? (["cash"] as const) : held(wish);
  const fitting: PointFilter = {
    ...any,
    openAt: wish.at,
    ...(payments.length === 0 ? {} : { payments }),
    ...(wish.hasId || does === "takes_slips" ? {} : { asksNoId: true }),
  };
  const found = await Promise.all(
    [any, fitting].map(async (filter) =>
      findPoints(act, { near, filter, limit: LOOKED_AT, metresMax: METRES_MAX }),
    ),
  );
  return [...new Map(found.flat().map((one) => [one.point.pointId, one])).values()];
}

function held({ means, isPaid }: AdviceWish) {
  return isPaid === true ? [] : POINT_PAYMENTS.filter((one) => (means as string[]).includes(one));
}
