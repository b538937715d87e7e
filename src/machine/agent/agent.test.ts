import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openFakeHouse } from "../../../tests/fakes/kiosk-house.ts";
import { testMachine } from "../../../tests/kiosk-agent.ts";
import { newId } from "../../foundation/ids/index.ts";
import { parseAgentConfig } from "./index.ts";

// Several beginnings of a real process each: a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

const house = await openFakeHouse();
const machine = await testMachine({ house: house.url, browser: "none" });
const SLIP = Buffer.from("\x1b@slip\n").toString("base64");

test("a machine is paired by a code, and tells how it is, at once when that changes", async () => {
  expect(await machine.begin("pair", "K7M2-9QXT").ended()).toBe(0);
  const pairing = path.join(machine.folder, "pairing.json");
  expect(statSync(pairing).mode & 0o777).toBe(0o600);
  const agent = machine.begin("run");
  await heartbeat({ printer: "ready", paper: "ok", door: "closed", service: "in" });
  for (const [line, told] of [
    ["printer paper_out", { paper: "out" }],
    ["door open", { door: "open", service: "out" }],
    ["reader down", { reader: "down" }],
  ] as const) {
    await machine.play(line);
    await heartbeat(told);
  }
  expect(house.heartbeats.at(-1)!["trouble"]).toContain("the door is open");
  agent.child.kill("SIGTERM");
  expect(await agent.ended()).toBe(0);
});

describe("a slip", () => {
  test("is printed once, though the house's answers are lost, and told as it was", async () => {
    const agent = machine.begin("run");
    house.loseAnswers(2);
    const { dutyId } = ask({ kind: "print", bytes: SLIP });
    await told(dutyId, "done");
    expect(slips()).toBe(1);
    // Too many ask: what ended is told later, and is no refusal.
    house.busyAt("/duties/done", { status: 429, header: "1" });
    const beside = ask({ kind: "close_the_shop" });
    await told(beside.dutyId, "refused");
    expect(agent.words()).not.toContain("a duty's end was refused");
    // Asked for again by a house that forgot: it is told again, and nothing comes out.
    house.done.length = 0;
    ask({ kind: "print", bytes: SLIP, dutyId });
    await told(dutyId, "done");
    await machine.play("printer paper_out");
    await told(ask({ kind: "print", bytes: SLIP }).dutyId, "refused");
    await machine.play("printer jam");
    expect(slips()).toBe(1);
    const strange = ask({ kind: "open_the_safe" });
    await told(strange.dutyId, "refused");
    agent.child.kill("SIGKILL");
    await agent.ended();
  });

  test.each([
    ["print.begun", "unknown", 0],
    ["print.ended", "unknown", 1],
  ] as const)("cut off at %s is told as %s, and is not begun again", async (at, outcome, out) => {
    const before = slips();
    machine.configure({ failpoint: at });
    const { dutyId } = ask({ kind: "print", bytes: SLIP });
    expect(await machine.begin("run").ended()).toBe("SIGKILL");
    machine.configure({});
    const again = machine.begin("run");
    await told(dutyId, outcome);
    expect(slips() - before).toBe(out);
    again.child.kill("SIGKILL");
    await again.ended();
  });
});

test("an older house, a failing one and a revoked token each have their answer", async () => {
  house.is("older");
  const agent = machine.begin("run");
  const seen = house.heartbeats.length;
  await machine.until(() => (house.heartbeats.length > seen ? true : undefined));
  house.is("failing");
  await machine.until(() => (agent.words().includes('"isReached":false') ? true : undefined));
  house.is("revoked");
  await machine.until(() => (readPairing().kind === "revoked" ? true : undefined));
  expect(readPairing()).toEqual({ kind: "revoked", name: "North exit" });
  expect(existsSync(path.join(machine.folder, "duties.jsonl"))).toBe(true);
  house.is("well");
  expect(await machine.begin("pair", "K7M2-9QXT").ended()).toBe(0);
  const before = house.heartbeats.length;
  await machine.until(() => (house.heartbeats.length > before ? true : undefined));
  const restart = ask({ kind: "restart", what: "program" });
  expect(await agent.ended()).toBe(75);
  const next = machine.begin("run");
  await told(restart.dutyId, "done");
  next.child.kill("SIGTERM");
  expect(await next.ended()).toBe(0);
});

test.each([
  [{ house: "kiosk.example" }, "house: must be https://"],
  [{ printer: { kind: "serial", path: "COM1" } }, "printer.path: must be a path"],
  [{ printer: { kind: "telepathy" } }, "printer.kind"],
  [{ browser: { memoryMb: 3 } }, "browser"],
  [{ update: { publicKey: "AAAA" } }, "update.publicKey: must be what kiosk-release key prints"],
])("a setting that cannot be is named: %j", (wrong, words) => {
  const sound = { house: "https://tsunagu.test", stateDir: "/var/lib/kiosk" };
  expect(parseAgentConfig(sound, "kiosk.json")).toMatchObject(sound);
  expect(() => parseAgentConfig({ ...sound, ...wrong }, "kiosk.json")).toThrow(
    `kiosk.json: ${words}`,
  );
});

function ask(duty: Record<string, unknown>): { readonly dutyId: string } {
  const asked = { dutyId: newId(), ...duty };
  house.duties.push(asked);
  return asked;
}

async function told(dutyId: string, outcome: string): Promise<void> {
  const found = await machine.until(() => house.done.find((one) => one["dutyId"] === dutyId));
  expect(found["outcome"]).toBe(outcome);
}

async function heartbeat(parts: object): Promise<void> {
  await machine.until(() => {
    const last = house.heartbeats.at(-1);
    const isSo = Object.entries(parts).every(([name, value]) => last?.[name] === value);
    return isSo ? true : undefined;
  });
  expect(house.heartbeats.at(-1)).toMatchObject(parts);
}

function slips(): number {
  const folder = path.join(machine.folder, "slips");
  return existsSync(folder) ? readdirSync(folder).length : 0;
}

function readPairing(): { readonly kind: string } {
  return JSON.parse(readFileSync(path.join(machine.folder, "pairing.json"), "utf8")) as {
    kind: string;
  };
}
