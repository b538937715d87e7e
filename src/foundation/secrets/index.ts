export { newMasterSecret, openSecrets, type Secrets, type Signer } from "./secrets.ts";
