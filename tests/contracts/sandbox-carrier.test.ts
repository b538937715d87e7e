import {
  sentinelIccid,
  VERY_SLOW_SECONDS,
  type Behaviour,
} from "../../src/gateways/carriers/sandbox/index.ts";
import { startSandboxes } from "../sandboxes.ts";
import { carrierContract, type CarrierUnderTest, type LineKind } from "./carrier.ts";

const BEHAVIOUR_OF: Readonly<Record<LineKind, Behaviour>> = {
  normal: "normal",
  recycled: "recycled",
  suspended: "suspended",
  in_maintenance: "maintenance",
  accepted_then_done: "slow",
  accepted_then_refused: "fails_later",
  answer_lost: "lost",
  request_lost: "lost_undone",
  not_revocable: "unrevocable",
  revocation_answer_lost: "revoke_lost",
  without_sms: "no_sms",
};

carrierContract(async (): Promise<CarrierUnderTest> => {
  const sandboxes = await startSandboxes();
  const { carrier } = sandboxes;
  let serial = 0;
  return {
    carrier: carrier.gateway(),
    unreachable: carrier.gateway({ url: "http://127.0.0.1:1" }),
    withWrongKey: carrier.gateway({ key: "wrong" }),
    planCode: "JP-3GB-7D",
    now: sandboxes.now,
    line: (kind) => sentinelIccid(BEHAVIOUR_OF[kind], ++serial),
    untilSettled: () => sandboxes.advance(VERY_SLOW_SECONDS),
    async booked(iccid) {
      const held = ["active", "queued", "ended"];
      const grants = await carrier.grants();
      return grants.filter((g) => g.iccid === iccid && held.includes(g.status)).length;
    },
    use: carrier.setUsage,
    async texts(iccid) {
      return (await carrier.sms()).filter((one) => one.iccid === iccid).map(({ text }) => text);
    },
    stop: sandboxes.stop,
  };
});
