import path from "node:path";
import { readConfig, type Config } from "../foundation/config/index.ts";
import { drawCard } from "./card.ts";
import { lockDataDir } from "./data-lock.ts";
import type { DemoCard } from "./demo-card.ts";
import type { DemoPins } from "./demo-pins.ts";
import { watchForEnd, type Ending } from "./ending.ts";
import { migrateOwner, openOwnerDatabase, type OwnerDatabase } from "./owner-database.ts";
import { isLoopback, listenProblem, localUrl, placeAt } from "./place.ts";
import { Problem } from "./problem.ts";
import { startSandboxes } from "./sandboxes.ts";

/**
 * Everything as one program: embedded PostgreSQL, web, worker and, in the demo, the sandboxes.
 * Returns after it was asked to end and all is closed. Throws Problem.
 */
export async function start(config: () => Config = readConfig): Promise<void> {
  const ending = watchForEnd();
  const closing = new AsyncDisposableStack();
  try {
    await open(config(), { ending, closing });
    await ending.reached;
  } catch (error) {
    // Whatever broke because of the end is no news beside its cause.
    if (!ending.isReached) throw error;
    await ending.reached;
  } finally {
    await closeInTime(closing);
  }
}

interface Frame {
  readonly ending: Ending;
  readonly closing: AsyncDisposableStack;
}

async function open(wanted: Config, frame: Frame): Promise<void> {
  const { ending, closing } = frame;
  const lock = await lockDataDir(wanted.dataDir);
  closing.defer(() => lock.release());
  const placed = await placeAt(wanted);
  const [database, sandbox, { enterHouse, serveHouse, workHouse }, demo] = await allDone([
    openDatabase(placed, frame),
    openSandboxes(placed, frame),
    import("./wire.ts"),
    placed.isDemo ? loadDemo() : undefined,
  ]);
  goOn(ending);
  const config = { ...placed, databaseUrl: database.url, sandbox };
  const house = await enterHouse(config);
  closing.defer(async () => house.close());
  await demo?.seedDemo(house);
  const pins = await demo?.seedDemoPins(house);
  await demo?.seedDemoStock(house);
  goOn(ending);
  const work = workHouse(house);
  closing.defer(async () => work.stop());
  const web = await serveHouse(house, { nudge: () => work.nudge() }).catch((error: unknown) => {
    throw listenProblem(error, config);
  });
  closing.defer(async () => web.close());
  announce(config, { databaseKind: database.kind, card: demo?.demoCard, pins });
}

async function openDatabase(config: Config, { ending, closing }: Frame): Promise<OwnerDatabase> {
  const database = await openOwnerDatabase(config);
  closing.defer(async () => database.close());
  const log = path.join(config.dataDir, "postgres", "server.log");
  void database.ended.then(() =>
    ending.fail(new Problem(`the embedded PostgreSQL ended; see ${log}`)),
  );
  goOn(ending);
  await migrateOwner(database.url, config);
  return database;
}

async function openSandboxes(
  config: Config,
  { ending, closing }: Frame,
): Promise<Config["sandbox"]> {
  const areElsewhere = config.sandbox.paymentsUrl ?? config.sandbox.carrierUrl;
  if (!config.isDemo || areElsewhere !== undefined) return config.sandbox;
  const sandboxes = await startSandboxes(config);
  closing.defer(async () => sandboxes.stop());
  for (const child of [sandboxes.payments, sandboxes.carrier]) {
    void child.failed.then((problem) => ending.fail(problem));
  }
  const urls = { paymentsUrl: sandboxes.payments.url, carrierUrl: sandboxes.carrier.url };
  return { ...config.sandbox, ...urls };
}

async function loadDemo() {
  const [{ seedDemo }, { demoCard }, { seedDemoPins }, { seedDemoStock }] = await Promise.all([
    import("./seed-demo.ts"),
    import("./demo-card.ts"),
    import("./demo-pins.ts"),
    import("./demo-stock.ts"),
  ]);
  return { seedDemo, demoCard, seedDemoPins, seedDemoStock };
}

/** As Promise.all, but none is left running: what they opened can be closed when one failed. */
async function allDone<T extends readonly unknown[]>(tasks: {
  [K in keyof T]: Promise<T[K]> | T[K];
}): Promise<T> {
  await Promise.allSettled(tasks);
  return (await Promise.all(tasks)) as unknown as T;
}

interface Announcement {
  readonly databaseKind: OwnerDatabase["kind"];
  readonly card: DemoCard | undefined;
  readonly pins: DemoPins | undefined;
}

function announce(config: Config, { databaseKind, card, pins }: Announcement): void {
  const database =
    databaseKind === "own" ? "DATABASE_URL" : `embedded, in ${config.dataDir}/postgres`;
  const places = [
    { what: "Customers", where: config.publicUrl },
    ...(config.isDemo ? [{ what: "Mails of the demo", where: `${config.publicUrl}/outbox` }] : []),
    { what: "Counter", where: `${config.publicUrl}/counter` },
    { what: "Database", where: database },
  ];
  const drawn = drawCard({
    places,
    ...(card === undefined ? {} : { demo: card }),
    ...(pins === undefined ? {} : { pins }),
  });
  process.stdout.write(`\n${drawn}\n`);
  if (config.isTraining) {
    process.stdout.write("training: lines, money, tills and printers here are not real\n");
  }
  if (config.isDemo && !isLoopback(config.host)) {
    process.stderr.write(
      `tsunagu: warning: the demo, with its known log-ins, can be reached from outside (HOST=${config.host})\n`,
    );
  }
  process.stdout.write(`ready ${localUrl(config)}\n`);
}

/** Between two steps of the opening: what was opened so far is closed in order. */
function goOn(ending: Ending): void {
  if (ending.isReached) throw new Error("asked to end");
}

const CLOSE_SECONDS_MAX = 30;

async function closeInTime(closing: AsyncDisposableStack): Promise<void> {
  const force = setTimeout(() => {
    process.stderr.write(`tsunagu: did not end within ${CLOSE_SECONDS_MAX} s, ends by force\n`);
    process.exit(1);
  }, CLOSE_SECONDS_MAX * 1000);
  await closing.disposeAsync();
  clearTimeout(force);
}
