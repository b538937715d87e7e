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
  };
}

export interface PointAnswer {
  readonly near: FoundPlace;
  readonly found: readonly FoundPoint[];
}

/** The nearest points from the place that was typed; undefined when nobody knows that place. */
export async function searchPoints(act: Act, input: PointInput): Promise<PointAnswer | undefined> {
  const near = await placeOf(act, input.place);
  if (near === undefined) return undefined;
  const filter = filterOf(act, input);
  return { near, found: await findPoints(act, { near: near.place, filter }) };
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
