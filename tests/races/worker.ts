import {
  autoRenewalDesk,
  autoRenewalSubscriptions,
  savedMethodDesk,
} from "../../src/business/auto-renewals/index.ts";
import { bucketDesk } from "../../src/business/buckets/index.ts";
import { messageDesk, noticeSubscriptions } from "../../src/business/notices/index.ts";
import {
  bucketSubscriptions,
  renewalDesk,
  type Outside,
} from "../../src/business/renewals/index.ts";
import { dispatchEvents, type Act, type Subscription } from "../../src/foundation/act/index.ts";
import { openLog, type Log } from "../../src/foundation/log/index.ts";
import { oneRound, type Desk } from "../../src/foundation/work/index.ts";
import { letterWriter } from "../../src/surfaces/documents/index.ts";

/** All desks of a worker, round by round instead of without end. */
export interface Worker {
  /** One round at every desk; answers how much there was to do. */
  round(): Promise<number>;
  /** Rounds until nothing is due. */
  rest(): Promise<void>;
}

const PUBLIC_URL = "http://tsunagu.test";
const PAPER = {
  fileName: "receipt.pdf",
  contentType: "application/pdf",
  content: new Uint8Array(),
};
const LEASE_SECONDS = 60;
const ROUNDS_MAX = 200;

export interface AlsoThere {
  readonly log?: Log;
  readonly subscriptions?: readonly Subscription[];
  readonly desks?: readonly Desk<unknown>[];
}

export function openWorker(
  act: Act,
  outside: Outside,
  { log = openLog("silent"), subscriptions: more = [], desks = [] }: AlsoThere = {},
): Worker {
  const writeLetter = letterWriter({
    publicUrl: PUBLIC_URL,
    orderPath: (_language, number) => `/orders/${number}`,
    refundPath: (_language, number) => `/orders/${number}/refund`,
    receiptPath: (_language, token) => `/receipts/${token}`,
  });
  const subscriptions = [
    ...bucketSubscriptions,
    ...noticeSubscriptions(writeLetter),
    ...autoRenewalSubscriptions,
    ...more,
  ];
  const send = async () => ({ kind: "sent" }) as const;
  const email = { name: "kept", repeatSeconds: Infinity, send };
  const messages = messageDesk(act, {
    channels: { email, line: email },
    enclose: async () => PAPER,
    stopUrl: (token) => `${PUBLIC_URL}/${token}`,
  });
  const options = { clock: act.clock, log, restMs: 1, leaseSeconds: LEASE_SECONDS, atOnce: 16 };
  const round = async () => {
    const counts = [
      await oneRound(renewalDesk(act, outside), options),
      await oneRound(bucketDesk(act), options),
      await oneRound(autoRenewalDesk(act, { outside, shopUrl: PUBLIC_URL }), options),
      await oneRound(savedMethodDesk(act, outside), options),
      await dispatchEvents(act, subscriptions, log),
      ...(await inTurn(desks, options)),
      await oneRound(messages, options),
    ];
    return counts.reduce((sum, count) => sum + count, 0);
  };
  return {
    round,
    async rest() {
      for (let i = 0; i < ROUNDS_MAX; i++) if ((await round()) === 0) return;
      throw new Error(`the desks have not come to rest within ${ROUNDS_MAX} rounds`);
    },
  };
}

async function inTurn(
  desks: readonly Desk<unknown>[],
  options: Parameters<typeof oneRound>[1],
): Promise<readonly number[]> {
  const counts: number[] = [];
  for (const desk of desks) counts.push(await oneRound(desk, options));
  return counts;
}
