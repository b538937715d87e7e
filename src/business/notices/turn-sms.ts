import { writeHouse, type Act } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { isHumanCode, newId, readHumanCode } from "../../foundation/ids/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { CarrierSms } from "../activation/index.ts";
import { lineById, type LineId } from "../lines/index.ts";
import { usualPreferences } from "./enrol.ts";
import type { LinkTarget } from "./link-address.ts";
import {
  endAddress,
  insertPerson,
  lineOfSmsCode,
  personById,
  putAddress,
  SMS_CODE_LENGTH,
  smsHolderOf,
  welcome,
} from "./people-store.ts";
import { deletePerson } from "./person-record-store.ts";
import { inOrder, type PersonId } from "./person.ts";
import { putReader, wakePerson } from "./readers-store.ts";
import { smsCarrierOf } from "./sms-channel.ts";

/** Whether reminders come to the card itself: on, off, or not to be had for this line. */
export type SmsStanding = "on" | "off" | "none";

export interface SmsWish {
  readonly lineId: LineId;
  /** Whoever has shown the line, or a person who is told of it. */
  readonly target: LinkTarget;
  /** Whom a try is counted against. */
  readonly by: { readonly address: string; readonly device: string };
}

export type SmsRefusal = "no_sms" | "too_many_tries";

export async function smsStanding(
  act: Act,
  lineId: LineId,
  carriers: readonly CarrierSms[],
): Promise<SmsStanding> {
  const line = await lineById(act, lineId);
  if (line === undefined || smsCarrierOf(line, carriers) === undefined) return "none";
  return (await smsHolderOf(act, lineId)) === undefined ? "off" : "on";
}

/**
 * From now on a line's reminders come to its card as short texts. Where they do already, nothing
 * changes, whoever turned them on: a card in somebody's hand says nothing of who is told by it.
 * Refuses a line that has none (`no_sms`).
 */
export async function turnOnSms(
  act: Act,
  { lineId, target, by }: SmsWish,
  carriers: readonly CarrierSms[],
): Promise<Outcome<SmsStanding, SmsRefusal>> {
  const standing = await smsStanding(act, lineId, carriers);
  if (standing === "none") return refused("no_sms");
  if (standing === "on") return done("on");
  const key = (kind: string, value: string) =>
    `sms:${kind}:${act.secrets.blind("limit", value).toString("base64url")}`;
  const turn = await takeTurn(act, [
    { key: key("address", by.address), perWindow: 60, windowSeconds: 3600 },
    { key: key("device", by.device), perWindow: 12, windowSeconds: 3600 },
  ]);
  if (!turn.ok) return refused("too_many_tries", { facts: turn.facts ?? {} });
  const { personId, parts } = await whoIsTold(act, target);
  const given = { channel: "sms", address: lineId, consent: "asked", isVerified: false } as const;
  await writeHouse(act, { name: "sms.turned_on", thing: personId, after: { lineId } }, [
    ...parts,
    putAddress(act, personId, given),
  ]);
  return done("on");
}

/** A person who is told already has texts tried first; whoever showed the line is somebody new. */
async function whoIsTold(
  act: Act,
  target: LinkTarget,
): Promise<{ readonly personId: PersonId; readonly parts: readonly Part[] }> {
  if (target.kind === "person") {
    const { personId } = target;
    const person = await personById(act, personId);
    if (person === undefined) throw new Error("texts are turned on for nobody");
    const channels = ["sms", ...inOrder(person.channels).filter((one) => one !== "sms")] as const;
    return { personId, parts: [welcome(act, personId, channels), wakePerson(act, personId)] };
  }
  const { lineId, proof, language, zone } = target;
  const personId = newId<"person">();
  const reader = { lineId, personId, proof, since: act.clock.now() };
  return {
    personId,
    parts: [insertPerson(act, personId, usualPreferences(language, zone)), putReader(act, reader)],
  };
}

/**
 * No more short texts to a line; doing it again changes nothing. Whoever was never told in another
 * way is forgotten with them.
 */
export async function turnOffSms(act: Act, lineId: LineId): Promise<void> {
  const personId = await smsHolderOf(act, lineId);
  if (personId === undefined) return;
  const person = await personById(act, personId);
  const address = { channel: "sms", address: lineId } as const;
  await writeHouse(act, { name: "sms.turned_off", thing: personId, after: { lineId } }, [
    ...(person?.addresses.length === 1
      ? deletePerson(personId)
      : [endAddress(act, address, { why: "removed" })]),
  ]);
}

/**
 * The line that a short text leads to. Refuses what is no code of ours or is off (`link_over`), and
 * whoever tries too many (`address` is where they are).
 */
export async function openSmsCode(
  act: Act,
  { code, address }: { readonly code: string; readonly address: string },
): Promise<Outcome<LineId, "link_over" | "too_many_tries">> {
  const letters = readHumanCode(code);
  if (!isHumanCode(letters, SMS_CODE_LENGTH)) return refused("link_over");
  const who = act.secrets.blind("limit", address).toString("base64url");
  const turn = await takeTurn(act, [
    { key: `sms:code:${who}`, perWindow: CODES_PER_HOUR, windowSeconds: 3600 },
  ]);
  if (!turn.ok) return turn;
  const lineId = await lineOfSmsCode(act, letters);
  const line = lineId === undefined ? undefined : await lineById(act, lineId);
  if (line === undefined || line.status === "recycled") return refused("link_over");
  return done(line.lineId);
}

/** From one place: many phones may be behind it, and nobody guesses 54 bits in so many tries. */
const CODES_PER_HOUR = 300;
