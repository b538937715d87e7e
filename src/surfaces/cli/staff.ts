import {
  allStaff,
  changeStaff,
  hireStaff,
  offerPairing,
  resetPasscode,
  STAFF_ROLES,
  suspendByHouse,
  type HireRefusal,
  type PairingOffer,
  type Staff,
  type StaffRole,
} from "../../business/staff/index.ts";
import { agentByCode, allAgents } from "../../business/agents/index.ts";
import { allTills, latestSession, makeTill } from "../../business/tills/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { isLanguage } from "../../foundation/language/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { drawTable } from "./draw-table.ts";

export interface StaffWords {
  readonly number: string;
  readonly name: string;
  readonly role: string;
  readonly language: string;
  /** The code of the shop they work for; the operator's own people have none. */
  readonly agent?: string;
}

export type StaffRefusal =
  | HireRefusal
  | "role_unknown"
  | "language_unknown"
  | "agent_unknown"
  | "staff_unknown"
  | "last_ruler"
  | "device_unknown"
  | "device_name_unreadable"
  | "reader_unreadable"
  | "counter_unknown"
  | "till_unknown"
  | "till_code_unreadable"
  | "till_code_taken";

/** What a refusal means for whoever typed the command. */
export const STAFF_REFUSALS: Readonly<Record<StaffRefusal, string>> = {
  staff_number_unreadable: "the number: 3 to 8 digits",
  staff_number_taken: "somebody has this number already: see `staff list`",
  staff_name_unreadable: "--name: 1 to 60 characters",
  role_unknown: `--role: is ${STAFF_ROLES.join(", ")}`,
  language_unknown: "--language: is ja, en, zh-Hans, zh-Hant or ko",
  agent_unknown: "--agent: no agent has this code: see `agent list`",
  staff_unknown: "nobody has this number: see `staff list`",
  last_ruler:
    "nobody else at work may let people in and out here: `staff add` a manager or operator first",
  device_unknown: "no device has this id: see `counter list`",
  device_name_unreadable: "the name of the device: 1 to 60 characters",
  reader_unreadable: "--reader: the id of a card reader at its provider, as in tmr_…",
  counter_unknown: "--counter: no counter in use has this name",
  till_unknown: "--till: no till has this code: see `till list`",
  till_code_unreadable: "the code: 2 to 16 letters, digits and hyphens, as in TYO1-02",
  till_code_taken: "a till has this code already: see `till list`",
};

/** Takes somebody on and tells the passcode that is to be handed over. */
export async function addStaff(
  act: Act,
  words: StaffWords,
): Promise<Outcome<string, StaffRefusal>> {
  const role = STAFF_ROLES.find((one) => one === words.role);
  if (role === undefined) return refused("role_unknown");
  if (!isLanguage(words.language)) return refused("language_unknown");
  const of = await agentNamed(act, words.agent);
  if (!of.ok) return of;
  const { number, name, language } = words;
  const wish = { number, name, language, role: role satisfies StaffRole };
  const hired = await hireStaff(act, { ...wish, ...of.value });
  if (!hired.ok) return hired;
  return done(handedOver(hired.value));
}

/** Everybody who works or worked here. Names are personal. */
export async function listStaff(act: Act): Promise<string> {
  const agents = new Map((await allAgents(act)).map((one) => [one.agentId as string, one.code]));
  const rows = (await allStaff(act)).map((one) => [
    ...[one.number, one.role, agents.get(one.agentId ?? "") ?? "", one.state, one.language],
    ...[one.hasSecondFactor ? "yes" : "no", one.name],
  ]);
  const head = ["number", "role", "agent", "state", "language", "second factor", "name"];
  return linesOf(drawTable(head, rows));
}

/** From now on this person opens nothing; who is logged in is out. Somebody who rules is left. */
export async function suspendStaff(
  act: Act,
  number: string,
): Promise<Outcome<string, "staff_unknown" | "last_ruler">> {
  const staff = await staffByNumber(act, number);
  if (staff === undefined) return refused("staff_unknown");
  const changed = await suspendByHouse(act, staff.staffId);
  return changed.ok ? done(`${staff.number} is suspended\n`) : changed;
}

/** A new passcode for whoever forgot it; one who was suspended works again. */
export async function resetStaff(
  act: Act,
  number: string,
): Promise<Outcome<string, "staff_unknown">> {
  const staff = await staffByNumber(act, number);
  if (staff === undefined) return refused("staff_unknown");
  const reset = await resetPasscode(act, staff.staffId);
  if (!reset.ok) return reset;
  if (staff.state === "suspended") await changeStaff(act, staff.staffId, { state: "working" });
  return done(handedOver({ staff, passcode: reset.value.passcode }));
}

export async function addTill(
  act: Act,
  wish: { readonly code: string; readonly name: string; readonly agent?: string },
): Promise<Outcome<string, StaffRefusal>> {
  const of = await agentNamed(act, wish.agent);
  if (!of.ok) return of;
  const made = await makeTill(act, { code: wish.code, name: wish.name, ...of.value });
  return made.ok ? done(`till ${made.value.code} is there; pair a device to it\n`) : made;
}

export async function listTills(act: Act): Promise<string> {
  const rows = await Promise.all(
    (await allTills(act)).map(async (till) => {
      const session = await latestSession(act, till.tillId);
      const state = till.retiredAt === undefined ? session?.state : "out of use";
      return [till.code, state ?? "never opened", String(session?.number ?? 0), till.name];
    }),
  );
  return linesOf(drawTable(["code", "state", "sessions", "name"], rows, { figures: [2] }));
}

/** The code that pairs a counter's machine to a till, and where to type it. */
export async function pairCounter(
  act: Act,
  wish: {
    readonly name: string;
    readonly till: string;
    readonly reader?: string;
    readonly publicUrl: string;
  },
): Promise<Outcome<string, StaffRefusal>> {
  const code = wish.till.normalize("NFKC").trim().toUpperCase();
  const till = (await allTills(act)).find((one) => one.code === code);
  if (till === undefined) return refused("till_unknown");
  const offered = await offerPairing(act, {
    kind: "counter",
    name: wish.name,
    tillId: till.tillId,
    ...(wish.reader === undefined ? {} : { reader: wish.reader.trim() }),
    ...(till.agentId === undefined ? {} : { agentId: till.agentId }),
    ...(till.pointId === undefined ? {} : { pointId: till.pointId }),
  });
  if (!offered.ok) return offered;
  return done(pairingText(offered.value, `${wish.publicUrl}/counter/pair`));
}

/** Where and until when the code of a machine is typed. */
export function pairingText({ code, endsAt }: PairingOffer, url: string): string {
  const shown = `${code.slice(0, 4)}-${code.slice(4)}`;
  return `open ${url} on that machine and type\n  ${shown}\nonce, before ${endsAt}\n`;
}

async function agentNamed(
  act: Act,
  typed: string | undefined,
): Promise<Outcome<{ readonly agentId?: string }, "agent_unknown">> {
  if (typed === undefined) return done({});
  const agent = await agentByCode(act, typed);
  return agent === undefined ? refused("agent_unknown") : done({ agentId: agent.agentId });
}

async function staffByNumber(act: Act, typed: string): Promise<Staff | undefined> {
  const number = typed.normalize("NFKC").trim();
  return (await allStaff(act)).find((one) => one.number === number);
}

function handedOver(of: { readonly staff: Staff; readonly passcode: string }): string {
  return (
    `number    ${of.staff.number}\npasscode  ${of.passcode}\n` +
    "hand it over in person: it is changed at the first log-in and not shown again\n"
  );
}

export function linesOf(lines: readonly string[]): string {
  return lines.length === 0 ? "none\n" : `${lines.join("\n")}\n`;
}
