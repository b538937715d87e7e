export { sandboxAccounts, sandboxPayments, type SandboxPaymentsSettings } from "./provider.ts";
export {
  LATE_SECONDS,
  READ_FAILS_SECONDS,
  SENTINELS,
  SLOW_REFUND_SECONDS,
  SLOW_SECONDS,
  type Behaviour,
  CREATE_FAULTS,
  type CreateFault,
  type SavedBehaviour,
  type Sentinel,
} from "./sentinels.ts";
export { SIGNATURE_HEADER } from "./signature-header.ts";
