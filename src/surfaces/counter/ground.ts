import type { CarrierGateway } from "../../business/activation/index.ts";
import type { HouseProvider, PaymentProvider } from "../../business/payments/index.ts";
import type { Device, Staff } from "../../business/staff/index.ts";
import type { Clock } from "../../foundation/clock/index.ts";
import type { Config } from "../../foundation/config/index.ts";
import type { Database } from "../../foundation/database/index.ts";
import type { Failpoint } from "../../foundation/failpoints/index.ts";
import type { Log } from "../../foundation/log/index.ts";
import type { Secrets } from "../../foundation/secrets/index.ts";

declare module "hono" {
  interface ContextVariableMap {
    readonly isTraining: boolean;
    readonly device: Device | undefined;
    readonly staff: Staff | undefined;
  }
}

/** Everything the counter stands on; made once, in src/main. */
export interface CounterGround {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  readonly failpoint: Failpoint;
  readonly isNews: (event: string) => boolean;
  readonly payments: readonly PaymentProvider[];
  readonly house: readonly HouseProvider[];
  readonly carriers: readonly CarrierGateway[];
  readonly isDemo: boolean;
  /** Tells the worker that something is due now. */
  readonly nudge: () => void;
}
