import type { CarrierGateway, CarrierSms } from "../../business/activation/index.ts";
import type { ChatChannel } from "../../business/notices/index.ts";
import type { HouseProvider, PaymentProvider } from "../../business/payments/index.ts";
import type { Clock } from "../../foundation/clock/index.ts";
import type { Config } from "../../foundation/config/index.ts";
import type { Database } from "../../foundation/database/index.ts";
import type { Failpoint } from "../../foundation/failpoints/index.ts";
import type { Log } from "../../foundation/log/index.ts";
import type { Secrets } from "../../foundation/secrets/index.ts";
import type { Visit } from "./visit.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** Stands in the log, in the answer's head and on the page of a fault. */
    readonly requestId: string;
    readonly visit: Visit | undefined;
  }
}

/** Everything the web surface stands on; made once, in src/main. */
export interface WebGround {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  readonly failpoint: Failpoint;
  readonly isNews: (event: string) => boolean;
  readonly payments: readonly PaymentProvider[];
  /** What takes money for the house itself. */
  readonly house: readonly HouseProvider[];
  readonly carriers: readonly CarrierGateway[];
  /** Chat apps in which reminders may come. */
  readonly chats: readonly ChatChannel[];
  /** Carriers that send short texts to their lines. */
  readonly sms: readonly CarrierSms[];
  /** Origins of hosted payment pages: a form of ours may lead there by redirect. */
  readonly paymentOrigins: readonly string[];
  readonly isDemo: boolean;
  /** Tells the worker that something is due now. */
  readonly nudge: () => void;
}
