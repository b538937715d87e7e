export {
  EMBEDDED_VERSION,
  embeddedUrl,
  startEmbedded,
  type EmbeddedOptions,
  type EmbeddedRefusal,
  type EmbeddedServer,
} from "./server.ts";
