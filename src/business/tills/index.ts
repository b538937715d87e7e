export {
  CHANGE_YEN_MAX,
  DENOMINATIONS,
  fewestPieces,
  readCount,
  settleCash,
  sumOf,
  type CashCount,
  type Denomination,
} from "./cash.ts";
export {
  type Till,
  type TillId,
  type TillMovement,
  type TillReport,
  type TillSession,
} from "./till.ts";
export {
  countTill,
  makeTill,
  mayReadReport,
  moveCash,
  openTill,
  readTill,
  retireTill,
  type CashMove,
  type TillRefusal,
} from "./work-till.ts";
export {
  handOutCash,
  takeIntoTill,
  TILL_PROVIDER,
  tillMoney,
  type CashOut,
  type CashTaking,
  type TakeCashRefusal,
  type TakenCash,
} from "./till-money.ts";
export { allTills, latestSession, movementsOf, sessionsOf, tillById } from "./tills-store.ts";
