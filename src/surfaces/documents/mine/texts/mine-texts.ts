import type { ContactNeed } from "../../../../business/renewals/index.ts";

/** Words for what is kept of a person: on the page, on paper, in the mail that leads there. */
export interface MineTexts {
  readonly title: string;
  readonly lead: string;
  /** For whoever is known by a chat or a device alone. */
  readonly leadThere: string;
  readonly reminded: string;
  readonly sections: Readonly<
    Record<"account" | "lines" | "orders" | "consents" | "messages" | "cases", string>
  >;
  readonly email: string;
  readonly since: string;
  readonly noAccount: string;
  readonly openOn: string;
  readonly passkey: string;
  readonly nickname: string;
  readonly line: string;
  readonly consent: string;
  /** How an address came to be used for reminders. */
  readonly consents: Readonly<
    Record<"order" | "reminded" | "trip" | "asked" | "method" | "answer" | "alarms", string>
  >;
  readonly notes: readonly string[];
  readonly page: {
    readonly ask: string;
    readonly askLead: string;
    readonly send: string;
    readonly sent: (minutes: number) => string;
    /** Who is reminded in a chat writes one word there; on this device, a tap does it. */
    readonly inChat: string;
    readonly here: string;
    readonly unreadable: string;
    readonly tooMany: (wait: string) => string;
    readonly linkOver: string;
    readonly linkOverLead: string;
    readonly again: string;
    readonly kept: string;
    readonly count: (count: number) => string;
    readonly download: string;
    readonly json: string;
    readonly pdf: string;
    readonly consentsLead: string;
    readonly noConsents: string;
    readonly change: string;
    readonly erase: string;
    readonly eraseLead: string;
    readonly eraseLeadThere: string;
    readonly stays: string;
    readonly books: string;
    readonly needs: Readonly<Record<ContactNeed, string>>;
    readonly caseOpen: string;
    readonly sure: string;
    readonly sureMissing: string;
    readonly doErase: string;
    readonly erased: string;
    readonly erasedLead: string;
    readonly comeAgain: string;
  };
  readonly letter: {
    readonly subject: string;
    readonly heading: string;
    readonly body: readonly string[];
    readonly open: string;
  };
}
