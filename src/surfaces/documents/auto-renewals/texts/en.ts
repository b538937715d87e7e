import type { AutoLetterTexts } from "./auto-letter-texts.ts";

export const en: AutoLetterTexts = {
  because: {
    declined: "the payment was declined",
    ceiling: "your monthly limit was reached",
    too_late: "it was too late",
    needless: "renewed already",
    stopped: "it was stopped",
    by_customer: "you stopped it",
    by_mail: "you stopped it from a mail",
    by_staff: "our staff stopped it for you",
    departed: "your last day is covered",
    failed_twice: "two payments failed",
    needs_holder: "your bank wants to hear from you: please pay yourself",
    card_expired: "the card has expired",
    method_gone: "the card was forgotten",
    price_changed: "the price has gone up",
    not_connected: "it could not be connected; your money goes back",
    plan_gone: "the plan is not sold for this SIM any more",
    line_left: "this SIM is no longer kept in your account",
  },
  armed: {
    subject: "Automatic renewal is on",
    heading: "Automatic renewal is on",
    body: "As you asked, your SIM now renews by itself within the limits below. You can stop it at any time.",
  },
  labels: {
    plan: "Plan",
    amount: "Amount",
    charge: "Charge",
    method: "Pay with",
    ceiling: "Monthly limit",
    until: "Last day",
    line: "Your SIM",
  },
  stop: "Stop automatic renewal",
  renew: "Renew yourself",
};
