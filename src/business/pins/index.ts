export { ARRANGEMENTS, type Arrangement, type SaleTax, type Treatment } from "./arrangement.ts";
export {
  newPinDigits,
  PIN_DIGITS,
  readPinDigits,
  showPinDigits,
  type PinDigits,
} from "./digits.ts";
export {
  BATCH_PINS_MAX,
  expiryOf,
  readSerial,
  PIN_STATES,
  PIN_STEPS,
  serialText,
  standingOf,
  TERM_DAYS_MAX,
  type Pin,
  type PinBatch,
  type PinSaleId,
  type PinState,
  type SaleMoney,
} from "./pin.ts";
export { makeBatch, type BatchRefusal, type BatchWish } from "./make-batch.ts";
export {
  exportBatch,
  type Exported,
  type ExportRefusal,
  type PrintFile,
  type PrintRow,
} from "./export-batch.ts";
export {
  activatePins,
  agentOfBook,
  lyingAt,
  type ActivatedPins,
  type ActivationRefusal,
  type ActivationWish,
  type CreditRefusal,
  type TakeForPins,
  type TakenForPins,
} from "./activate-pins.ts";
export {
  VOID_REASONS,
  voidPins,
  type HandOutForPin,
  type VoidedPins,
  type VoidReason,
  type VoidRefusal,
  type VoidWish,
} from "./void-pins.ts";
export { closeExpired, type ClosedBatch } from "./close-expired.ts";
export { commissionOf, type Commission } from "./commission.ts";
export { DEPOSIT_ABOVE_YEN, unusedBalance, type UnusedBalance } from "./unused-balance.ts";
export { showBatches, type ShownBatch } from "./show-batches.ts";
export { PIN, pinProvider, type TenderRefusal } from "./pin-provider.ts";
export {
  allBatches,
  batchByCode,
  batchOfSale,
  isSoldAsPin,
  salesByIds,
  type PinSale,
} from "./batches-store.ts";
export { pinBySerial, pinsOf, serialsOfSale, undoneOfSale, type FoundPin } from "./pins-store.ts";
