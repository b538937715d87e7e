import { agentByCode, allAgents } from "../../business/agents/index.ts";
import { addAlarmReader, alarmReaders, dropAlarmReader } from "../../business/kiosks/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { drawTable } from "./draw-table.ts";

export interface AlarmWords {
  readonly address: string;
  readonly language: string;
  /** The code of a shop; without one, every machine. */
  readonly agent?: string;
}

type AlarmRefusal =
  | "agent_unknown"
  | "address_unreadable"
  | "language_unknown"
  | "too_many_readers"
  | "reader_unknown";

/** What a refusal means for whoever typed the command. */
export const ALARM_REFUSALS: Readonly<Record<AlarmRefusal, string>> = {
  agent_unknown: "--agent: no agent has this code: see `agent list`",
  address_unreadable: "the address: an e-mail address, as in shop@example.jp",
  language_unknown: "--language: ja or en",
  too_many_readers: "there are 100 addresses already: drop one with `kiosk mails drop`",
  reader_unknown: "nothing is sent to this address: see `kiosk mails list`",
};

/** This address hears by mail when a machine fails. */
export async function mailAlarmsTo(
  act: Act,
  { address, language, agent }: AlarmWords,
): Promise<Outcome<string, AlarmRefusal>> {
  const shop = agent === undefined ? undefined : await agentByCode(act, agent);
  if (agent !== undefined && shop === undefined) return refused("agent_unknown");
  const added = await addAlarmReader(act, {
    ...{ address, language },
    ...(shop === undefined ? {} : { agentId: shop.agentId }),
  });
  return added.ok ? done(`${added.value.address} is told when a machine fails\n`) : added;
}

export async function mailAlarmsNoMore(
  act: Act,
  address: string,
): Promise<Outcome<string, AlarmRefusal>> {
  const dropped = await dropAlarmReader(act, address);
  return dropped.ok ? done(`${address.trim()} is told no more\n`) : dropped;
}

/** Who hears by mail of which machines. */
export async function listAlarmMails(act: Act): Promise<string> {
  const [readers, agents] = await Promise.all([alarmReaders(act), allAgents(act)]);
  const codes = new Map(agents.map((one) => [one.agentId as string, one.code]));
  const rows = readers.map(({ address, language, agentId }) => [
    ...[address, language, agentId === undefined ? "every one" : (codes.get(agentId) ?? agentId)],
  ]);
  const head = ["address", "language", "machines of"];
  return rows.length === 0 ? "none\n" : `${drawTable(head, rows).join("\n")}\n`;
}
