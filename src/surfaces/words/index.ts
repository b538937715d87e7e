export {
  allowanceText,
  durationText,
  endText,
  momentText,
  startText,
  warningText,
} from "./plan-words.ts";
export { maskEmail } from "./mask-email.ts";
export { wordTexts, type WordTexts } from "./texts/index.ts";
export { voucherTexts, type VoucherTexts } from "./texts/vouchers.ts";
export { caseWordTexts, type CaseWordTexts } from "./texts/cases.ts";
export { incidentTexts } from "./texts/incidents.ts";
export { channelTexts } from "./texts/channels.ts";
export { remindTexts } from "./texts/remind.ts";
export { helpTexts, type HelpTexts } from "./texts/help/index.ts";
export { chatWordTexts, type ChatWordTexts } from "./texts/chat.ts";
