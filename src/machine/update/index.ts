export { AGAIN_CODE, launch } from "./launch.ts";
export { PROGRAM_FILE, readPackage, writePackage } from "./package.ts";
export {
  isSigned,
  newReleaseKey,
  publicTextOf,
  readPublicKey,
  signPackage,
  type Purpose,
} from "./signature.ts";
export { takeUpdate, type Taken } from "./take-update.ts";
export { openVersions, type Versions } from "./versions.ts";
