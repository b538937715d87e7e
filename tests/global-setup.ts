import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startTestPostgres, type TestPostgres } from "./postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where test files ask for a database; the server starts with the first of them. */
    databaseDesk: string;
    /** Where browsers keep what they write; gone after the run. */
    browserHomes: string;
  }
}

/** Tests that need no database start no server: it starts when the first file asks for one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let postgres: Promise<TestPostgres> | undefined;
  const desk = createServer((request, response) => {
    postgres ??= startTestPostgres(process.env["DATABASE_URL"]);
    answer(postgres, new URL(request.url ?? "/", "http://desk")).then(
      (text) => response.end(text),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, "127.0.0.1", resolve));
  const address = desk.address();
  if (address === null || typeof address === "string") throw new Error("the desk has no port");
  project.provide("databaseDesk", `http://127.0.0.1:${address.port}`);
  const browserHomes = mkdtempSync(path.join(tmpdir(), "browsers-"));
  project.provide("browserHomes", browserHomes);
  return async () => {
    desk.closeAllConnections();
    desk.close();
    await (await postgres)?.stop();
    // The processes whose browsers lived there are over.
    rmSync(browserHomes, { recursive: true, force: true, maxRetries: 5 });
  };
}

async function answer(postgres: Promise<TestPostgres>, wish: URL): Promise<string> {
  const server = await postgres;
  if (wish.pathname === "/clone") return server.clone({ isMigrated: true });
  if (wish.pathname === "/empty") return server.clone({ isMigrated: false });
  await server.drop(wish.searchParams.get("url") ?? "");
  return "";
}
