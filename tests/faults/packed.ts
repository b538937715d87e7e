import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { newId } from "../../src/foundation/ids/index.ts";
import { PROGRAM_FILE, readPackage, writePackage } from "../../src/machine/update/index.ts";
import { openFakeHouse } from "../fakes/kiosk-house.ts";
import { testMachine, type RunningAgent } from "../kiosk-agent.ts";

const ROOT = path.join(import.meta.dirname, "..", "..");
const house = await openFakeHouse();
const machine = await testMachine({ house: house.url, browser: "none" });
const files = path.dirname(machine.configFile);
const key = path.join(files, "release-key.pem");
const publicKey = release("key", key).trim().split("\n").at(-1)!;
machine.configure({
  ...{ update: { publicKey, goodWithinSeconds: 60 }, logLevel: "info" },
  cash: { wire: { kind: "simulator" }, coins: {}, awaySeconds: 1 },
});

let agent: RunningAgent;

it("a packed version is taken, runs, and does all that the installed one does", async () => {
  expect(await machine.begin("pair", "K7M2-9QXT").ended()).toBe(0);
  agent = machine.begin();
  await tells("0.1.0");
  const { dutyId } = offer("1.4.0", readFileSync(pack("1.4.0")));
  await tells("1.4.0");
  await told(dutyId, "done");
  expect(runs()).toBe("versions/1.4.0");
  const slip = ask({ kind: "print", bytes: Buffer.from("\x1b@slip\n").toString("base64") });
  await told(slip, "done");
});

it("draws a slip of its own, in letters that no printer has, when the house is away", async () => {
  const accept = { intakeId: newId(), dueYen: 500, inYen: 0, forSeconds: 60, language: "zh-Hans" };
  ask({ kind: "accept", ...accept });
  await machine.until(async () =>
    (await machine.play("coins insert 100")) === "taken" ? true : undefined,
  );
  await machine.until(() => (house.journal.includes("stacked") ? true : undefined));
  house.is("failing");
  const drawn = await machine.until(() => slips()[1]);
  expect(statSync(path.join(machine.folder, "slips", drawn)).size).toBeGreaterThan(5000);
  house.is("well");
  house.duties.length = 0;
});

it.each([
  ["1.5.0", "throws at once", (program: string) => `throw new Error("broken");${program}`],
  ["1.5.1", "was cut off in the middle", (program: string) => program.slice(0, -2000)],
])("version %s, which %s, is gone back from, to the packed one", async (version, _, broken) => {
  const read = readPackage(readFileSync(pack(version)));
  if (!read.ok) throw new Error(read.refusal);
  const program = read.value.files.get(PROGRAM_FILE)!.toString();
  const spoilt = new Map([...read.value.files, [PROGRAM_FILE, Buffer.from(broken(program))]]);
  const before = house.heartbeats.length;
  const { dutyId } = offer(version, writePackage(spoilt));
  await told(dutyId, "refused");
  expect(house.done.at(-1)!["detail"]).toContain("begun 3 times");
  expect(runs()).toBe("versions/1.4.0");
  expect(house.heartbeats.slice(before).every((one) => one["version"] === "1.4.0")).toBe(true);
});

it("is gone back from on purpose, and ends when it is asked to", async () => {
  const bytes = readFileSync(pack("1.3.0"));
  const signature = sign("1.3.0", bytes, "--rollback-from", "1.4.0");
  house.files.set("/1.3.0.tgz", bytes);
  const url = `${house.url}/1.3.0.tgz`;
  await told(ask({ kind: "update", version: "1.3.0", url, signature }), "done");
  await tells("1.3.0");
  agent.child.kill("SIGTERM");
  expect(await agent.ended()).toBe(0);
});

function release(...words: readonly string[]): string {
  const cli = path.join(ROOT, "src", "main", "cli.ts");
  return execFileSync(process.execPath, [cli, "kiosk-release", ...words], { encoding: "utf8" });
}

function pack(version: string): string {
  const file = path.join(files, `kiosk-${version}.tgz`);
  release("pack", file, "--release", version);
  return file;
}

function sign(version: string, bytes: Uint8Array, ...more: readonly string[]): string {
  const file = path.join(files, `${version}.tgz`);
  writeFileSync(file, bytes);
  return release("sign", file, "--key", key, ...more).trim();
}

function offer(version: string, bytes: Buffer): { readonly dutyId: string } {
  house.files.set(`/${version}.tgz`, bytes);
  const url = `${house.url}/${version}.tgz`;
  const signature = sign(version, bytes);
  return { dutyId: ask({ kind: "update", version, url, signature }) };
}

function ask(duty: Record<string, unknown>): string {
  const dutyId = newId();
  house.duties.push({ ...duty, dutyId });
  return dutyId;
}

async function told(dutyId: string, outcome: string): Promise<void> {
  const found = await machine.until(() => house.done.find((one) => one["dutyId"] === dutyId));
  expect(found["outcome"]).toBe(outcome);
}

async function tells(version: string): Promise<void> {
  await machine.until(() => house.heartbeats.find((one) => one["version"] === version));
}

function runs(): string {
  return readlinkSync(path.join(machine.folder, "current"));
}

function slips(): readonly string[] {
  return readdirSync(path.join(machine.folder, "slips")).toSorted();
}
