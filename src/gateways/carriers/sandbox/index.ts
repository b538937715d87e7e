export { type SandboxCarrierSettings } from "./call-carrier.ts";
export { sandboxCarrier } from "./gateway.ts";
export {
  BEHAVIOURS,
  behaviourOfIccid,
  ENDS_EARLY_SECONDS,
  MAINTENANCE_SECONDS,
  sentinelIccid,
  SENTINELS,
  SLOW_SECONDS,
  VERY_SLOW_SECONDS,
  type Behaviour,
  type Sentinel,
} from "./sentinels.ts";
export { SIGNATURE_HEADER } from "./signature-header.ts";
