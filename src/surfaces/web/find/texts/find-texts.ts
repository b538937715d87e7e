import type { TypedWarning, UnreadableReason } from "../../../../business/lines/index.ts";

export interface FindTexts {
  readonly unreadable: string;
  readonly reasons: Readonly<Record<UnreadableReason, string>>;
  readonly productBarcode: string;
  readonly handOverCard: string;
  readonly codeMistyped: string;
  readonly codeUnknown: string;
  readonly lpaNotOurs: string;
  readonly tooMany: (wait: string) => string;
  readonly photo: {
    readonly none: string;
    readonly notAPhoto: string;
    readonly tooLarge: string;
    readonly noCode: string;
    readonly busy: string;
  };
  readonly second: {
    readonly title: string;
    readonly lead: string;
    readonly typedTerm: string;
    readonly label: Readonly<Record<"msisdn" | "iccid", string>>;
    readonly hint: Readonly<Record<"msisdn" | "iccid", string>>;
    readonly submit: string;
    readonly change: string;
    readonly missing: string;
    readonly noMatch: string;
    readonly noMatchHelp: readonly [string, string, string];
    readonly why: string;
    readonly whyBody: string;
  };
  readonly warningTitle: string;
  readonly warnings: Readonly<Record<TypedWarning, string>>;
  readonly issuerTitle: string;
  /** What the first digits say; `brand` is absent when only the country is known. */
  readonly issuer: (issuer: { readonly brand?: string; readonly region: string }) => string;
  readonly issuerHelp: string;
}
