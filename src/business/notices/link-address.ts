import { writeHouse, type Act } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { LineId, Proof } from "../lines/index.ts";
import { makePerson, usualPreferences } from "./enrol.ts";
import { endAddress, personByAddress, personById, putAddress, welcome } from "./people-store.ts";
import {
  inOrder,
  usableAddresses,
  type ChannelName,
  type Person,
  type PersonId,
} from "./person.ts";
import { copyReaders, linesOfPerson, putReader } from "./readers-store.ts";

/** Who is reached there from now on: a person, or whoever has shown a line. */
export type LinkTarget =
  | { readonly kind: "person"; readonly personId: PersonId }
  | {
      readonly kind: "line";
      readonly lineId: LineId;
      readonly proof: Proof;
      readonly language: Language;
      readonly zone?: string;
    };

export interface LinkedAddress {
  readonly channel: ChannelName;
  /** What its channel's gateway takes. */
  readonly address: string;
}

/** More of one way than this nobody needs; the oldest goes. */
const OF_A_WAY_MAX = 10;

/**
 * Gives an address, whose owner has answered from there, to a person; with a line, to whoever has
 * that address already or to somebody new, who is told about the line. It becomes their first way,
 * and takes back an earlier stop. Where somebody else is told of lines there already, the address
 * stays theirs, and they are told of the person's lines as well: whoever was led here by another's
 * link gives away neither their lines nor their way. Saying it again changes nothing.
 */
export async function linkAddress(
  act: Act,
  target: LinkTarget,
  linked: LinkedAddress,
): Promise<PersonId> {
  const before = await personByAddress(act, linked);
  const personId =
    target.kind === "person" ? target.personId : (before ?? (await newPerson(act, target, linked)));
  if (before !== undefined && before !== personId && (await isToldThere(act, before, linked))) {
    await writeHouse(act, { name: "address.shared", thing: before }, [
      copyReaders(act, { from: personId, to: before }),
    ]);
    return before;
  }
  const person = await personById(act, personId);
  if (person === undefined) throw new Error("an address is linked to nobody");
  const { channel } = linked;
  const channels = [channel, ...inOrder(person.channels).filter((one) => one !== channel)];
  await writeHouse(act, { name: "address.linked", thing: personId, after: { channel } }, [
    putAddress(act, personId, { ...linked, consent: "asked", isVerified: true }),
    welcome(act, personId, channels),
    ...readersOf(act, target, personId),
    ...tooMany(act, person, linked),
  ]);
  return personId;
}

async function isToldThere(
  act: Act,
  personId: PersonId,
  { channel, address }: LinkedAddress,
): Promise<boolean> {
  const [person, lines] = await Promise.all([
    personById(act, personId),
    linesOfPerson(act, personId),
  ]);
  if (person === undefined || person.stoppedAt !== undefined) return false;
  const isUsable = usableAddresses(person).some(
    (one) => one.channel === channel && one.address === address,
  );
  return isUsable && lines.some(({ stoppedAt }) => stoppedAt === undefined);
}

async function newPerson(
  act: Act,
  { language, zone }: Extract<LinkTarget, { readonly kind: "line" }>,
  { channel, address }: LinkedAddress,
): Promise<PersonId> {
  const wish = usualPreferences(language, zone);
  return makePerson(act, { channel, address, wish, consent: "asked" });
}

function readersOf(act: Act, target: LinkTarget, personId: PersonId): readonly Part[] {
  if (target.kind === "person") return [];
  const { lineId, proof } = target;
  return [putReader(act, { lineId, personId, proof, since: act.clock.now() })];
}

function tooMany(act: Act, person: Person, linked: LinkedAddress): readonly Part[] {
  const others = usableAddresses(person).filter(
    ({ channel, address }) => channel === linked.channel && address !== linked.address,
  );
  return others.slice(OF_A_WAY_MAX - 1).map((one) => endAddress(act, one, { why: "removed" }));
}
