export { webhooks, type WebhookGround } from "./webhooks.ts";
