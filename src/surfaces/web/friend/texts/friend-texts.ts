export interface FriendTexts {
  /** On the page of a line. */
  readonly link: string;
  readonly title: string;
  readonly lead: string;
  readonly plan: string;
  readonly anyPlan: string;
  readonly make: string;
  readonly noPlans: string;
  /** What is sent along with a link, in the words of whoever asks. */
  readonly share: (url: string) => string;
  readonly mailSubject: string;
  readonly byMail: string;
  readonly qr: string;
  readonly until: (moment: string) => string;
  readonly states: Readonly<Record<"open" | "ordered" | "paid" | "revoked" | "over", string>>;
  readonly stop: string;
  readonly tooMany: string;
  /** A plan that nobody else can pay for now. */
  readonly gone: string;
  readonly told: string;
  readonly reminders: string;
  readonly back: string;
  readonly payTitle: string;
  readonly payLead: string;
  readonly card: string;
  readonly choose: (plan: string) => string;
  readonly none: string;
  readonly stopped: string;
  readonly closedTitle: string;
  readonly over: string;
  readonly used: string;
  readonly home: string;
}
