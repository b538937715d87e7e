import type { RefusalReason } from "../../../../business/questions/index.ts";

interface StateWords {
  readonly title: string;
  readonly lead: string;
}

export interface QuestionTexts {
  readonly title: string;
  readonly lead: string;
  readonly all: string;
  readonly ask: string;
  /** Followed by the names of plans. */
  readonly askAbout: string;
  readonly none: string;
  readonly topics: string;
  readonly number: string;
  readonly numberHint: string;
  readonly find: string;
  readonly askTitle: string;
  readonly askLead: string;
  readonly publicTitle: string;
  readonly publicText: string;
  /** Leads to where a question about one's own order is answered. */
  readonly ownOrder: string;
  readonly about: string;
  readonly text: string;
  readonly textHint: (lengthMax: number) => string;
  readonly email: string;
  readonly emailHint: string;
  readonly optional: string;
  readonly trap: string;
  readonly send: string;
  readonly toFirst: string;
  readonly states: Readonly<Record<"waiting" | "refused" | "withdrawn", StateWords>>;
  readonly reasons: Readonly<Record<RefusalReason, string>>;
  readonly byMail: string;
  readonly keepNumber: string;
  readonly askedAt: (moment: string) => string;
  readonly answeredAt: (moment: string) => string;
  readonly answer: string;
  readonly otherLanguage: (language: string) => string;
  readonly helpful: string;
  readonly yes: string;
  readonly no: string;
  readonly thanks: string;
  readonly errors: {
    readonly text_missing: string;
    readonly text_too_short: string;
    readonly text_too_long: string;
    readonly too_many_links: string;
    readonly numbers_hidden: string;
    readonly contact_unreadable: string;
    readonly topic_unknown: string;
    readonly form_too_old: string;
    readonly form_too_quick: string;
    readonly asked_already: string;
    readonly no_such_question: string;
    readonly too_many_tries: (wait: string) => string;
  };
}
