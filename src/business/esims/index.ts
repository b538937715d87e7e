export { countProfiles, oldestInStock, reservedBy } from "./esims-store.ts";
export { esimSubscriptions } from "./hear-orders.ts";
export { importEsims, type EsimProblem } from "./import-esims.ts";
export { RESERVED_MINUTES, type EsimProfile, type Install, type ProfileState } from "./profile.ts";
export { esimOfOrder, isNewEsim, mayStart, reserveEsim, returnUnsoldEsims } from "./stock.ts";
