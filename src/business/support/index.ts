export {
  CARRIER_SAYS,
  type CarrierSays,
  type CarrierWord,
  type Look,
  type SeenBucket,
  type SeenOrder,
} from "./look.ts";
export {
  likelySymptom,
  SITUATIONS,
  situationOf,
  SYMPTOMS,
  type Situation,
  type Symptom,
} from "./self-help.ts";
export { answerTo, type Answer, type Next, type Saying, type Try } from "./knowledge.ts";
export { lookAt, type LookWish } from "./look-at.ts";
export { APN_AUTHS, apnFor, type Apn, type ApnAuth } from "./apn.ts";
export { allApns } from "./apns-store.ts";
export { importApns, type ApnProblem } from "./import-apns.ts";
