import { SITUATIONS, type Situation, type Symptom } from "./self-help.ts";

/** What is said first: how it stands, or what fits it better. Each has its words in every language. */
export const SAYINGS = [
  ...SITUATIONS,
  "pay_again",
  "paid_already",
  "no_refund",
  "slow_network",
  "install",
] as const;
export type Saying = (typeof SAYINGS)[number];

/** What to try on the phone or at the bank, in this order. */
export const TRIES = [
  "airplane",
  "data_on",
  "apn",
  "roaming",
  "restart",
  "network",
  "vpn",
  "place",
  "seat",
  "esim_on",
  "approve",
  "other_way",
] as const;
export type Try = (typeof TRIES)[number];

/** What happens next, or what the person can do next. */
export const NEXTS = [
  "find",
  "promise",
  "choose",
  "pay",
  "order",
  "claim",
  "wait_refund",
  "turn",
  "start_now",
  "renew",
  "buy",
  "reset",
  "ask_us",
] as const;
export type Next = (typeof NEXTS)[number];

export interface Answer {
  readonly says: Saying;
  readonly tries: readonly Try[];
  readonly next: Next;
}

const PHONE: readonly Try[] = ["airplane", "data_on", "apn", "roaming", "restart", "network"];

const PLAIN: Readonly<Record<Situation, Answer>> = {
  unknown: { says: "unknown", tries: PHONE, next: "find" },
  unpaid: { says: "unpaid", tries: [], next: "pay" },
  connecting: { says: "connecting", tries: ["restart"], next: "promise" },
  late: { says: "late", tries: [], next: "choose" },
  over: { says: "over", tries: [], next: "renew" },
  refunding: { says: "refunding", tries: [], next: "wait_refund" },
  refund_waits: { says: "refund_waits", tries: [], next: "claim" },
  refunded: { says: "refunded", tries: [], next: "wait_refund" },
  waiting_turn: { says: "waiting_turn", tries: [], next: "turn" },
  paid_but_offline: { says: "paid_but_offline", tries: [], next: "start_now" },
  line_suspended: { says: "line_suspended", tries: [], next: "ask_us" },
  line_gone: { says: "line_gone", tries: [], next: "ask_us" },
  nothing_bought: { says: "nothing_bought", tries: [], next: "buy" },
  first_use: { says: "first_use", tries: PHONE, next: "ask_us" },
  connected: { says: "connected", tries: PHONE, next: "ask_us" },
  in_use: { says: "in_use", tries: PHONE, next: "ask_us" },
  slow_until_reset: { says: "slow_until_reset", tries: [], next: "reset" },
  used_up: { says: "used_up", tries: [], next: "renew" },
  ended: { says: "ended", tries: [], next: "renew" },
};

const SLOW: Answer = {
  says: "slow_network",
  tries: ["airplane", "place", "vpn", "restart"],
  next: "ask_us",
};
const PAID: Answer = { says: "paid_already", tries: [], next: "order" };
const NO_REFUND: Answer = { says: "no_refund", tries: [], next: "order" };
const INSTALL: Answer = {
  says: "install",
  tries: ["seat", "esim_on", "data_on", "apn", "restart"],
  next: "ask_us",
};

/** Which answer fits what somebody says is wrong, by how it stands: the whole of what self-help knows. */
export const KNOWLEDGE: Readonly<Record<Symptom, Readonly<Record<Situation, Answer>>>> = {
  no_data: PLAIN,
  slow: {
    ...PLAIN,
    unknown: { ...SLOW, next: "find" },
    connected: SLOW,
    in_use: SLOW,
    first_use: SLOW,
  },
  paying: {
    ...PLAIN,
    unknown: { says: "pay_again", tries: ["approve", "other_way"], next: "find" },
    unpaid: { says: "pay_again", tries: ["approve", "other_way"], next: "pay" },
    connecting: { ...PAID, next: "promise" },
    waiting_turn: { ...PAID, next: "turn" },
    paid_but_offline: { ...PAID, next: "start_now" },
    first_use: PAID,
    connected: PAID,
    in_use: PAID,
    slow_until_reset: PAID,
    used_up: { ...PAID, next: "renew" },
  },
  refund: {
    ...PLAIN,
    unknown: { says: "no_refund", tries: [], next: "find" },
    connecting: { ...PLAIN.connecting, tries: [] },
    waiting_turn: NO_REFUND,
    paid_but_offline: NO_REFUND,
    first_use: NO_REFUND,
    connected: NO_REFUND,
    in_use: NO_REFUND,
    slow_until_reset: NO_REFUND,
    used_up: NO_REFUND,
    ended: NO_REFUND,
  },
  setup: {
    ...PLAIN,
    unknown: INSTALL,
    nothing_bought: { ...INSTALL, next: "buy" },
    first_use: INSTALL,
    connected: INSTALL,
    in_use: INSTALL,
  },
};

export function answerTo(symptom: Symptom, situation: Situation): Answer {
  return KNOWLEDGE[symptom][situation];
}

/** Where there is little to try on the phone, how it stands is the answer, whatever was asked. */
export function explainsItself(situation: Situation): boolean {
  return PLAIN[situation].tries.length <= 1;
}
