/**
 * What a verb answers. An expected refusal is a value with one precise name; an exception means
 * a bug or an outage. `field` names the input that is at fault, `facts` carry what a text needs.
 */
export type Outcome<T, R extends string> = Done<T> | Refused<R>;

export interface Done<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused<R extends string> {
  readonly ok: false;
  readonly refusal: R;
  readonly field?: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

export function done<T>(value: T): Done<T> {
  return { ok: true, value };
}

export function refused<R extends string>(
  refusal: R,
  detail: { field?: string; facts?: Readonly<Record<string, string | number>> } = {},
): Refused<R> {
  return { ok: false, refusal, ...detail };
}
