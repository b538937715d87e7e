export {
  isSignedBy,
  newMasterSecret,
  openSecrets,
  type PushSigner,
  type Secrets,
  type Signer,
} from "./secrets.ts";
