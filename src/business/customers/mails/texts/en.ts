import type { MailTexts } from "../mail-texts.ts";

export const en: MailTexts = {
  code: ({ code, minutes }) => ({
    subject: `${code} is your Tsunagu code`,
    paragraphs: [
      "Your code is",
      code,
      `Enter it on the page where you asked for it, within ${minutes} minutes.`,
      "We never ask for this code by phone, mail or chat. If you did not ask for it, do nothing: without the code nobody gets in.",
    ],
  }),
  reset: ({ url, minutes }) => ({
    subject: "Choose a new Tsunagu password",
    paragraphs: [
      "You asked for a new password. Choose it here:",
      url,
      `The link works once and for ${minutes} minutes.`,
      "If you did not ask for it, do nothing: your password stays as it is.",
    ],
  }),
  noAccount: ({ url }) => ({
    subject: "No Tsunagu account with this e-mail",
    paragraphs: [
      "Somebody, perhaps you, asked for a new password for this e-mail address. There is no account with it.",
      "Perhaps you used another address. Or open an account here:",
      url,
      "If it was not you, do nothing.",
    ],
  }),
  passwordChanged: ({ url }) => ({
    subject: "Your Tsunagu password was changed",
    paragraphs: [
      "The password of your account has just been changed.",
      "If it was not you, choose a new one at once. That also logs out every device:",
      url,
    ],
  }),
  passkeyAdded: ({ url }) => ({
    subject: "A passkey was added to your Tsunagu account",
    paragraphs: [
      "Your account can now be opened with a new passkey.",
      "If it was not you, log in, remove the passkey and change your password:",
      url,
    ],
  }),
};
