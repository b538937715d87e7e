import type { CarrierGateway } from "../../business/activation/index.ts";
import type { HouseProvider, PaymentProvider } from "../../business/payments/index.ts";
import type { Device } from "../../business/staff/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import type { Clock } from "../../foundation/clock/index.ts";
import type { Config } from "../../foundation/config/index.ts";
import type { Database } from "../../foundation/database/index.ts";
import type { Failpoint } from "../../foundation/failpoints/index.ts";
import type { Log } from "../../foundation/log/index.ts";
import type { Secrets } from "../../foundation/secrets/index.ts";

declare module "hono" {
  interface ContextVariableMap {
    readonly kiosk: AtKiosk | undefined;
  }
}

/** Everything the kiosks stand on; made once, in src/main. */
export interface KioskGround {
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
  /** Tells the worker that something is due now. */
  readonly nudge: () => void;
  /** Says that this process ends: whoever waits is answered. */
  readonly ending?: AbortSignal | undefined;
}

/** Who asks: a paired machine, in the language of whoever stands at it. */
export interface AtKiosk {
  readonly act: Act;
  readonly device: Device;
  readonly ground: KioskGround;
  /** Where it calls from, for counting tries. */
  readonly address: string;
}
