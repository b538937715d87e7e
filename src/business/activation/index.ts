export {
  CARRIER_FAILURES,
  type ActivationId,
  type CarrierAnswer,
  type CarrierCapabilities,
  type CarrierFailure,
  type CarrierGateway,
  type CarrierNotice,
  type CarrierUsage,
  type GrantRequest,
} from "./carrier.ts";
export {
  activationAfter,
  isUnsettled,
  type Activation,
  type ActivationState,
} from "./activation.ts";
export {
  activationsOf,
  insertActivation,
  renewalOfReference,
  updateActivation,
} from "./activations-store.ts";
export {
  SMS_FAILURES,
  type CarrierSms,
  type SmsAnswer,
  type SmsFailure,
  type SmsRequest,
} from "./sms.ts";
export { countSms, type SmsSize } from "./sms-size.ts";
