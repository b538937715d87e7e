import type { Bank } from "./bank.ts";
import { invalid } from "./faults.ts";
import type { Paging } from "./shapes.ts";
import type { StripeObject } from "./store.ts";

export interface ListOf {
  readonly object: "list";
  readonly data: readonly StripeObject[];
  readonly has_more: boolean;
  readonly url: string;
}

interface Bounds {
  readonly gt?: number | undefined;
  readonly gte?: number | undefined;
  readonly lt?: number | undefined;
  readonly lte?: number | undefined;
}

/** A page of a list: newest first, from after an object that is in it. */
export function listed(
  bank: Bank,
  kind: string,
  wanted: Paging & { created?: Bounds | undefined },
  isWanted: (one: StripeObject) => boolean = () => true,
): ListOf {
  const all = bank.shelf
    .all(kind)
    .filter((one) => isWithin(one.created ?? 0, wanted.created) && isWanted(one));
  const after = wanted.starting_after;
  const at = after === undefined ? -1 : all.findIndex(({ id }) => id === after);
  if (after !== undefined && at < 0) throw invalid(`No such ${kind}: '${after}'`);
  const data = all.slice(at + 1, at + 1 + wanted.limit);
  const hasMore = at + 1 + data.length < all.length;
  return { object: "list", data, has_more: hasMore, url: `/v1/${kind.replace(".", "/")}s` };
}

function isWithin(created: number, { gt, gte, lt, lte }: Bounds = {}): boolean {
  return (
    created > (gt ?? -Infinity) &&
    created >= (gte ?? -Infinity) &&
    created < (lt ?? Infinity) &&
    created <= (lte ?? Infinity)
  );
}

/** Replaces ids by objects along `a.b.c`; through a list by `data.a`. */
export function expanded(bank: Bank, thing: unknown, paths: readonly string[]): unknown {
  return paths.reduce((whole, path) => expandAlong(bank, whole, path.split(".")), thing);
}

function expandAlong(bank: Bank, thing: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined || thing === null || typeof thing !== "object") return thing;
  if (Array.isArray(thing)) return thing.map((one) => expandAlong(bank, one, path));
  const inner = (thing as Record<string, unknown>)[name];
  const object = typeof inner === "string" ? bank.shelf.get(inner) : inner;
  if (object === undefined) {
    throw invalid(`This property cannot be expanded (${name}).`, { param: "expand" });
  }
  return { ...thing, [name]: expandAlong(bank, object, rest) };
}
