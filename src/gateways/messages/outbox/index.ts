export { outboxChannel } from "./outbox.ts";
