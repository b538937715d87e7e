export { sandboxPayments, type SandboxPaymentsSettings } from "./provider.ts";
export {
  BEHAVIOURS,
  CREATE_FAULTS,
  LATE_SECONDS,
  READ_FAILS_SECONDS,
  SENTINELS,
  SLOW_REFUND_SECONDS,
  SLOW_SECONDS,
  type Behaviour,
  type CreateFault,
  type Sentinel,
} from "./sentinels.ts";
export { SIGNATURE_HEADER } from "./signature-header.ts";
