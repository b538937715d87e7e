export { openFailpoint, type Failpoint } from "./failpoint.ts";
