export {
  POINT_KINDS,
  POINT_PAYMENTS,
  POINT_SERVICES,
  STATE_FRESH_MINUTES,
  type Place,
  type Point,
  type PointId,
  type PointKind,
  type PointPayment,
  type PointService,
  type PointSource,
  type PointState,
  isPhotoFile,
  usualWaitAt,
} from "./point.ts";
export { isOpenAt, openingAt, type Opening } from "./opening.ts";
export { afterOpenMinutes } from "./open-minutes.ts";
export { isHoliday, isHours, openSpans, type Span } from "./hours.ts";
export { weekFrom, type DayHours } from "./week.ts";
export { metresBetween, travelMinutes, WALK_MINUTES_MAX, walkingMinutes } from "./walking.ts";
export {
  indexPoints,
  type IndexedPoint,
  type NearPoint,
  type PointFilter,
  type PointIndex,
} from "./point-index.ts";
export {
  findKnownPlace,
  isInJapan,
  placeOfPrefecture,
  readCoordinates,
  type FoundPlace,
} from "./find-place.ts";
export {
  findPoints,
  readPoint,
  readPointCalled,
  type FoundPoint,
  type PointSearch,
} from "./find-points.ts";
export { pointsByCodes, pointsSaying } from "./points-store.ts";
export {
  advise,
  CONNECTIONS,
  MEANS,
  type Advice,
  type AdviceBlock,
  type AdviceCost,
  type AdviceWish,
  type ChannelAdvice,
  type Connection,
  type Means,
} from "./advise.ts";
export { ADVICE_COSTS, CHANNELS, type Channel, type Circumstance } from "./advice-costs.ts";
export { askAdvice, type AdviceQuestion } from "./ask-advice.ts";
export { importPoints, type PointReport } from "./import-points.ts";
export { type PointProblem } from "./point-row.ts";
export { closePoint, tellPointState, type PointNews } from "./tell-point.ts";
