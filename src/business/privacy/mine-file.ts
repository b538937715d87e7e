import { photoFile, photosOf } from "../cases/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { chatPhoto } from "../support/index.ts";
import { maskNumber } from "../lines/index.ts";
import type { Mine } from "./gather-mine.ts";

/**
 * The same as a file for machines (GDPR 20: structured, commonly used, machine-readable). Lines are
 * masked: who holds a mailbox does not thereby hold the line.
 */
export async function mineFile(act: Act, mine: Mine): Promise<Readonly<Record<string, unknown>>> {
  const { account, orders, reminders } = mine;
  const lineOf: LineOf = (lineId) => {
    const line = mine.lines.get(lineId);
    return line === undefined ? undefined : maskNumber(line.msisdn ?? line.iccid);
  };
  return {
    format: "tsunagu-person-1",
    email: mine.email ?? null,
    gatheredAt: mine.gatheredAt,
    account: account === undefined ? null : accountIn(account, lineOf),
    orders: orders.map(orderIn),
    reminders: {
      preferences: preferencesIn(reminders.person),
      // A short text goes to the line itself.
      consents: reminders.addresses.map((one) =>
        one.channel === "sms" ? { ...one, address: lineOf(one.address) ?? null } : one,
      ),
      lines: reminders.lines.map(({ lineId, since, tripId }) => ({
        ...{ line: lineOf(lineId), since, tripId: tripId ?? null },
      })),
      messages: reminders.messages,
    },
    ...automaticIn(mine, lineOf),
    machineAlarms: mine.alarms.map(({ language, since }) => ({ language, since })),
    ...saidIn(mine),
    chats: await Promise.all(mine.chats.map(async (one) => chatIn(act, one))),
    cases: await Promise.all(mine.cases.map(async (one) => caseIn(act, one))),
  };
}

type LineOf = (lineId: string) => string | undefined;

function accountIn(account: NonNullable<Mine["account"]>, lineOf: LineOf) {
  const { since, sessions, passkeys, lines } = account;
  return {
    ...{ since, sessions, passkeys },
    lines: lines.map(({ lineId, nickname, savedAt }) => ({
      line: lineOf(lineId),
      nickname: nickname ?? null,
      savedAt,
    })),
  };
}

function automaticIn({ auto }: Mine, lineOf: LineOf) {
  return {
    automaticRenewals: auto.renewals.map((one) => ({
      ...{ line: lineOf(one.lineId), state: one.state, plan: one.planCode },
      ...{ priceYen: one.priceYen, trigger: one.trigger, ceilingYen: one.ceilingYen },
      ...{ until: one.until, consentedAt: one.consentedAt, stoppedAt: one.stoppedAt ?? null },
    })),
    savedMethods: auto.methods.map(({ method, face, savedAt }) => ({ method, ...face, savedAt })),
  };
}

/** What they asked and reported, and what was answered. */
function saidIn({ questions }: Mine) {
  return {
    questions: questions.map(({ number, topic, text, state, askedAt }) => ({
      ...{ number, topic, text: text ?? null, state, askedAt },
    })),
  };
}

async function chatIn(act: Act, { chat, messages }: Mine["chats"][number]) {
  const said = messages.map(async ({ by, text, at, seq, photo }) => ({
    ...{ by: by.kind, text: text ?? null, at },
    ...(photo === undefined
      ? {}
      : { jpegBase64: (await chatPhoto(act, chat.chatId, seq))?.toString("base64") ?? null }),
  }));
  return {
    openedAt: chat.openedAt,
    closedAt: chat.closedAt ?? null,
    stars: chat.stars ?? null,
    messages: await Promise.all(said),
  };
}

async function caseIn(act: Act, one: Mine["cases"][number]) {
  const { number, cause, text, answer, state, openedAt, answeredAt, closedAt } = one;
  const photos = (await photosOf(act, one)).map(async ({ ordinal, addedAt }) => ({
    addedAt,
    jpegBase64: (await photoFile(act, one, ordinal))?.toString("base64") ?? null,
  }));
  return {
    ...{ number, cause, state, openedAt },
    ...{ text: text ?? null, answer: answer ?? null },
    ...{ answeredAt: answeredAt ?? null, closedAt: closedAt ?? null },
    photos: await Promise.all(photos),
  };
}

type OrderWith = Mine["orders"][number];

function orderIn({ order, receipts, reminders }: OrderWith) {
  const { renewal, plan, seller, line, attempts, refunds } = order;
  return {
    number: renewal.number,
    line: maskNumber(line.msisdn ?? line.iccid),
    plan: plan.names,
    seller: seller.names,
    ...{ state: renewal.state, channel: renewal.channel, language: renewal.language },
    ...{ totalYen: renewal.totalYen, taxYen: renewal.taxYen },
    ...{ placedAt: renewal.placedAt, paidAt: renewal.paidAt ?? null },
    connectedAt: renewal.fulfilledAt ?? null,
    email: renewal.contactEmail ?? null,
    remindersConsent: reminders ?? null,
    ...{ trip: renewal.trip ?? null, zone: renewal.viewerZone ?? null },
    payments: attempts.map(({ method, state, amountYen, startedAt, settledAt }) => ({
      ...{ method, state, amountYen, startedAt, settledAt: settledAt ?? null },
    })),
    refunds: refunds.map(({ amountYen, reason, state, wantedAt }) => ({
      ...{ amountYen, reason, state, wantedAt },
    })),
    receipts: receipts.map(({ content, issuedAt, addressee }) => ({
      ...{ number: content.number, kind: content.kind, totalYen: content.totalYen },
      ...{ issuedAt, addressee: addressee ?? null },
    })),
  };
}

function preferencesIn(person: Mine["reminders"]["person"]) {
  if (person === undefined) return null;
  const { language, quiet, channels, stoppedAt } = person;
  return { language, quiet, channels, stoppedAt: stoppedAt ?? null };
}
