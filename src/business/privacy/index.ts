export { gatherMine, type Mine, type Proven } from "./gather-mine.ts";
export { mineFile } from "./mine-file.ts";
export { eraseMine, foreseeErasure, type Erasure } from "./erase-mine.ts";
export {
  askMine,
  askMineThere,
  MINE_GOOD_MINUTES,
  openMineToken,
  sealMineToken,
  type AskMineRefusal,
  type AskThereRefusal,
  type MineWish,
} from "./ask-mine.ts";
export {
  RETENTION,
  retentionReports,
  runRetention,
  type RetentionReport,
  type RetentionRow,
} from "./retention.ts";
