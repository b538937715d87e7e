export { soracomSms, type SoracomSettings } from "./sms.ts";
