import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { connect as connectPlain } from "node:net";
import path from "node:path";
import { connect as connectTls } from "node:tls";
import { systemClock } from "../foundation/clock/index.ts";
import { readConfig, type Config } from "../foundation/config/index.ts";
import { clusterVersion } from "../foundation/database/embedded/index.ts";
import { APP_ROLE, openDatabase, pendingMigrations, probe } from "../foundation/database/index.ts";
import { callOut } from "../foundation/http/index.ts";
import { holderOf } from "./data-lock.ts";
import { examineBooks } from "./examine-books.ts";
import { examineKioskCash } from "./examine-kiosk-cash.ts";
import { examineKiosks } from "./examine-kiosks.ts";
import { examinePrinters } from "./examine-printers.ts";
import { examineProviders } from "./examine-providers.ts";
import { gatewaysFor } from "./gateways.ts";
import { borrowOwnerDatabase, embeddedDirectory, MIGRATIONS } from "./owner-database.ts";
import { Problem } from "./problem.ts";
import { sandboxesBeside } from "./sandboxes.ts";

/** One thing looked at: fine, worth knowing, or to be put right (and then how). */
export interface Finding {
  readonly what: string;
  readonly state: "ok" | "note" | "wrong";
  readonly line: string;
}

/** Looks at everything a running system needs and changes nothing. */
export async function examine(): Promise<readonly Finding[]> {
  const node = examineNode();
  const settings = readSettings();
  if ("state" in settings) return [node, settings];
  return [
    node,
    ok("settings", "every setting can be read"),
    await examineDataDir(settings),
    ...(await examineDatabase(settings)),
    examineKey(settings),
    examineClockFile(settings),
    await examineMail(settings),
    examineAddress(settings),
    ...(await examineProviders(settings)),
    ...(await examineSandboxes(settings)),
  ];
}

export function drawFindings(findings: readonly Finding[]): string {
  const marks = { ok: "ok   ", note: "note ", wrong: "WRONG" };
  const width = Math.max(...findings.map(({ what }) => what.length));
  return findings
    .map(({ what, state, line }) => `${marks[state]}  ${what.padEnd(width)}  ${line}\n`)
    .join("");
}

function ok(what: string, line: string): Finding {
  return { what, state: "ok", line };
}

function note(what: string, line: string): Finding {
  return { what, state: "note", line };
}

function wrong(what: string, line: string): Finding {
  return { what, state: "wrong", line };
}

function examineNode(): Finding {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= 24) return ok("node", node);
  return wrong("node", `${node} is too old: start through npm or npx, which bring Node 24`);
}

function readSettings(): Config | Finding {
  try {
    return readConfig();
  } catch (error) {
    return wrong("settings", (error as Error).message);
  }
}

async function examineDataDir({ dataDir }: Config): Promise<Finding> {
  const what = "data directory";
  if (!existsSync(dataDir)) return note(what, `${dataDir} is made at the first start`);
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return wrong(what, `${dataDir} cannot be written: give it to the user who runs Tsunagu`);
  }
  const holder = await holderOf(dataDir);
  const used = holder === undefined ? "nothing runs on it now" : `process ${holder} runs on it`;
  return ok(what, `${dataDir}, ${used}`);
}

async function examineDatabase(config: Config): Promise<readonly Finding[]> {
  const what = "database";
  const isEmbedded = config.databaseUrl === undefined;
  if (isEmbedded && clusterVersion(path.join(embeddedDirectory(config), "cluster")) === undefined) {
    return [note(what, "embedded; made at the first start")];
  }
  try {
    const database = await borrowOwnerDatabase(config);
    try {
      const { url } = database;
      const findings = [
        await examineVersion(url, isEmbedded),
        await examineTables(url),
        await examineRole(url),
      ];
      if (findings.some(({ state }) => state === "wrong")) return findings;
      return [...findings, ...(await examineReports(config, url))];
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [wrong(what, error.message)];
  }
}

async function examineReports(config: Config, url: string): Promise<readonly Finding[]> {
  const database = openDatabase({ url, role: APP_ROLE });
  try {
    const { payments, printers } = gatewaysFor({ ...config, sandbox: sandboxesBeside(config) });
    const ground = { database, clock: systemClock(config.clockFile) };
    return [
      ...(await examineBooks(ground, payments)),
      ...(await examinePrinters(ground, printers)),
      ...(await examineKiosks(ground)),
      ...(await examineKioskCash(ground)),
    ];
  } finally {
    await database.close();
  }
}

async function examineVersion(url: string, isEmbedded: boolean): Promise<Finding> {
  const { version } = await probe(url);
  return ok("database", `PostgreSQL ${version}, ${isEmbedded ? "embedded" : "at DATABASE_URL"}`);
}

async function examineTables(url: string): Promise<Finding> {
  const pending = await pendingMigrations({ url, directory: MIGRATIONS });
  if (pending.length === 0) return ok("tables", "up to date");
  return wrong("tables", `${pending.length} migrations are missing: run \`tsunagu migrate\``);
}

async function examineRole(url: string): Promise<Finding> {
  const asApp = new URL(url);
  asApp.searchParams.set("options", `-c role=${APP_ROLE}`);
  const { fault } = await probe(asApp.href);
  if (fault === undefined) return ok("app role", `${APP_ROLE} can be taken`);
  return wrong("app role", `${APP_ROLE} cannot be taken: run \`tsunagu migrate\` as the owner`);
}

function examineKey(config: Config): Finding {
  if (config.masterSecret !== undefined) return ok("key", "TSUNAGU_SECRET is set");
  if (!config.isDemo && config.databaseUrl !== undefined) {
    return wrong(
      "key",
      "set TSUNAGU_SECRET: several processes must share it, and it needs a backup",
    );
  }
  return note("key", `kept in ${config.dataDir}: back it up with the database`);
}

function examineClockFile({ clockFile }: Config): Finding {
  if (clockFile === undefined) return ok("clock", "the system's");
  const offset = existsSync(clockFile) ? readFileSync(clockFile, "utf8").trim() : "0";
  return note("clock", `shifted by ${offset} ms (TSUNAGU_CLOCK_FILE): for tests and demos only`);
}

const GREETING_MS_MAX = 5000;

async function examineMail({ smtpUrl }: Config): Promise<Finding> {
  if (smtpUrl === undefined) {
    return note("mail", "SMTP_URL is not set: mails stay on the outbox page of the demo");
  }
  const { protocol, hostname, port } = new URL(smtpUrl);
  const isTls = protocol === "smtps:";
  const place = { host: hostname, port: Number(port || (isTls ? 465 : 587)) };
  const fault = await greetMailServer(place, isTls);
  if (fault === undefined) return ok("mail", `${place.host}:${place.port} answers`);
  return wrong("mail", `SMTP_URL: ${place.host}:${place.port} does not answer (${fault})`);
}

async function greetMailServer(
  place: { host: string; port: number },
  isTls: boolean,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = isTls ? connectTls({ ...place, servername: place.host }) : connectPlain(place);
    const finish = (fault?: string) => {
      socket.destroy();
      resolve(fault);
    };
    socket.setTimeout(GREETING_MS_MAX, () => finish("no answer within 5 s"));
    socket.on("error", (error: NodeJS.ErrnoException) => finish(error.code ?? error.message));
    socket.once("data", (greeting) => {
      const isReady = greeting.toString("latin1").startsWith("220");
      finish(isReady ? undefined : "it is no mail server");
    });
  });
}

function examineAddress({ publicUrl, isDemo, trustedProxies }: Config): Finding {
  if (publicUrl.startsWith("https://")) {
    return trustedProxies > 0
      ? ok("address", publicUrl)
      : note("address", `${publicUrl}; behind a reverse proxy set TRUSTED_PROXIES too`);
  }
  if (isDemo) return ok("address", publicUrl);
  return wrong("address", `${publicUrl}: set PUBLIC_URL to the https address customers use`);
}

async function examineSandboxes({ isDemo, sandbox }: Config): Promise<readonly Finding[]> {
  if (!isDemo) return [];
  const urls = { payments: sandbox.paymentsUrl, carrier: sandbox.carrierUrl };
  const findings: Finding[] = [];
  for (const [name, url] of Object.entries(urls)) {
    if (url === undefined) continue;
    const answer = await callOut({ method: "GET", url: `${url}/healthz`, timeoutMs: 3000 });
    const isWell = answer.kind === "answered" && answer.status === 200;
    const what = `sandbox ${name}`;
    findings.push(isWell ? ok(what, url) : wrong(what, `${url} does not answer`));
  }
  return findings.length > 0 ? findings : [note("sandboxes", "started by `tsunagu start`")];
}
