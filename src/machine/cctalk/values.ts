import { DENOMINATIONS_YEN, type DenominationYen } from "../../foundation/kiosk-wire/index.ts";
import type { Bus } from "./bus.ts";
import type { Values } from "./event-meaning.ts";
import { HEADER } from "./headers.ts";

const POSITIONS = 16;
const COUNTRY = "JP";

/** Which note is which type: `JP0010A` is ten times the country's scaling factor. */
export async function readBillValues(bus: Bus, to: number): Promise<Values | undefined> {
  const country = [...Buffer.from(COUNTRY)];
  const scale = await bus.ask({ to, header: HEADER.scalingFactor, payload: country, tries: 3 });
  const [low, high, decimals] = scale?.payload ?? [];
  if (low === undefined || high === undefined || decimals === undefined) return undefined;
  const factor = (low + 256 * high) / 10 ** decimals;
  return readValues(bus, { to, header: HEADER.billId }, (id) => Number(id.slice(2, 6)) * factor);
}

/** `JP100A`: its value in yen. */
export async function readCoinValues(bus: Bus, to: number): Promise<Values | undefined> {
  return readValues(bus, { to, header: HEADER.coinId }, (id) => Number(id.slice(2, 5)));
}

async function readValues(
  bus: Bus,
  question: { readonly to: number; readonly header: number },
  yenOf: (id: string) => number,
): Promise<Values | undefined> {
  const values = new Map<number, DenominationYen>();
  for (let position = 1; position <= POSITIONS; position++) {
    const answer = await bus.ask({ ...question, payload: [position], tries: 3 });
    if (answer === undefined) return undefined;
    const id = Buffer.from(answer.payload).toString("latin1");
    const yen = yenOf(id);
    if (id.startsWith(COUNTRY) && isDenomination(yen)) values.set(position, yen);
  }
  return values;
}

function isDenomination(yen: number): yen is DenominationYen {
  return (DENOMINATIONS_YEN as readonly number[]).includes(yen);
}
