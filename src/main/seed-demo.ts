import { readFileSync } from "node:fs";
import path from "node:path";
import { allSellers, exchangeRates } from "../business/catalogue/index.ts";
import {
  giveCode,
  register,
  type Accounts,
  type CustomerMail,
} from "../business/customers/index.ts";
import { linesByTexts } from "../business/lines/index.ts";
import type { Act } from "../foundation/act/index.ts";
import { addDays, addMinutes, JST, localDate, type Instant } from "../foundation/clock/index.ts";
import { readTable, type Table } from "../foundation/tables/index.ts";
import { importTable, type Importable } from "../surfaces/cli/index.ts";
import { DEMO_LOGINS } from "./demo-card.ts";
import { demoUsage } from "./demo-usage.ts";
import { seedCounter } from "./seed-counter.ts";

const SEED = path.join(import.meta.dirname, "..", "..", "database", "seed");

/**
 * Puts the demo town into the database, through the importers that an operator uses; its dates
 * are counted from now. Answers false, and does nothing, when it is there already or when the
 * database is somebody's own. A seeding that was cut off is finished by the next one.
 */
export async function seedDemo({ act }: { readonly act: Act }): Promise<boolean> {
  const sellers = readSeed("sellers.json", act.clock.now());
  if ((await isDone(act)) || (await isSomebodysOwn(act, sellers))) return false;
  await take(act, "taxes", readSeed("taxes.csv", act.clock.now()));
  await take(act, "sellers", sellers);
  for (const [what, file] of TOWN) await take(act, what, readSeed(file, act.clock.now()));
  const codes = textsOf(readSeed("lines.csv", act.clock.now()), "更新コード");
  const lineIds = await linesByTexts(act, codes);
  await take(act, "usage", await demoUsage(act, [...lineIds.values()]));
  for (const login of DEMO_LOGINS) await setPassword(act, login);
  await seedCounter(act);
  // Last, because they tell that all the rest is there.
  await take(act, "rates", readSeed("rates.csv", act.clock.now()));
  return true;
}

const TOWN: readonly (readonly [Importable, string])[] = [
  ["plans", "plans.json"],
  ["lines", "lines.csv"],
  ["esims", "esims.csv"],
  ["buckets", "buckets.csv"],
  ["customers", "customers.csv"],
  ["points", "points.csv"],
  ["policies", "policies.csv"],
  ["apns", "apns.csv"],
];

/** A table of the demo town with its moments counted from `now`. */
export function readSeed(file: string, now: Instant): Table {
  const table = readTable(readFileSync(path.join(SEED, file)));
  if (!table.ok) throw new Error(`${file}: ${table.refusal}`);
  const rows = table.value.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => fromNow(cell, now)),
  }));
  return { ...table.value, rows };
}

/** The cells of one column, without the empty ones. */
export function textsOf(table: Table, column: string): readonly string[] {
  const at = table.columns.indexOf(column);
  return table.rows.map((row) => row.cells[at] ?? "").filter((cell) => cell !== "");
}

/** `-6d 10:20`: that many days from today in Japan; `now-70m`, `now-5h`: from this moment. */
function fromNow(cell: string, now: Instant): string {
  const day = /^([+-]\d+)d(?: (\d\d:\d\d))?$/.exec(cell);
  if (day !== null) {
    const date = addDays(localDate(now, JST), Number(day[1]));
    return day[2] === undefined ? date : `${date} ${day[2]}`;
  }
  const ago = /^now-(\d+)([mh])$/.exec(cell);
  if (ago === null) return cell;
  return addMinutes(now, -Number(ago[1]) * (ago[2] === "h" ? 60 : 1));
}

async function isDone(act: Act): Promise<boolean> {
  return (await exchangeRates(act)).some((rate) => rate.source === "demo");
}

async function isSomebodysOwn(act: Act, demo: Table): Promise<boolean> {
  const ours = new Set(textsOf(demo, "code"));
  return (await allSellers(act)).some((seller) => !ours.has(seller.code));
}

async function take(act: Act, what: Importable, table: Table): Promise<void> {
  const outcome = await importTable(act, what, table);
  if (!outcome.ok) throw new Error(`the demo's ${what}: ${outcome.refusal}`);
  const [problem] = outcome.value.problems;
  if (problem === undefined) return;
  throw new Error(`the demo's ${what}, row ${problem.row}, ${problem.column}: ${problem.problem}`);
}

/** As a customer does it himself: asks for a code and gives it back; the mail goes nowhere. */
async function setPassword(
  act: Act,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  const mails: CustomerMail[] = [];
  const accounts = accountsThatMailTo(mails);
  const caller = { headers: new Headers(), address: "seed" };
  const pending = await register(act, accounts, caller, { email, password });
  if (!pending.ok) throw new Error(`the demo's log-in ${email}: ${pending.refusal}`);
  const code = /^\d{6}$/m.exec(mails.at(-1)?.paragraphs.join("\n") ?? "")?.[0] ?? "";
  const given = { token: pending.value.token, code };
  const opened = await giveCode(act, accounts, caller, given);
  if (!opened.ok) throw new Error(`the demo's log-in ${email}: ${opened.refusal}`);
}

function accountsThatMailTo(mails: CustomerMail[]): Accounts {
  const nowhere = (): string => "http://127.0.0.1";
  return {
    publicUrl: nowhere(),
    links: { register: nowhere, forgot: nowhere, reset: nowhere, security: nowhere },
    mails: {
      async write(_act, mail) {
        mails.push(mail);
      },
    },
    orders: { claim: async () => 0, list: async () => [] },
  };
}
