import type { MissCause } from "../../../../business/auto-renewals/index.ts";
import type { AutoLetterName } from "../../../../business/notices/index.ts";

export interface AutoLetterTexts {
  /** Why something was not renewed, or why it is off. */
  readonly because: Readonly<Record<MissCause, string>>;
  readonly letters: Readonly<
    Record<
      AutoLetterName,
      {
        readonly subject: (at: string) => string;
        readonly heading: string;
        readonly body: (why: string) => string;
      }
    >
  >;
  readonly labels: Readonly<
    Record<"plan" | "amount" | "charge" | "method" | "ceiling" | "until" | "line", string>
  >;
  readonly stop: string;
  readonly renew: string;
}
