import type { Instant } from "../../foundation/clock/index.ts";

/**
 * A start or end that may not be known yet. `latest` is shown as "at the latest": the data of the
 * bucket before may run out sooner. `on_first_use` is bounded by the activation deadline.
 */
export type Moment =
  | { readonly kind: "at"; readonly at: Instant }
  | { readonly kind: "latest"; readonly at: Instant }
  | { readonly kind: "on_first_use"; readonly by: Instant };

/** The instant a moment says, or the last it can be. */
export function boundOf(moment: Moment): Instant {
  return moment.kind === "on_first_use" ? moment.by : moment.at;
}
