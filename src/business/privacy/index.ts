export { gatherMine, type Mine } from "./gather-mine.ts";
export { mineFile } from "./mine-file.ts";
export { eraseMine, foreseeErasure, type Erasure } from "./erase-mine.ts";
export {
  askMine,
  MINE_GOOD_MINUTES,
  openMineToken,
  sealMineToken,
  type AskMineRefusal,
  type MineWish,
} from "./ask-mine.ts";
export {
  RETENTION,
  retentionReports,
  runRetention,
  type RetentionReport,
  type RetentionRow,
} from "./retention.ts";
