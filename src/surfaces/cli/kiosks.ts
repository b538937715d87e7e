import { agentByCode } from "../../business/agents/index.ts";
import {
  allKiosks,
  MESSAGE_LENGTH_MAX,
  offerKiosk,
  revokeKiosk as revokeMachine,
  setKioskMessage,
  setKioskService,
  type ReadKiosk,
} from "../../business/kiosks/index.ts";
import { pointsByCodes } from "../../business/points/index.ts";
import type { DeviceRefusal } from "../../business/staff/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { CODE_PAGES, PAPER_WIDTHS_MM, type Paper } from "../../foundation/paper/index.ts";
import { drawTable } from "./draw-table.ts";
import { readLetters } from "./read-letters.ts";

export interface KioskWords {
  readonly name: string;
  /** Codes of the point where it stands, and of the shop that it sells for. */
  readonly point?: string;
  readonly agent?: string;
  readonly reader?: string;
  /** Of its own printer: `80`, `58` or `none`, and the code pages in its memory. */
  readonly paper?: string;
  readonly letters?: string;
}

export type KioskCommandRefusal =
  | "kiosk_unknown"
  | "kiosk_ambiguous"
  | "message_unreadable"
  | "duty_unreadable"
  | "point_unknown"
  | "agent_unknown"
  | "paper_unknown"
  | "letters_unknown"
  | DeviceRefusal;

/** What a refusal means for whoever typed the command. */
export const KIOSK_REFUSALS: Readonly<Record<KioskCommandRefusal, string>> = {
  kiosk_unknown: "no kiosk has this name or id: see `kiosk list`",
  kiosk_ambiguous: "several kiosks have this name: give the id, see `kiosk list`",
  message_unreadable:
    `the message: language=text, at most ${MESSAGE_LENGTH_MAX} characters, ` +
    'as in ja="点検中です" en="Being checked"; or --clear',
  duty_unreadable:
    "--to: letters, digits and .+-; --url: where the package is; --signature: base64, " +
    "Ed25519 over the package",
  point_unknown: "--point: no point has this code: see `import points`",
  agent_unknown: "--agent: no agent has this code: see `agent list`",
  paper_unknown: "--paper: 80 or 58 (mm), or none for a machine without a printer",
  letters_unknown: `--letters: of ${CODE_PAGES.join(", ")}, with commas between, or none`,
  device_name_unreadable: "the name: 1 to 60 characters",
  counter_unknown: "no counter has this name",
  reader_unreadable: "--reader: the id of a card reader at its provider, as in tmr_…",
};

/** The code that pairs a kiosk, and where it goes. */
export async function pairKiosk(
  act: Act,
  words: KioskWords & { readonly publicUrl: string },
): Promise<Outcome<string, KioskCommandRefusal>> {
  const point = await pointNamed(act, words.point);
  if (!point.ok) return point;
  const agent = words.agent === undefined ? undefined : await agentByCode(act, words.agent);
  if (words.agent !== undefined && agent === undefined) return refused("agent_unknown");
  const paper = paperIn(words);
  if (!paper.ok) return paper;
  const offered = await offerKiosk(act, {
    name: words.name,
    ...point.value,
    ...paper.value,
    ...(agent === undefined ? {} : { agentId: agent.agentId }),
    ...(words.reader === undefined ? {} : { reader: words.reader.trim() }),
  });
  if (!offered.ok) return offered;
  const { code, endsAt } = offered.value;
  return done(
    `send this code from the machine to ${words.publicUrl}/kiosk/api/pair\n` +
      `  ${code.slice(0, 4)}-${code.slice(4)}\nonce, before ${endsAt}; see docs/running/kiosk.md\n`,
  );
}

/** Every kiosk, how it is, and what it takes. */
export async function listKiosks(act: Act): Promise<string> {
  const rows = (await allKiosks(act)).map(({ device, kiosk, sales }) => [
    ...[device.name, pairingOf(device), sales.standing, sales.takes.join(" ") || "nothing"],
    ...[kiosk.heartbeat?.version ?? "", kiosk.heardAt ?? "never", kiosk.heartbeat?.trouble ?? ""],
    device.deviceId,
  ]);
  const head = ["name", "pairing", "standing", "takes", "version", "heard", "trouble", "id"];
  return rows.length === 0 ? "none\n" : `${drawTable(head, rows).join("\n")}\n`;
}

/** From now on the machine opens nothing; its token is worth nothing. */
export async function revokeKiosk(
  act: Act,
  typed: string,
): Promise<Outcome<string, KioskCommandRefusal>> {
  const found = await kioskNamed(act, typed);
  if (!found.ok) return found;
  const { device } = found.value;
  const revoked = await revokeMachine(act, device.deviceId);
  return revoked.ok ? done(`${device.name} opens nothing any more\n`) : revoked;
}

export async function directKiosk(
  act: Act,
  wish: { readonly kiosk: string; readonly service: "in" | "out" },
): Promise<Outcome<string, KioskCommandRefusal>> {
  const found = await kioskNamed(act, wish.kiosk);
  if (!found.ok) return found;
  const { name, deviceId } = found.value.device;
  const set = await setKioskService(act, { deviceId, service: wish.service });
  if (!set.ok) return set;
  return done(wish.service === "out" ? `${name} sells nothing now\n` : `${name} may sell again\n`);
}

/** `texts`: `ja=…`, one for each language; none of them takes the message away. */
export async function messageKiosk(
  act: Act,
  wish: { readonly kiosk: string; readonly texts: readonly string[] | "none" },
): Promise<Outcome<string, KioskCommandRefusal>> {
  const found = await kioskNamed(act, wish.kiosk);
  if (!found.ok) return found;
  const { name, deviceId } = found.value.device;
  const message = wish.texts === "none" ? {} : { message: textsIn(wish.texts) };
  const set = await setKioskMessage(act, { deviceId, ...message });
  if (!set.ok) return set;
  return done(wish.texts === "none" ? `${name} says nothing\n` : `${name} says it now\n`);
}

function textsIn(typed: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    typed.map((one) => {
      const [language = "", ...text] = one.split("=");
      return [language.trim(), text.join("=")];
    }),
  );
}

function pairingOf({ pairedAt, revokedAt }: ReadKiosk["device"]): string {
  if (revokedAt !== undefined) return "revoked";
  return pairedAt === undefined ? "offered" : "paired";
}

export async function kioskNamed(
  act: Act,
  typed: string,
): Promise<Outcome<ReadKiosk, "kiosk_unknown" | "kiosk_ambiguous">> {
  const name = typed.normalize("NFC").trim();
  const all = (await allKiosks(act)).filter(({ device }) => device.revokedAt === undefined);
  const found = all.filter(({ device }) => device.deviceId === name || device.name === name);
  const [one, other] = found;
  if (one === undefined) return refused("kiosk_unknown");
  return other === undefined ? done(one) : refused("kiosk_ambiguous");
}

function paperIn({
  paper = "80",
  letters = "shiftjis",
}: KioskWords): Outcome<{ readonly paper?: Paper }, "paper_unknown" | "letters_unknown"> {
  if (paper.trim() === "none") return done({});
  const paperMm = PAPER_WIDTHS_MM.find((one) => String(one) === paper.trim());
  if (paperMm === undefined) return refused("paper_unknown");
  const codePages = readLetters(letters);
  if (codePages === undefined) return refused("letters_unknown");
  return done({ paper: { paperMm, codePages } });
}

export async function pointNamed(
  act: Act,
  code: string | undefined,
): Promise<Outcome<{ readonly pointId?: string }, "point_unknown">> {
  if (code === undefined) return done({});
  const point = (await pointsByCodes(act, [code.trim()])).get(code.trim());
  const isThere = point !== undefined && !point.isClosed;
  return isThere ? done({ pointId: point.pointId }) : refused("point_unknown");
}
