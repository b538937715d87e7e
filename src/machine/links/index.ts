export { answersTcp } from "./answers-tcp.ts";
export type { Link, LinkPlace } from "./link.ts";
export { openLink } from "./open-link.ts";
