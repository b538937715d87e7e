import type { NoticeName } from "../../../../business/notices/index.ts";

/** What the sentences of a notice may need; all of it already worded and formatted. */
export interface NoticeWords {
  /** The end, deadline, reset or start that it is about. */
  readonly moment: string;
  /** Data that is left. */
  readonly left: string;
  /** The order that it is about. */
  readonly order: string;
  /** The plan that it is about. */
  readonly plan: string;
  /** What many lines suffer from, and where. */
  readonly what: string;
  /** When that should be over, as a sentence. */
  readonly expected: string;
  readonly amount: string;
  /** Why nothing was charged, as it stands after a colon. */
  readonly why: string;
}

export interface NoticeText {
  readonly subject: (words: NoticeWords) => string;
  readonly heading: string;
  /** The first sentence alone stands on a small screen. */
  readonly body: readonly [
    (words: NoticeWords) => string,
    ...(readonly ((words: NoticeWords) => string)[]),
  ];
}

/** The words of what a line's holder is told without asking. */
export interface NoticesTexts {
  readonly notices: Readonly<Record<NoticeName, NoticeText>>;
  readonly labels: {
    readonly line: string;
    readonly plan: string;
    readonly order: string;
    readonly until: string;
    readonly left: string;
    readonly renewBy: string;
    readonly useBy: string;
    readonly fastAgain: string;
    readonly startsItself: string;
    readonly buyBy: string;
    readonly since: string;
    readonly overSince: string;
  };
  readonly openPlans: string;
  readonly openStart: string;
  readonly openLine: string;
  readonly openOrder: string;
  readonly openReminders: string;
  /** Asks an address whether it wants reminders. */
  readonly wish: WishWords;
  /** The same, of a trip alone. */
  readonly tripWish: WishWords;
  /** Why this came. */
  readonly because: string;
  /** The same of what renews by itself, and where its reader says how they are told. */
  readonly becauseAuto: string;
  readonly openWays: string;
}

export interface WishWords {
  readonly subject: string;
  readonly heading: string;
  readonly body: readonly string[];
  readonly yes: string;
}
