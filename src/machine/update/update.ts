import { z } from "zod";

const name = z.string().regex(/^[\w.+-]{1,40}$/);

/**
 * Which version of the program runs. `null` is the one that was installed with the package, which
 * every other can fall back to.
 */
const standing = z.discriminatedUnion("state", [
  z.object({ state: z.literal("settled"), version: name.nullable() }),
  /** It has not told one good heartbeat yet; `starts`: how often it was begun. */
  z.object({
    state: z.literal("trial"),
    version: name,
    from: name.nullable(),
    starts: z.int().min(0),
  }),
]);

export const update = z.object({
  standing,
  /** Those that were tried and fell back, the last ones. */
  failed: z.array(z.object({ version: name, why: z.string() })).max(20),
});
export type Update = z.infer<typeof update>;

export const FIRST: Update = { standing: { state: "settled", version: null }, failed: [] };

export type UpdateEvent =
  /** It is unpacked, and is to run next. */
  | { readonly kind: "switched"; readonly version: string }
  /** The launcher is about to begin the version that stands. */
  | { readonly kind: "started" }
  /** That one told a good heartbeat. The one before may still be ending, and speaks for itself. */
  | { readonly kind: "well"; readonly version: string }
  /** That one's time for it is over. */
  | { readonly kind: "overdue"; readonly version: string }
  /** Its files are not there, or the installed program is newer. */
  | { readonly kind: "unusable" };

/** Begun so often without a good heartbeat, by crashes or power cuts, it falls back. */
export const STARTS_MAX = 3;

/**
 * | standing | switched | started | well | overdue | unusable |
 * |---|---|---|---|---|---|
 * | settled | trial from it | – | – | – | settled on the installed one |
 * | trial | – | counted; the fourth falls back | settled | falls back | falls back |
 *
 * `well` and `overdue` of any version but the one that stands change nothing.
 */
export function nextUpdate(before: Update, event: UpdateEvent): Update {
  const { standing: now } = before;
  if (now.state === "settled") {
    switch (event.kind) {
      case "switched":
        return {
          ...before,
          standing: { state: "trial", version: event.version, from: now.version, starts: 0 },
        };
      case "unusable":
        return { ...before, standing: { state: "settled", version: null } };
      case "started":
      case "well":
      case "overdue":
        return before;
    }
  }
  if ("version" in event && event.version !== now.version) return before;
  switch (event.kind) {
    case "started":
      return now.starts >= STARTS_MAX
        ? fallBack(before, now, `it was begun ${STARTS_MAX} times and told no good heartbeat`)
        : { ...before, standing: { ...now, starts: now.starts + 1 } };
    case "well":
      return { ...before, standing: { state: "settled", version: now.version } };
    case "overdue":
      return fallBack(before, now, "it told no good heartbeat in its time");
    case "unusable":
      return fallBack(before, now, "its files are not there");
    case "switched":
      return before;
  }
}

function fallBack(
  before: Update,
  trial: { readonly version: string; readonly from: string | null },
  why: string,
): Update {
  const failed = [...before.failed.filter(({ version }) => version !== trial.version)];
  return {
    standing: { state: "settled", version: trial.from },
    failed: [...failed.slice(-19), { version: trial.version, why }],
  };
}
