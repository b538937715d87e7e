import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { checkLedger } from "../business/ledger/index.ts";
import { readPinDigits, showBatches } from "../business/pins/index.ts";
import { addHours } from "../foundation/clock/index.ts";
import { drawCard } from "./card.ts";
import { seedDemoPins } from "./demo-pins.ts";
import { seedDemo } from "./seed-demo.ts";

const db = await testDatabase();
const act = db.act();
const dataDir = mkdtempSync(path.join(tmpdir(), "tsunagu-demo-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const ground = { act, config: { dataDir } };
const file = path.join(dataDir, "demo-pins.csv");
await seedDemo({ act });

describe("the demo's PINs", () => {
  it("stand in a file that is the owner's alone, and five of them on the card", async () => {
    const shown = (await seedDemoPins(ground))!;
    expect(shown.file).toBe(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8").trimEnd().split("\r\n")).toHaveLength(21);
    expect(shown.pins.map(({ what }) => what.split(" ").slice(0, 2).join(" "))).toEqual([
      ...["pays for", "pays for", "pays for", "was voided", "was never"],
    ]);
    for (const { digits } of shown.pins) expect(readPinDigits(digits).ok).toBe(true);
    const card = drawCard({
      places: [],
      demo: { logins: [], staff: [], lines: [], sentinels: [] },
      pins: shown,
    });
    expect(card).toContain("Pay with a recharge PIN");
    expect(card).toContain(shown.pins[0]!.digits);
    const [batch] = await showBatches(act);
    expect(batch!.counts).toMatchObject({ active: 11, voided: 1, exported: 8 });
    expect(await checkLedger(act)).toEqual([]);
  });

  it("are the same on the next start", async () => {
    const [first, second] = [await seedDemoPins(ground), await seedDemoPins(ground)];
    expect(second).toEqual(first);
    expect(await showBatches(act)).toHaveLength(1);
  });

  it("come anew when the file is lost or all of them have ended", async () => {
    rmSync(file);
    const again = (await seedDemoPins(ground))!;
    expect(again.pins).toHaveLength(5);
    expect(await showBatches(act)).toHaveLength(2);
    act.clock.moveTo(addHours(act.clock.now(), 24 * 181));
    expect((await seedDemoPins(ground))!.pins).toHaveLength(5);
    expect(await showBatches(act)).toHaveLength(3);
  });

  it("are finished when a start was cut off in between", async () => {
    const other = await testDatabase();
    const cutOff = { act: other.act(), config: { dataDir: mkdtempSync(`${dataDir}-`) } };
    await seedDemo(cutOff);
    for (const name of ["pins.export_put_aside", "pins.export_recorded"]) {
      const dying = {
        ...cutOff,
        act: { ...cutOff.act, failpoint: (at: string) => (at === name ? dies() : undefined) },
      };
      await expect(seedDemoPins(dying)).rejects.toThrow("died");
    }
    expect((await seedDemoPins(cutOff))!.pins).toHaveLength(5);
    expect(await showBatches(cutOff.act)).toHaveLength(1);
    rmSync(cutOff.config.dataDir, { recursive: true });
    await other.close();
  });

  it("are not made in a database that is somebody's own", async () => {
    const other = await testDatabase();
    const own = { act: other.act(), config: { dataDir: mkdtempSync(`${dataDir}-`) } };
    expect(await seedDemoPins(own)).toBeUndefined();
    expect(existsSync(path.join(own.config.dataDir, "demo-pins.csv"))).toBe(false);
    rmSync(own.config.dataDir, { recursive: true });
    await other.close();
  });
});

function dies(): never {
  throw new Error("died");
}
