import type { MissCause } from "../../../../business/auto-renewals/index.ts";

export interface AutoLetterTexts {
  /** Why something was not renewed, or why it is off. */
  readonly because: Readonly<Record<MissCause, string>>;
  /** What was agreed to, in writing. */
  readonly armed: { readonly subject: string; readonly heading: string; readonly body: string };
  readonly labels: Readonly<
    Record<"plan" | "amount" | "charge" | "method" | "ceiling" | "until" | "line", string>
  >;
  readonly stop: string;
  readonly renew: string;
}
