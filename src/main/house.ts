import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { outsideOf, type Outside } from "../business/renewals/index.ts";
import { introduceReceiptKey } from "../business/receipts/index.ts";
import type { CarrierGateway } from "../business/activation/index.ts";
import { kioskMoney } from "../business/intakes/index.ts";
import type { HouseProvider, PaymentProvider } from "../business/payments/index.ts";
import { pinProvider } from "../business/pins/index.ts";
import { tillMoney } from "../business/tills/index.ts";
import type { Act, Subscription } from "../foundation/act/index.ts";
import { systemClock, type Clock } from "../foundation/clock/index.ts";
import type { Config } from "../foundation/config/index.ts";
import { APP_ROLE, openDatabase, type Database } from "../foundation/database/index.ts";
import { openFailpoint, type Failpoint } from "../foundation/failpoints/index.ts";
import { openLog, type Log } from "../foundation/log/index.ts";
import { newMasterSecret, openSecrets, type Secrets } from "../foundation/secrets/index.ts";
import { gatewaysFor, type Gateways } from "./gateways.ts";
import { Problem } from "./problem.ts";
import { subscriptionsFor } from "./subscriptions.ts";

/** Everything one process of the program stands on; several processes may share a database. */
export interface House {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly failpoint: Failpoint;
  readonly isNews: (event: string) => boolean;
  readonly subscriptions: readonly Subscription[];
  readonly payments: readonly PaymentProvider[];
  /** What takes money for the house itself. */
  readonly house: readonly HouseProvider[];
  readonly carriers: readonly CarrierGateway[];
  readonly gateways: Gateways;
  readonly outside: Outside;
  /** Acts as the program itself: worker, imports, housekeeping. */
  readonly act: Act;
  close(): Promise<void>;
}

/** The house of a process that may sign: the key that it signs with is published before it does. */
export async function enterHouse(config: Config): Promise<House> {
  const house = await openHouse(config);
  try {
    await introduceReceiptKey(house.act);
  } catch (error) {
    await house.close();
    throw error;
  }
  return house;
}

/** `databaseUrl` must be set and migrated. Throws Problem. */
export async function openHouse(config: Config): Promise<House> {
  if (config.databaseUrl === undefined) throw new Problem("DATABASE_URL: must be set");
  const database = openDatabase({ url: config.databaseUrl, role: APP_ROLE, connectionsMax: 20 });
  const log = openLog(config.logLevel);
  const secrets = openSecrets(masterSecretOf(config), { signerNumber: config.receiptKey });
  const clock = systemClock(config.clockFile);
  const failpoint = openFailpoint(config.failpoint);
  const gateways = gatewaysFor(config);
  const house = [pinProvider(), tillMoney(), kioskMoney()];
  const outside = outsideOf({ ...gateways, house });
  const subscriptions = subscriptionsFor(config);
  const subscribed = new Set(subscriptions.map(({ event }) => event));
  const isNews = (event: string) => subscribed.has(event);
  const act: Act = {
    actor: { kind: "system", id: "house" },
    clock,
    language: "en",
    database,
    secrets,
    failpoint,
    isNews,
  };
  return {
    ...{ config, log, database, secrets, clock, failpoint, isNews, subscriptions },
    ...{ payments: gateways.payments, house, carriers: gateways.carriers, gateways, outside, act },
    close: async () => database.close(),
  };
}

/** The configured secret, else the one kept in the data directory, made on the first start. */
function masterSecretOf(config: Config): Buffer {
  if (config.masterSecret !== undefined) return Buffer.from(config.masterSecret, "base64");
  const file = path.join(config.dataDir, "secret");
  if (!existsSync(file)) {
    mkdirSync(config.dataDir, { recursive: true });
    writeFileSync(file, `${newMasterSecret().toString("base64")}\n`, { mode: 0o600, flag: "wx" });
  }
  chmodSync(file, 0o600);
  return Buffer.from(readFileSync(file, "utf8").trim(), "base64");
}
