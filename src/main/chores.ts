import { readConfig } from "../foundation/config/index.ts";
import { importFile, seedDemo } from "./awaited.ts";
import { drawFindings, examine } from "./doctor.ts";
import { watchForEnd } from "./ending.ts";
import { borrowOwnerDatabase, migrateOwner } from "./owner-database.ts";
import { Problem } from "./problem.ts";
import { startSandboxes } from "./sandboxes.ts";
import { openHouse, type House } from "./wire.ts";

/** Brings the tables up to date and tells which files it ran. */
export async function migrateChore(): Promise<void> {
  const config = readConfig();
  const database = await borrowOwnerDatabase(config);
  try {
    const ran = await migrateOwner(database.url, config);
    for (const name of ran) process.stdout.write(`${name}\n`);
    process.stdout.write(ran.length === 0 ? "up to date\n" : `${ran.length} migrations run\n`);
  } finally {
    await database.close();
  }
}

/** Puts the demo town into the database, unless somebody's data is there already. */
export async function seedChore(): Promise<void> {
  await withHouse(async (house) => {
    const isSeeded = await seedDemo(house);
    process.stdout.write(isSeeded ? "the demo town is there\n" : "nothing to do: not empty\n");
  });
}

export interface ImportWish {
  readonly what: string;
  readonly file: string;
  readonly skipBad: boolean;
}

const IMPORTABLE = ["plans", "lines", "customers", "buckets"] as const;

/** Reads a file of an operator's spreadsheet; sets exit code 1 when rows were bad. */
export async function importChore(wish: ImportWish): Promise<void> {
  const what = IMPORTABLE.find((name) => name === wish.what);
  if (what === undefined) {
    throw new Problem(`cannot import ${wish.what}: plans, lines, customers or buckets`);
  }
  await withHouse(async (house) => {
    const report = await importFile(house.act, { ...wish, what });
    process.stdout.write(report.text);
    if (!report.isComplete) process.exitCode = 1;
  });
}

/** Runs the sandboxes beside programs that are started one by one. */
export async function sandboxChore(): Promise<void> {
  const ending = watchForEnd();
  const sandboxes = await startSandboxes(readConfig());
  const { payments, carrier } = sandboxes;
  for (const child of [payments, carrier]) {
    void child.failed.then((problem) => ending.fail(problem));
  }
  process.stdout.write(
    `SANDBOX_PAYMENTS_URL=${payments.url}\nSANDBOX_CARRIER_URL=${carrier.url}\nready\n`,
  );
  try {
    await ending.reached;
  } finally {
    await sandboxes.stop();
  }
}

/** Prints the findings; sets exit code 1 when something is wrong. */
export async function doctorChore(): Promise<void> {
  const findings = await examine();
  process.stdout.write(drawFindings(findings));
  if (findings.some((finding) => finding.state === "wrong")) process.exitCode = 1;
}

async function withHouse(work: (house: House) => Promise<void>): Promise<void> {
  const config = readConfig();
  const database = await borrowOwnerDatabase(config);
  try {
    await migrateOwner(database.url, config);
    const house = await openHouse({ ...config, databaseUrl: database.url });
    try {
      await work(house);
    } finally {
      await house.close();
    }
  } finally {
    await database.close();
  }
}
