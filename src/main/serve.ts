import { readConfig } from "../foundation/config/index.ts";
import { watchForEnd } from "./ending.ts";
import { pendingMigrations } from "../foundation/database/index.ts";
import { MIGRATIONS, runningDatabase } from "./owner-database.ts";
import { listenProblem, localUrl } from "./place.ts";
import { Problem } from "./problem.ts";
import type { House } from "./wire.ts";

/** The web alone, one of many behind a load balancer. Throws Problem. */
export async function serve(): Promise<void> {
  await runRole(async (house) => {
    const { serveHouse } = await import("./wire.ts");
    const web = await serveHouse(house).catch((error: unknown) => {
      throw listenProblem(error, house.config);
    });
    process.stdout.write(`ready ${localUrl({ ...house.config, port: web.port })}\n`);
    return async () => web.close();
  });
}

/** A worker alone, one of many. Throws Problem. */
export async function work(): Promise<void> {
  await runRole(async (house) => {
    const { workHouse } = await import("./wire.ts");
    const worker = workHouse(house);
    process.stdout.write("ready\n");
    return async () => worker.stop();
  });
}

async function runRole(begin: (house: House) => Promise<() => Promise<void>>): Promise<void> {
  const ending = watchForEnd();
  const config = readConfig();
  const { url } = await runningDatabase(config);
  const pending = await pendingMigrations({ url, directory: MIGRATIONS });
  if (pending.length > 0) {
    throw new Problem(`the database lacks ${pending.length} migrations: run \`tsunagu migrate\``);
  }
  // A refusal is told at once, before all that a house is made of is read.
  const { enterHouse } = await import("./wire.ts");
  const house = await enterHouse({ ...config, databaseUrl: url });
  try {
    const close = await begin(house);
    await ending.reached;
    await close();
  } finally {
    await house.close();
  }
}
