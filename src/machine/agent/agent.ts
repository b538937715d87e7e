import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Clock } from "../../foundation/clock/index.ts";
import { openFailpoint } from "../../foundation/failpoints/index.ts";
import type { Log } from "../../foundation/log/index.ts";
import { openMachineCash } from "../cash/index.ts";
import { openKioskBrowser, type KioskBrowser } from "../browser/index.ts";
import {
  openBench,
  type Bench,
  type CashGround,
  type MachineCash,
  type PrintOutcome,
} from "../devices/index.ts";
import type { Slip } from "../../foundation/paper/index.ts";
import { openHouse, type Answer, type House } from "../house/index.ts";
import { AGAIN_CODE, openVersions, readPublicKey, type Versions } from "../update/index.ts";
import { profileDirOf, type AgentConfig } from "./config.ts";
import { openDutyDesk, type DutyDesk } from "./duty-desk.ts";
import { openDutyLog } from "./duty-log.ts";
import { hearDuties } from "./hear-duties.ts";
import { toldOf, type Looks } from "./health.ts";
import { keepMembership, readMembership, type Membership } from "./membership.ts";
import { noBrowser } from "./no-browser.ts";
import { closeParts, lookAtParts, partsBy, type Parts } from "./parts.ts";
import { screenFor } from "./screen-for.ts";
import { openSleepers, type Sleepers } from "./sleepers.ts";

export interface AgentGround {
  readonly config: AgentConfig;
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Resolves when the program is to end. */
  readonly ending: { readonly reached: Promise<void> };
}

/** All that one run of the program holds. */
interface Agent {
  readonly config: AgentConfig;
  readonly version: string;
  readonly log: Log;
  readonly house: House;
  readonly parts: Parts;
  readonly bench: Bench;
  readonly browser: KioskBrowser;
  readonly versions: Versions;
  desk: DutyDesk | undefined;
  cash: MachineCash | undefined;
  membership: Membership;
  /** Whether the house answered when it was last asked. */
  isReached: boolean;
  heartbeatSeconds: number;
  /** The exit code, once it is to end. */
  code: number | undefined;
  readonly sleepers: Sleepers;
}

/** Runs until it is asked to end; answers the exit code. Fails only where it cannot begin. */
export async function runAgent(ground: AgentGround): Promise<number> {
  const { config, log } = ground;
  mkdirSync(config.stateDir, { recursive: true, mode: 0o700 });
  const dutyLog = openDutyLog(config.stateDir);
  const agent = await openAgent(ground);
  void ground.ending.reached.then(() => end(agent, 0));
  agent.desk = openDutyDesk({
    ...{ dutyLog, house: agent.house, log, printer: agent.parts.printer },
    restartBrowser: async () => agent.browser.restart(),
    restartProgram: () => end(agent, AGAIN_CODE),
    isQuiet: () => !agent.browser.isMoneyAsked() && agent.cash?.mayStop() !== false,
    isEnding: () => agent.code !== undefined,
    ...{ versions: agent.versions, running: ground.version },
    publicKey: readPublicKey(config.update.publicKey ?? ""),
    failpoint: openFailpoint(config.failpoint),
  });
  hearParts(agent);
  // What it waits for at the end may take its time: nobody waits for that.
  void hearDuties({
    ...{ house: agent.house, log, desk: agent.desk, cash: agent.cash },
    isPaired: () => agent.membership.kind === "paired",
    isEnding: () => agent.code !== undefined,
    note: (answer) => note(agent, answer),
    sleep: async (ms) => sleep(agent, ms),
    awayEveryMs: config.pace.awayEveryMs,
  });
  await tellHouse(agent);
  await Promise.all([agent.browser.close(), agent.cash?.close(), closeParts(agent.parts)]);
  await agent.bench.close();
  dutyLog.close();
  return agent.code ?? 0;
}

async function openAgent(ground: AgentGround): Promise<Agent> {
  const { config, log, clock } = ground;
  const { stateDir } = config;
  const bench = await openBench(config.bench?.port);
  const membership = readMembership(stateDir);
  const house = openHouse(config.house, {
    tokenNow: () => (agent.membership.kind === "paired" ? agent.membership.token : undefined),
  });
  const agent: Agent = {
    ...{ config, version: ground.version, log, house, bench, membership },
    parts: partsBy(config, bench),
    browser: browserFor(config, log, async () => houseAddress(agent)),
    versions: openVersions(stateDir),
    ...{ desk: undefined, cash: undefined, code: undefined },
    isReached: false,
    heartbeatSeconds: 30,
    sleepers: openSleepers(),
  };
  if (membership.kind !== "unpaired") agent.browser.callIt(membership.name);
  if (config.cash !== undefined) {
    const ask: CashGround["ask"] = async (where, body, waitMs) => {
      const answer = note(agent, await house.ask(where, body, waitMs));
      return answer.kind === "good" ? answer.value : undefined;
    };
    const print: CashGround["print"] = async (slip) => printSlip(agent, slip);
    const { cash: settings } = config;
    const failpoint = openFailpoint(config.failpoint);
    const cashGround = { stateDir, settings, clock, log, bench, failpoint, ask, print };
    agent.cash = await openMachineCash(cashGround);
  }
  return agent;
}

/** What the machine says on paper by itself, when the house cannot. */
async function printSlip({ parts, config }: Agent, slip: Slip): Promise<PrintOutcome> {
  if (parts.printer === undefined) return { outcome: "refused", detail: "no printer" };
  // Loaded when it is needed: most slips come as bytes.
  const { escposInk } = await import("../../foundation/paper/index.ts");
  const { widthMm, letters } = config.paper;
  const ink = await escposInk(slip, { paperMm: widthMm, codePages: letters });
  return parts.printer.print(ink, () => {});
}

function browserFor(
  config: AgentConfig,
  log: Log,
  houseAddress: () => Promise<string | undefined>,
): KioskBrowser {
  if (config.browser === "none") return noBrowser;
  const settings = {
    ...config.browser,
    profileDir: profileDirOf(config),
    houseUrl: config.house,
    localFile: path.join(config.stateDir, "local.html"),
  };
  return openKioskBrowser(settings, { log, houseAddress });
}

function hearParts({ parts, browser, cash, log, config }: Agent): void {
  parts.printer?.open(() => {});
  parts.reader?.open(() => {});
  parts.scanner?.open((code) => {
    void browser.type(code).then((isTyped) => log.info({ isTyped }, "scanned"));
  });
  parts.door?.open((door) => {
    log.info({ door: door.door, isTampered: door.isTampered }, "door");
    cash?.hearDoor(door);
  });
  log.info({ house: config.house }, "agent begins");
}

const LOOK_FOR_PAIRING_MS = 500;

/** Heartbeats: in their time, at once when something is otherwise, and often while nobody answers. */
async function tellHouse(agent: Agent): Promise<void> {
  const { lookEveryMs, awayEveryMs } = agent.config.pace;
  let told = "";
  let toldAt = Number.NEGATIVE_INFINITY;
  while (agent.code === undefined) {
    if (agent.membership.kind !== "paired") {
      await waitForPairing(agent);
      continue;
    }
    const looks = await looksOf(agent);
    const heartbeat = toldOf(looks, agent.version);
    const sinceMs = performance.now() - toldAt;
    const isNews = JSON.stringify(heartbeat) !== told;
    const everyMs = agent.isReached ? agent.heartbeatSeconds * 1000 : awayEveryMs;
    if (isNews || sinceMs >= everyMs) {
      toldAt = performance.now();
      const answer = note(agent, await agent.house.heartbeat(heartbeat));
      told = answer.kind === "good" ? JSON.stringify(heartbeat) : "";
      if (answer.kind === "good") hearStanding(agent, answer.value);
      if (answer.kind === "refused") agent.log.warn({ name: answer.name }, "heartbeat was refused");
    }
    await agent.desk?.tell();
    await sleep(agent, told === "" ? awayEveryMs : lookEveryMs);
  }
}

function hearStanding(agent: Agent, standing: { name: string; heartbeatSeconds: number }): void {
  const { membership, versions, browser } = agent;
  agent.heartbeatSeconds = standing.heartbeatSeconds;
  if (membership.kind === "paired" && membership.name !== standing.name) {
    agent.membership = { ...membership, name: standing.name };
    keepMembership(agent.config.stateDir, agent.membership);
    browser.callIt(standing.name);
  }
  // A version that cannot show anything is not well, whatever it tells.
  const isShowing = agent.config.browser === "none" || browser.seen().kind === "page";
  const { version } = agent;
  const { standing: now } = versions.read();
  if (isShowing && now.state === "trial" && now.version === version) {
    agent.log.info({ version }, "this version does well");
    versions.note({ kind: "well", version });
  }
}

async function looksOf({ parts, cash, browser }: Agent): Promise<Looks> {
  return {
    ...(await lookAtParts(parts)),
    cash: cash?.health(),
    browserTrouble: browser.trouble(),
  };
}

async function waitForPairing(agent: Agent): Promise<void> {
  const membership = readMembership(agent.config.stateDir);
  if (membership.kind === "paired") {
    agent.membership = membership;
    agent.browser.callIt(membership.name);
    agent.log.info({ name: membership.name }, "paired");
    return;
  }
  show(agent);
  await sleep(agent, LOOK_FOR_PAIRING_MS);
}

/** With it the browser is this machine: a key that is good for a minute. */
async function houseAddress(agent: Agent): Promise<string | undefined> {
  if (agent.membership.kind !== "paired") return undefined;
  const answer = note(agent, await agent.house.pageKey());
  if (answer.kind !== "good") return undefined;
  return `${agent.config.house}/kiosk?key=${encodeURIComponent(answer.value.key)}`;
}

/** What every answer of the house says of the house, and of this machine. */
function note<T>(agent: Agent, answer: Answer<T>): Answer<T> {
  const wasReached = agent.isReached;
  // Too many at one address say nothing about the others.
  if (answer.kind !== "busy") {
    agent.isReached = answer.kind !== "away";
    agent.cash?.hearHouse(agent.isReached ? "answered" : "silent");
  }
  if (wasReached !== agent.isReached) {
    agent.log.info({ isReached: agent.isReached }, "house");
    if (agent.isReached) agent.sleepers.wake();
  }
  if (answer.kind === "revoked" && agent.membership.kind === "paired") leave(agent);
  show(agent);
  return answer;
}

/** The token opens nothing any more: it is forgotten, and so is all that the browser kept. */
function leave(agent: Agent): void {
  const { name } = agent.membership as Extract<Membership, { kind: "paired" }>;
  agent.log.warn("this machine was revoked");
  agent.membership = { kind: "revoked", name };
  keepMembership(agent.config.stateDir, agent.membership);
  agent.cash?.take([]);
  show(agent);
  void agent.browser.restart();
}

function show(agent: Agent): void {
  agent.browser.show(screenFor(agent.membership.kind, agent.isReached ? "reached" : "away"));
}

function end(agent: Agent, code: number): void {
  agent.code ??= code;
  agent.sleepers.wake();
}

async function sleep(agent: Agent, ms: number): Promise<void> {
  if (agent.code === undefined) await agent.sleepers.sleep(ms);
}
