import { createPrivateKey } from "node:crypto";
import { existsSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openFakeHouse } from "../../../tests/fakes/kiosk-house.ts";
import { testMachine } from "../../../tests/kiosk-agent.ts";
import { newId } from "../../foundation/ids/index.ts";
import { newReleaseKey, openVersions, signPackage, writePackage, type Purpose } from "./index.ts";

// Several beginnings of real processes each: a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

const house = await openFakeHouse();
const machine = await testMachine({ house: house.url, browser: "none" });
const key = newReleaseKey();
const settings = { update: { publicKey: key.publicText, goodWithinSeconds: 20 }, logLevel: "info" };
machine.configure(settings);

/** A version of a few lines: it does what the real one does for its heartbeat, or does not. */
const DOES_WELL = `
import { readFileSync, writeFileSync } from "node:fs";
const { stateDir, house } = JSON.parse(readFileSync(process.argv.at(-1), "utf8"));
const file = stateDir + "/update.json";
const update = JSON.parse(readFileSync(file, "utf8"));
const { version } = JSON.parse(readFileSync(import.meta.dirname + "/package.json", "utf8"));
if (update.standing.state === "trial") {
  writeFileSync(file, JSON.stringify({ ...update, standing: { state: "settled", version } }));
}
writeFileSync(stateDir + "/runs.txt", version);
process.on("disconnect", () => process.exit());
process.on("SIGTERM", () => process.exit());
`;
const CRASHES = "process.exit(1);";
const SLEEPS = 'process.on("disconnect", () => process.exit());\nsetInterval(() => {}, 1000);';

describe("another version", () => {
  test("is begun when it is signed, whole, and nobody is disturbed", async () => {
    expect(await machine.begin("pair", "K7M2-9QXT").ended()).toBe(0);
    const { dutyId } = offer("1.1.0", DOES_WELL);
    const agent = machine.begin();
    await machine.until(() => (runs() === "1.1.0" ? true : undefined));
    expect(readlinkSync(path.join(machine.folder, "current"))).toBe("versions/1.1.0");
    expect(house.duties).toMatchObject([{ dutyId }]);
    agent.child.kill("SIGTERM");
    expect(await agent.ended()).toBe(0);
  });

  test.each([
    ["update.downloaded", "1.2.1"],
    ["update.unpacked", "1.2.2"],
    ["update.switched", "1.2.3"],
  ])("cut off at %s goes on from there", async (failpoint, version) => {
    forget();
    machine.configure({ ...settings, failpoint });
    offer(version, DOES_WELL);
    expect(await machine.begin("run").ended()).toBe("SIGKILL");
    expect(runs()).not.toBe(version);
    machine.configure(settings);
    const agent = machine.begin();
    await machine.until(() => (runs() === version ? true : undefined));
    expect(standing()).toEqual({ state: "settled", version });
    agent.child.kill("SIGKILL");
    await agent.ended();
  });

  test("that crashes falls back after three beginnings, and is not taken again", async () => {
    forget();
    const { dutyId } = offer("1.3.0", CRASHES);
    const agent = machine.begin();
    await told(dutyId, "refused", "begun 3 times");
    expect(standing()).toEqual({ state: "settled", version: null });
    expect(existsSync(path.join(machine.folder, "current"))).toBe(false);
    await stop(agent);
  });

  test("that tells no good heartbeat in its time falls back", async () => {
    forget();
    machine.configure({ ...settings, update: { ...settings.update, goodWithinSeconds: 1 } });
    const { dutyId } = offer("1.4.0", SLEEPS);
    const agent = machine.begin();
    await told(dutyId, "refused", "in its time");
    expect(standing()).toEqual({ state: "settled", version: null });
    await stop(agent);
    machine.configure(settings);
  });

  test("that is forged, older, or called what it is not is refused", async () => {
    forget();
    const agent = machine.begin();
    const bytes = packed("1.5.0", CRASHES);
    const forged = signPackage(bytes, createPrivateKey(newReleaseKey().privatePem), RELEASE);
    await told(offer("1.5.0", CRASHES, forged).dutyId, "refused", "the signature: not ours");
    await told(offer("0.0.9", CRASHES).dutyId, "refused", "not signed as a rollback from 0.1.0");
    const other = sign(packed("1.6.0", CRASHES));
    house.files.set("/1.7.0.tgz", packed("1.6.0", CRASHES));
    const called = { kind: "update", version: "1.7.0", url: `${house.url}/1.7.0.tgz` };
    await told(ask({ ...called, signature: other }), "refused", "the package is version 1.6.0");
    const gone = { ...called, version: "1.8.0", url: `${house.url}/gone.tgz`, signature: other };
    await told(ask(gone), "refused", "answered");
    // Older, and signed to be gone back to.
    const back = { kind: "rollback", from: "0.1.0" } as const;
    offer("0.0.8", DOES_WELL, sign(packed("0.0.8", DOES_WELL), back));
    await machine.until(() => (standing().version === "0.0.8" ? true : undefined));
    expect(standing()).toMatchObject({ version: "0.0.8" });
    await stop(agent);
  });
});

const RELEASE: Purpose = { kind: "release" };

function packed(version: string, program: string): Buffer {
  const manifest = JSON.stringify({ version, type: "module" });
  return writePackage(
    new Map([
      ["kiosk-agent.js", Buffer.from(program)],
      ["package.json", Buffer.from(manifest)],
    ]),
  );
}

function sign(bytes: Uint8Array, purpose: Purpose = RELEASE): string {
  return signPackage(bytes, createPrivateKey(key.privatePem), purpose);
}

function offer(version: string, program: string, signature?: string): { readonly dutyId: string } {
  const bytes = packed(version, program);
  house.files.set(`/${version}.tgz`, bytes);
  const url = `${house.url}/${version}.tgz`;
  return { dutyId: ask({ kind: "update", version, url, signature: signature ?? sign(bytes) }) };
}

function ask(duty: Record<string, unknown>): string {
  const dutyId = newId();
  house.duties.push({ ...duty, dutyId });
  return dutyId;
}

/** The installed version again, as at the beginning. */
function forget(): void {
  house.duties.length = 0;
  const versions = openVersions(machine.folder);
  if (versions.read().standing.version !== null) versions.note({ kind: "unusable" });
}

async function told(dutyId: string, outcome: string, why: string): Promise<void> {
  const found = await machine.until(() => house.done.find((one) => one["dutyId"] === dutyId));
  expect([found["outcome"], found["detail"]]).toEqual([outcome, expect.stringContaining(why)]);
}

async function stop(agent: ReturnType<typeof machine.begin>): Promise<void> {
  agent.child.kill("SIGTERM");
  expect(await agent.ended()).toBe(0);
}

function runs(): string {
  const file = path.join(machine.folder, "runs.txt");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function standing() {
  return openVersions(machine.folder).read().standing;
}
