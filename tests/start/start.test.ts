import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { embeddedUrl } from "../../src/foundation/database/embedded/index.ts";
import { emptyDatabase } from "../database.ts";
import { leftOn, postmasterOf, processOn, processesOn } from "./processes.ts";
import {
  endAll,
  removeDirectory,
  runCommand,
  startProgram,
  statusOf,
  temporaryDirectory,
  type Running,
} from "./program.ts";

const directories: string[] = [];
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
// What a test that failed left running would stop all that follow.
afterEach(async ({ task }) => (task.result?.state === "fail" ? endAll() : undefined));
afterAll(async () => {
  await endAll();
  directories.forEach(removeDirectory);
});

// The first test makes it, those below go on with it: as one machine over its days.
const dataDir = newDirectory();
let latest: Running | undefined;

describe("npm start", () => {
  it("makes everything on the first start, says where it is, and then that it is ready", async () => {
    const program = await standing();
    const url = await program.ready();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await statusOf(`${url}/healthz`)).toBe(200);
    expect(program.stdout()).toContain(`Customers           ${url}`);
    expect(program.stdout().trimEnd().split("\n").at(-1)).toBe(`ready ${url}`);
    expect(program.stderr()).toBe("");
  });

  it("ends cleanly on SIGTERM and leaves no process", async () => {
    expect(await endBy("SIGTERM")).toEqual({ code: 0, left: [], complaints: "" });
  });

  it("keeps the embedded database's port from one start to the next", async () => {
    const url = databaseUrl();
    await standing();
    expect(await query("select 1 as one")).toEqual([{ one: 1 }]);
    expect(databaseUrl()).toBe(url);
  });

  it("ends cleanly on SIGINT and leaves no process", async () => {
    expect(await endBy("SIGINT")).toEqual({ code: 0, left: [], complaints: "" });
  });

  it("passes npm's SIGTERM on and lets npm end with 0", async () => {
    const program = await started({ command: ["npm", "start", "--silent"] });
    program.child.kill("SIGTERM");
    expect(await program.ended()).toBe(0);
    expect(await leftOn(dataDir)).toEqual([]);
  });

  it("ends in order when it is asked in the middle of starting", async () => {
    const program = startProgram({ dataDir });
    while (!hasPostmaster()) await pause(5);
    program.child.kill("SIGTERM");
    expect(await program.ended()).toBe(0);
    expect(program.stdout()).not.toContain("ready");
    expect(await leftOn(dataDir)).toEqual([]);
  });

  it("warns when the demo can be reached from outside", async () => {
    const program = await started({ env: { HOST: "0.0.0.0" } });
    program.child.kill("SIGTERM");
    await program.ended();
    expect(program.stderr()).toMatch(/^tsunagu: warning: the demo, .+ \(HOST=0\.0\.0\.0\)\n$/);
  });

  it("uses the database at DATABASE_URL and starts none of its own, nor what the demo has", async () => {
    const directory = newDirectory();
    const env = { DATABASE_URL: await emptyDatabase(), TSUNAGU_DEMO: "no" };
    const program = startProgram({ dataDir: directory, env });
    expect(await statusOf(`${await program.ready()}/healthz`)).toBe(200);
    const commands = processesOn(directory).map(({ command }) => command);
    expect(commands.filter((one) => /postgres -D|sandbox/.test(one))).toEqual([]);
    program.child.kill("SIGTERM");
    expect(await program.ended()).toBe(0);
  });
});

describe("after a crash", () => {
  it("ends when only npm is killed, so that the next start finds its port and its data free", async () => {
    const program = await started({ command: ["npm", "start", "--silent"] });
    program.child.kill("SIGKILL");
    expect(await leftOn(dataDir)).toEqual([]);
  });

  it("leaves nothing when the program is killed, and comes back with what was committed", async () => {
    const program = await standing();
    await query("create table if not exists kept as select 1 as one");
    process.kill(processOn(dataDir, /cli\.js start/), "SIGKILL");
    await program.ended();
    expect(await leftOn(dataDir)).toEqual([]);
    const next = await standing();
    expect(await statusOf(`${await next.ready()}/healthz`)).toBe(200);
    expect(await query("select one from kept")).toEqual([{ one: 1 }]);
  });

  it("comes back while what the crash left is still there", async () => {
    const program = await standing();
    const port = new URL(await program.ready()).port;
    const postmaster = postmasterOf(dataDir);
    // Stopped, it cannot notice the end of its parent: an orphan.
    process.kill(postmaster, "SIGSTOP");
    process.kill(processOn(dataDir, /cli\.js start/), "SIGKILL");
    program.child.kill("SIGKILL");
    await program.ended();
    latest = startProgram({ dataDir, env: { PORT: port } });
    await pause(300);
    process.kill(postmaster, "SIGCONT");
    expect(await statusOf(`${await latest.ready()}/healthz`)).toBe(200);
    expect(postmasterOf(dataDir)).not.toBe(postmaster);
  });

  it("starts a sandbox again that died, on the port it had", async () => {
    const program = await standing();
    const first = processOn(dataDir, /carriers\/sandbox/);
    process.kill(first, "SIGKILL");
    while (!program.stderr().includes("the sandbox carrier ended and is started again")) {
      await pause(20);
    }
    while (!hasProcess(/carriers\/sandbox/)) await pause(20);
    expect(processOn(dataDir, /carriers\/sandbox/)).not.toBe(first);
  });
});

describe("beside a running program", () => {
  it("a second one on the same data is refused", async () => {
    await standing();
    expect(await refusal({})).toMatch(
      /^tsunagu: another Tsunagu \(process \d+\) runs on \S+; end it or set TSUNAGU_DATA_DIR\n$/,
    );
  });

  it("migrates", async () => {
    await standing();
    expect(await runCommand(["migrate"], { dataDir })).toMatchObject({ stdout: "up to date\n" });
  });

  it("lets the doctor look at it without changing it", async () => {
    await standing();
    const { code, stdout } = await runCommand(["doctor"], { dataDir });
    expect(stdout).toMatch(/^ok +node +24\./m);
    expect(stdout).toMatch(/^ok +database +PostgreSQL 18, embedded$/m);
    expect(stdout).toMatch(/^ok +tables +up to date$/m);
    expect(stdout).toMatch(/^ok +app role +tsunagu_app can be taken$/m);
    expect(code).toBe(0);
  });

  it("ends with one line when its database dies", async () => {
    const program = await standing();
    process.kill(postmasterOf(dataDir), "SIGKILL");
    expect(await program.ended()).toBe(1);
    expect(program.stderr()).toContain("tsunagu: the embedded PostgreSQL ended; see ");
    expect(program.stderr()).not.toContain("    at ");
    expect(await leftOn(dataDir)).toEqual([]);
  });
});

describe("where none runs", () => {
  it("migrates, on a database that it begins and ends itself", async () => {
    expect(await runCommand(["migrate"], { dataDir })).toMatchObject({ code: 0 });
    expect(await leftOn(dataDir)).toEqual([]);
  });

  it("lets the doctor find what is wrong, with exit code 1", async () => {
    const env = { DATABASE_URL: "postgres://127.0.0.1:1/x", SMTP_URL: "smtp://127.0.0.1:1" };
    const { code, stdout } = await runCommand(["doctor"], { dataDir: newDirectory(), env });
    expect(stdout).toMatch(/^WRONG +database +DATABASE_URL: cannot reach PostgreSQL/m);
    expect(stdout).toMatch(/^WRONG +mail +SMTP_URL: 127\.0\.0\.1:1 does not answer/m);
    expect(code).toBe(1);
  });

  it("refuses to serve", async () => {
    const { code, stderr } = await runCommand(["serve"], { dataDir });
    expect(stderr).toMatch(/^tsunagu: no database runs here: .+\n$/);
    expect(code).toBe(1);
  });
});

describe("what cannot start says so in one line", () => {
  it("a port that somebody has", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) })).toBe(
      `tsunagu: port ${port} on 127.0.0.1 is taken; set PORT to another one\n`,
    );
    server.close();
  });

  it.for([
    ["nobody there", "postgres://u:secret@127.0.0.1:1/x", "cannot reach PostgreSQL at 127.0.0.1:1"],
    [
      "no such host",
      "postgres://u:secret@no.invalid/x",
      "cannot reach PostgreSQL at no.invalid:5432",
    ],
    ["no address", "mysql://u:secret@localhost/x", "must be a URL beginning with postgres"],
  ] as const)("a DATABASE_URL that leads nowhere: %s", async ([, url, line]) => {
    const said = await refusal({ DATABASE_URL: url });
    expect(said).toContain("tsunagu: DATABASE_URL: ");
    expect(said).toContain(line);
    expect(said).not.toContain("secret");
  });

  it.for([
    ["PORT", "many"],
    ["PORT", "70000"],
    ["TSUNAGU_DEMO", "perhaps"],
    ["TRUSTED_PROXIES", "-1"],
  ] as const)("a setting that means nothing: %s=%s", async ([name, value]) => {
    expect(await refusal({ [name]: value })).toMatch(new RegExp(`^tsunagu: ${name}: .+\n$`));
  });

  it("an address that is not this machine's", async () => {
    expect(await refusal({ HOST: "192.0.2.1" })).toBe(
      "tsunagu: HOST: cannot listen on 192.0.2.1 (EADDRNOTAVAIL)\n",
    );
  });

  it("a data directory that is a file", async () => {
    expect(
      await refusal({ TSUNAGU_DATA_DIR: path.join(dataDir, "sandbox", "ports.json") }),
    ).toMatch(/^tsunagu: TSUNAGU_DATA_DIR: .+\n$/);
  });
});

/** The program as the tests above left it; where they ended it, begun anew on what they left. */
async function standing(): Promise<Running> {
  if (latest === undefined || !isRunning(latest)) latest = startProgram({ dataDir });
  await latest.ready();
  return latest;
}

async function endBy(signal: "SIGTERM" | "SIGINT") {
  const program = await standing();
  expect(processesOn(dataDir).length).toBeGreaterThanOrEqual(4);
  program.child.kill(signal);
  const code = await program.ended();
  return { code, left: await leftOn(dataDir), complaints: program.stderr() };
}

function isRunning({ child }: Running): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function started(
  options: Partial<Parameters<typeof startProgram>[0]> = {},
): Promise<Running> {
  const program = startProgram({ dataDir, ...options });
  await program.ready();
  return program;
}

/** What a start that must fail says; it must not say more, and must end with 1. */
async function refusal(env: Readonly<Record<string, string>>): Promise<string> {
  const program = startProgram({ dataDir, env });
  expect(await program.ended()).toBe(1);
  expect(program.stdout()).toBe("");
  expect(program.stderr().trimEnd().split("\n")).toHaveLength(1);
  return program.stderr();
}

function hasProcess(name: RegExp): boolean {
  return processesOn(dataDir).some(({ command }) => name.test(command));
}

function hasPostmaster(): boolean {
  return hasProcess(/bin\/postgres -D/);
}

function databaseUrl(): string | undefined {
  return embeddedUrl(path.join(dataDir, "postgres"));
}

async function query(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function newDirectory(): string {
  const directory = temporaryDirectory();
  directories.push(directory);
  return directory;
}
