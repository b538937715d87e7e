export { embeddedUrl } from "./address.ts";
export { clusterVersion } from "./initialise.ts";
export {
  EMBEDDED_VERSION,
  startEmbedded,
  type EmbeddedOptions,
  type EmbeddedRefusal,
  type EmbeddedServer,
} from "./server.ts";
