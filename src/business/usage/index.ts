export { type Measurement } from "./measurement.ts";
export { recordUsage, type RecordedUsage } from "./record-usage.ts";
export {
  addUsage,
  dailyUse,
  hourlyUsage,
  usedWindows,
  type DayOfUse,
  type HourlyUsage,
  type UsageRow,
  type UsedWindow,
} from "./usage-store.ts";
export { areaOf, areasOf, forgetAreas } from "./areas-store.ts";
export { importUsage, type UsageProblem } from "./import-usage.ts";
