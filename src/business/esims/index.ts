export { clearEsim, type ClearRefusal } from "./clear-esim.ts";
export { countProfiles, oldestInStock, reservedBy, withdrawnProfiles } from "./esims-store.ts";
export { findOwnedLine, isOwned } from "./find-owned-line.ts";
export { esimSubscriptions } from "./hear-orders.ts";
export { importEsims, type EsimProblem } from "./import-esims.ts";
export { RESERVED_MINUTES, type EsimProfile, type Install, type ProfileState } from "./profile.ts";
export { esimOfOrder, isNewEsim, mayStart, reserveEsim, returnUnsoldEsims } from "./stock.ts";
