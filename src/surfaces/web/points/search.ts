import {
  findKnownPlace,
  findPoints,
  pointsSaying,
  readCoordinates,
  POINT_KINDS,
  POINT_PAYMENTS,
  POINT_SERVICES,
  type FoundPlace,
  type FoundPoint,
  type PointFilter,
} from "../../../business/points/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import type { FormInput } from "../../browser/index.ts";

/** What the form says, as it is shown again; a value that is not offered counts as none. */
export interface PointInput {
  readonly place: string;
  readonly kind: string;
  readonly does: string;
  readonly pay: string;
  readonly speaks: string;
  readonly isOpen: boolean;
  readonly hasWifi: boolean;
  readonly asksNoId: boolean;
  /** Beyond the first ones. */
  readonly isMore: boolean;
}

export function readPointInput(query: FormInput): PointInput {
  const oneOf = (name: string, known: readonly string[]) =>
    known.includes(query.text(name)) ? query.text(name) : "";
  return {
    place: query.text("place").slice(0, 100),
    kind: oneOf("kind", POINT_KINDS),
    does: oneOf("does", POINT_SERVICES),
    pay: oneOf("pay", POINT_PAYMENTS),
    speaks: oneOf("speaks", LANGUAGES),
    isOpen: query.text("open") === "yes",
    hasWifi: query.text("wifi") === "yes",
    asksNoId: query.text("noid") === "yes",
    isMore: query.text("more") === "yes",
  };
}

/** The same search as an address says it. */
export function queryOf(input: PointInput): string {
  const { place, kind, does, pay, speaks } = input;
  const ticked = { open: input.isOpen, wifi: input.hasWifi, noid: input.asksNoId };
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries({ place, kind, does, pay, speaks })) {
    if (value !== "") address.set(name, value);
  }
  for (const [name, isTicked] of Object.entries({ ...ticked, more: input.isMore })) {
    if (isTicked) address.set(name, "yes");
  }
  return address.toString();
}

export interface PointAnswer {
  readonly near: FoundPlace;
  readonly found: readonly FoundPoint[];
  readonly hasMore: boolean;
}

const SHOWN = 8;
const SHOWN_MORE = 40;
/** Farther is no place to go to now; the nearest are shown all the same. */
const METRES_MAX = 40_000;
const LEAST = 3;

/** The nearest points from the place that was typed; undefined when nobody knows that place. */
export async function searchPoints(act: Act, input: PointInput): Promise<PointAnswer | undefined> {
  const near = await placeOf(act, input.place);
  if (near === undefined) return undefined;
  const filter = filterOf(act, input);
  const limit = input.isMore ? SHOWN_MORE : SHOWN;
  const nearest = await findPoints(act, { near: near.place, filter, limit: limit + 1 });
  const within = nearest.filter(({ metres }, i) => metres <= METRES_MAX || i < LEAST);
  return { near, found: within.slice(0, limit), hasMore: !input.isMore && within.length > limit };
}

/** Where a text leads: coordinates, a public place, a point of that name. */
export async function placeOf(act: Act, typed: string): Promise<FoundPlace | undefined> {
  const place = readCoordinates(typed);
  if (place !== undefined) return { place };
  const known = findKnownPlace(typed, act.language);
  if (known !== undefined) return known;
  const [point] = await pointsSaying(act, typed);
  return point === undefined ? undefined : { place: point.place, label: point.names[act.language] };
}

function filterOf(act: Act, input: PointInput): PointFilter {
  const pick = <T extends string>(value: string, known: readonly T[]) =>
    known.filter((one) => one === value);
  return {
    ...(input.kind === "" ? {} : { kinds: pick(input.kind, POINT_KINDS) }),
    ...(input.does === "" ? {} : { does: pick(input.does, POINT_SERVICES) }),
    ...(input.pay === "" ? {} : { payments: pick(input.pay, POINT_PAYMENTS) }),
    ...(input.speaks === "" ? {} : { languages: pick(input.speaks, LANGUAGES) }),
    ...(input.isOpen ? { openAt: act.clock.now() } : {}),
    ...(input.hasWifi ? { hasWifi: true } : {}),
    ...(input.asksNoId ? { asksNoId: true } : {}),
  };
}
