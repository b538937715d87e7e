import { cpus, loadavg } from "node:os";
import { setIncident } from "../src/business/incidents/index.ts";
import {
  incidentDesk,
  incidentSubscriptions,
  noticeDesk,
  NOTICE_PAGE,
} from "../src/business/notices/index.ts";
import type { Staff } from "../src/business/staff/index.ts";
import { dispatchEvents, type Act } from "../src/foundation/act/index.ts";
import { addHours, addSeconds, JST, nextMidnight } from "../src/foundation/clock/index.ts";
import { newId } from "../src/foundation/ids/index.ts";
import { openLog } from "../src/foundation/log/index.ts";
import { buildTown } from "../tests/town.ts";
import { TERMS } from "../tests/examples/stored-line.ts";
import { openBenchHouse } from "./house.ts";

const DUE = 20_000;
const AIM_PER_SECOND = 1000;

/** So many lines have readers, of whom a share is due at once, each with an end to be told. */
export async function benchNotices({ lines }: { readonly lines: number }): Promise<void> {
  const house = await openBenchHouse();
  try {
    const { act } = house;
    await fill(act, lines);
    const { readers, messages, seconds, claimMs } = await sweepAll(act);
    if (messages !== DUE) throw new Error(`${messages} messages instead of ${DUE}`);
    const perSecond = Math.round(readers / seconds);
    const incident = await tellIncident(act);
    console.log(
      `\nReminders: ${DUE.toLocaleString("en")} due among ${lines.toLocaleString("en")} readers`,
    );
    console.log(`  looked at, worded and written   ${perSecond.toLocaleString("en")} a second`);
    console.log(`  claiming ${NOTICE_PAGE}, median            ${claimMs.toFixed(1)} ms`);
    console.log(
      `  lines walked for an incident    ${incident.walked.toLocaleString("en")} a second`,
    );
    console.log(
      `  their readers looked at         ${incident.looked.toLocaleString("en")} a second`,
    );
    console.log(
      `  load average meanwhile          ${loadavg()[0]!.toFixed(1)} on ${cpus().length} cores`,
    );
    const isReached = Math.min(perSecond, incident.walked, incident.looked) >= AIM_PER_SECOND;
    console.log(
      `  aim: ${AIM_PER_SECOND} a second             ${isReached ? "reached" : "missed"}`,
    );
    if (!isReached) process.exitCode = 1;
  } finally {
    await house.close();
  }
}

/** By day in Japan, so that nothing waits for the morning. */
function atNoon(act: Act): Act {
  const now = addHours(nextMidnight(act.clock.now(), JST), 12);
  return { ...act, clock: { now: () => now } };
}

/** Walks over all lines for an incident of their carrier, then looks at those that have a person. */
async function tellIncident(act: Act) {
  const noon = { ...atNoon(act), isNews: () => true };
  const staff = { staffId: newId(), role: "operator" } as unknown as Staff;
  const wish = { kind: "no_data", carrier: "sandbox", sinceMinutes: 0, isTold: true } as const;
  const set = await setIncident(noon, staff, wish);
  if (!set.ok) throw new Error(set.refusal);
  const log = openLog("error");
  await dispatchEvents(noon, incidentSubscriptions, log);
  const began = performance.now();
  const desk = incidentDesk(noon);
  const now = noon.clock.now();
  for (;;) {
    const rounds = await desk.claim({ limit: 16, now, leaseUntil: addSeconds(now, 60) });
    if (rounds.length === 0) break;
    for (const round of rounds) await desk.work(round);
  }
  const seconds = (performance.now() - began) / 1000;
  const count = async (text: string) =>
    ((await act.database.run({ text, values: [] })).rows[0] as { n: number }).n;
  const woken = await count("select count(*)::int as n from line_readers where due_at is not null");
  await act.database.run({
    text: `update line_readers set due_at = null where person_id not in
      (select person_id from notice_people)`,
    values: [],
  });
  const { readers, messages, seconds: swept } = await sweepAll(act);
  if (messages !== 2 * DUE) throw new Error(`${messages} messages instead of ${2 * DUE}`);
  return { walked: Math.round(woken / seconds), looked: Math.round(readers / swept) };
}

async function sweepAll(act: Act) {
  const noon = atNoon(act);
  const now = noon.clock.now();
  const desk = noticeDesk(noon, ({ notice: { name } }) => ({
    ...{ subject: name, text: name.repeat(100), html: name.repeat(300) },
    enclosures: [],
  }));
  const began = performance.now();
  const claims: number[] = [];
  let readers = 0;
  for (;;) {
    const claimBegan = performance.now();
    const pages = await desk.claim({ limit: 16, now, leaseUntil: addSeconds(now, 60) });
    claims.push(performance.now() - claimBegan);
    if (pages.length === 0) break;
    for (const page of pages) {
      readers += page.length;
      await desk.work(page);
    }
  }
  const seconds = (performance.now() - began) / 1000;
  const { rows } = await act.database.run({
    text: "select count(*)::int as n from messages",
    values: [],
  });
  const claimMs = claims.toSorted((a, b) => a - b)[Math.floor(claims.length / 2)]!;
  return { readers, messages: (rows[0] as { n: number }).n, seconds, claimMs };
}

async function fill(act: Act, lines: number): Promise<void> {
  const town = await buildTown(act);
  const model = await town.line();
  const noon = addHours(nextMidnight(act.clock.now(), JST), 12);
  const id = (of: string) => `('${of}-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`;
  const run = async (text: string, values: readonly unknown[]) =>
    act.database.run({ text, values });
  await run(
    `insert into lines (line_id, seller_id, network, carrier, form, status, iccid_sealed,
        renewal_code_sealed, imported_at)
      select ${id("00000001")}, seller_id, network, carrier, form, status, iccid_sealed,
        renewal_code_sealed, imported_at
      from lines, generate_series(1, $2::int) as i where line_id = $1`,
    [model.lineId, lines],
  );
  await run(
    `insert into line_readers (line_id, person_id, proof, since, due_at)
      select ${id("00000001")}, ${id("00000002")}, 'renewal_code', $2,
        case when i % $4 = 0 then $3::timestamptz else $5::timestamptz end
      from generate_series(1, $1::int) as i`,
    [lines, addHours(noon, -2000), noon, Math.floor(lines / DUE), addHours(noon, 500)],
  );
  const due = [lines, Math.floor(lines / DUE)];
  const some = "from generate_series($2::int, $1::int, $2::int) as i";
  await run(
    `insert into notice_people (person_id, language, zone, quiet_from, quiet_until, channels, made_at)
      select ${id("00000002")}, 'en', 'Asia/Tokyo', 22, 8, '["email"]', $3 ${some}`,
    [...due, noon],
  );
  // Each address is sealed on its own in life; here all that counts is that they differ.
  await run(
    `insert into notice_addresses (address_id, person_id, channel, address_sealed, consent, since)
      select ${id("00000004")}, ${id("00000002")}, 'email', a.sealed, 'order', $3
      from unnest($4::bytea[]) with ordinality as a (sealed, nth)
      join (select i, row_number() over (order by i) as nth ${some}) as n using (nth)`,
    [...due, noon, Array.from({ length: DUE }, (_, n) => act.secrets.seal(`${n}@example.com`))],
  );
  await run(
    `insert into buckets (line_id, bucket_id, plan_id, state, terms, granted_at, starts_at, ends_at,
        data_total_bytes, held_by)
      select ${id("00000001")}, ${id("00000003")}, (select plan_id from plans limit 1), 'active',
        $3::jsonb, $4, $4, $5, 3000000000, 'carrier' ${some}`,
    [...due, JSON.stringify(TERMS), addHours(noon, -100), addHours(noon, 48)],
  );
  await run("analyze line_readers", []).catch(() => {});
}
