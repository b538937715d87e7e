import type { Group, Phrase, Speaker } from "../board.ts";

export interface PhrasesTexts {
  readonly title: string;
  readonly lead: string;
  /** For staff: the board is of use in the customer's language. */
  readonly open: string;
  /** How a link elsewhere calls the board. */
  readonly link: string;
  readonly groups: Readonly<Record<Group, string>>;
  readonly speakers: Readonly<Record<Speaker, string>>;
  readonly phrases: Readonly<Record<Phrase, string>>;
}
