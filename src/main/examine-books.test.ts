import { expect, it } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import type { PaymentProvider, ReportRow } from "../business/payments/index.ts";
import { fetchReport } from "../business/reconciliation/index.ts";
import { addHours } from "../foundation/clock/index.ts";
import { examineBooks } from "./examine-books.ts";

const db = await testDatabase();
const act = db.act({ at: "2026-11-23T20:00:00Z" });

it("tells of each provider with reports how far they are matched and what is open", async () => {
  const [sound, odd, never, files] = [
    provider("sound", []),
    provider("odd", [{ kind: "other", reference: "x", grossYen: 5 }]),
    provider("never", []),
    { name: "files", reports: { parse: () => ({ rows: [], faults: [] }) } },
  ] as unknown as readonly PaymentProvider[];
  await fetchReport(act, sound!, "2026-11-22");
  await fetchReport(act, odd!, "2026-11-22");
  const without = { name: "none" } as unknown as PaymentProvider;
  const all = [sound!, odd!, never!, files!, without];
  const lines = async () =>
    (await examineBooks(act, all)).map(({ what, state, line }) => `${state} ${what}: ${line}`);
  expect(await lines()).toEqual([
    "ok sound reports: matched until 2026-11-22",
    "note odd reports: until 2026-11-22; 1 open differences: `tsunagu reconcile list`",
    "note never reports: none yet: a running worker fetches them each morning",
    "note files reports: none yet: download one and `tsunagu reconcile import files FILE`",
  ]);
  act.clock.moveTo(addHours(act.clock.now(), 96));
  expect((await lines())[0]).toBe(
    "note sound reports: only until 2026-11-22: a running worker fetches them each morning",
  );
});

function provider(name: string, rows: readonly Partial<ReportRow>[]): PaymentProvider {
  const at = "2026-11-22T03:00:00.000Z";
  const told = rows.map((row) => ({ feeYen: 0, netYen: row.grossYen, at, ...row }));
  const read = async () => ({ kind: "read", rows: told });
  return { name, reports: { read } } as unknown as PaymentProvider;
}
