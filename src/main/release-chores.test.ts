import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { openVersions, readPackage } from "../machine/update/index.ts";
import { packReleaseChore } from "./release-chores.ts";

const folder = mkdtempSync(path.join(tmpdir(), "tsunagu-release-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a packed version is one that runs, without a package beside it", async () => {
  const file = path.join(folder, "kiosk-1.4.0.tgz");
  await packReleaseChore(file, "1.4.0");
  const read = readPackage(readFileSync(file));
  if (!read.ok) throw new Error(read.refusal);
  expect(read.value.version).toBe("1.4.0");
  const versions = openVersions(folder);
  versions.keep(read.value);
  const config = path.join(folder, "kiosk-agent.json");
  const house = "http://127.0.0.1:9";
  writeFileSync(config, JSON.stringify({ house, stateDir: folder, browser: "none" }));
  const words = [versions.programOf("1.4.0")!, "kiosk-agent", "check", "--config", config];
  const told = execFileSync(process.execPath, words, { encoding: "utf8", cwd: folder });
  expect(told).toMatch(/^house +does not answer/mu);
});
