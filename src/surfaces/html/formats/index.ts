export { showCount, showYen } from "./money.ts";
export { showBytes } from "./volume.ts";
export { showDays, showDuration } from "./duration.ts";
export {
  showDate,
  showDateOf,
  showExact,
  showInstant,
  showLastMinute,
  showShortInstant,
  showShortLastMinute,
  showTime,
  showUntil,
  showZone,
} from "./moment.ts";
