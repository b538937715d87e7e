/** A mail as its reader gets it: a subject and paragraphs. */
export interface MailText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** What accounts write to customers, in one language. */
export interface MailTexts {
  code(facts: { code: string; minutes: number }): MailText;
  reset(facts: { url: string; minutes: number }): MailText;
  noAccount(facts: { url: string }): MailText;
  passwordChanged(facts: { url: string }): MailText;
  passkeyAdded(facts: { url: string }): MailText;
}
