import type { GuideTopic } from "../../routes.ts";

/** Pages that do what a step tells. */
export type GuideDoor = "find" | "orders" | "voucher" | "account" | "legal" | GuideTopic;

export interface GuideLink {
  readonly to: GuideDoor;
  readonly label: string;
}

export interface GuideStep {
  readonly title: string;
  readonly body: string;
  readonly link?: GuideLink;
  /** Shows the Japanese sentence to hold out to the staff. */
  readonly sentence?: "for-staff";
}

export type GuideBlock = { readonly heading?: string } & (
  | { readonly kind: "text"; readonly paragraphs: readonly string[] }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "facts";
      readonly items: readonly { readonly term: string; readonly detail: string }[];
    }
  | { readonly kind: "steps"; readonly items: readonly GuideStep[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      /** The two things compared; each row begins with what is compared. */
      readonly head: readonly [string, string];
      readonly rows: readonly (readonly [string, string, string])[];
    }
  | { readonly kind: "note"; readonly title: string; readonly body: string }
);

export interface GuideArticle {
  readonly title: string;
  /** Under the heading, and on the card of the overview. */
  readonly summary: string;
  readonly blocks: readonly GuideBlock[];
}

export interface GuideTexts {
  readonly title: string;
  readonly lead: string;
  readonly renewNow: string;
  readonly renewHint: string;
  readonly overview: string;
  readonly next: string;
  readonly topics: Readonly<Record<GuideTopic, GuideArticle>>;
}
