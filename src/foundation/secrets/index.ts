export { isSignedBy, newMasterSecret, openSecrets, type Secrets, type Signer } from "./secrets.ts";
