import { readConfig, type Config } from "../foundation/config/index.ts";
import { watchForEnd } from "./ending.ts";
import type { House } from "./house.ts";
import { borrowOwnerDatabase, migrateOwner } from "./owner-database.ts";
import { Problem } from "./problem.ts";
import { sandboxesBeside, startSandboxes } from "./sandboxes.ts";

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
  const { seedDemo } = await import("./seed-demo.ts");
  const { seedDemoPins } = await import("./demo-pins.ts");
  const { seedDemoStock } = await import("./demo-stock.ts");
  await withHouse(async (house) => {
    const isSeeded = await seedDemo(house);
    await seedDemoPins(house);
    await seedDemoStock(house);
    process.stdout.write(isSeeded ? "the demo town is there\n" : "nothing to do: not empty\n");
  });
}

/** Prints the keys that receipts are and were signed with. */
export async function keysChore({ form }: { readonly form: "table" | "pem" }): Promise<void> {
  const [{ receiptKeys }, { drawKeys }] = await Promise.all([
    import("../business/receipts/index.ts"),
    import("./draw-keys.ts"),
  ]);
  await withHouse(async ({ act }) => {
    process.stdout.write(drawKeys(await receiptKeys(act), form));
  });
}

export interface ImportOrder {
  readonly what: string;
  readonly file: string;
  readonly skipBad: boolean;
  /** `column=value`: what the file does not say, the same for every row. */
  readonly set: readonly string[];
}

/** Reads a file of an operator's spreadsheet; sets exit code 1 unless every row was taken. */
export async function importChore({ what, set, ...order }: ImportOrder): Promise<void> {
  const { IMPORTABLE, importFile } = await import("../surfaces/cli/index.ts");
  const known = IMPORTABLE.find((name) => name === what);
  if (known === undefined) {
    throw new Problem(`cannot import ${what}; it is one of ${IMPORTABLE.join(", ")}`);
  }
  const wish = { ...order, what: known, set: Object.fromEntries(set.map(readPair)) };
  await withHouse(async (house) => {
    const { text, isComplete } = await importFile(house.act, wish);
    process.stdout.write(text);
    if (!isComplete) process.exitCode = 1;
  });
}

function readPair(pair: string): readonly [string, string] {
  const at = pair.indexOf("=");
  if (at <= 0) throw new Problem(`--set ${pair}: is not column=value`);
  return [pair.slice(0, at), pair.slice(at + 1)];
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
  const { drawFindings, examine } = await import("./doctor.ts");
  const findings = await examine();
  process.stdout.write(drawFindings(findings));
  if (findings.some((finding) => finding.state === "wrong")) process.exitCode = 1;
}

/** A house of this process alone, for as long as a chore takes; its tables are up to date. */
export async function withHouse(
  work: (house: House) => Promise<void>,
  config: Config = readConfig(),
): Promise<void> {
  const database = await borrowOwnerDatabase(config);
  try {
    await migrateOwner(database.url, config);
    const { enterHouse } = await import("./house.ts");
    const sandbox = sandboxesBeside(config);
    const house = await enterHouse({ ...config, sandbox, databaseUrl: database.url });
    try {
      await work(house);
    } finally {
      await house.close();
    }
  } finally {
    await database.close();
  }
}
