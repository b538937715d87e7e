export type { Link, LinkPlace } from "./link.ts";
export { openLink } from "./open-link.ts";
