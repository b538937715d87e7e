export { type Act, type Actor, type News } from "./act.ts";
export { type LineNews } from "./event-row.ts";
export {
  lastSeqs,
  LineBusy,
  onHouse,
  onLine,
  writeBatch,
  writeHouse,
  type Batch,
  type HouseTurn,
  type Turn,
} from "./write.ts";
export { dispatchEvents, type EventRow, type Subscription } from "./dispatch.ts";
export { changedSince, historyOf, lineHistoryOf, type PastEvent } from "./history.ts";
