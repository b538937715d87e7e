import type { Act } from "../../../foundation/act/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Accounts } from "../ports.ts";
import type { MailText, MailTexts } from "./mail-texts.ts";
import { en } from "./texts/en.ts";
import { ja } from "./texts/ja.ts";
import { ko } from "./texts/ko.ts";
import { zhHans } from "./texts/zh-hans.ts";
import { zhHant } from "./texts/zh-hant.ts";

export type MailFacts =
  | { readonly kind: "code"; readonly code: string; readonly minutes: number }
  | { readonly kind: "reset"; readonly url: string; readonly minutes: number }
  | { readonly kind: "no_account" | "password_changed" | "passkey_added"; readonly url: string };

const TEXTS: Readonly<Record<Language, MailTexts>> = {
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  ja,
  en,
  ko,
};

/** Puts a mail of the account where mails wait, in the language of the act. */
export async function writeMail(
  act: Act,
  accounts: Accounts,
  mail: { cause: string; email: string; facts: MailFacts },
): Promise<void> {
  const { subject, paragraphs } = textOf(TEXTS[act.language], mail.facts);
  await accounts.mails.write(act, {
    cause: `account:${mail.cause}`,
    email: mail.email,
    language: act.language,
    subject,
    paragraphs,
  });
}

function textOf(texts: MailTexts, facts: MailFacts): MailText {
  switch (facts.kind) {
    case "code":
      return texts.code(facts);
    case "reset":
      return texts.reset(facts);
    case "no_account":
      return texts.noAccount(facts);
    case "password_changed":
      return texts.passwordChanged(facts);
    case "passkey_added":
      return texts.passkeyAdded(facts);
  }
}
