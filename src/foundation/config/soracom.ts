import { z } from "zod";

/** An AuthKey of a SORACOM account; there is none without its id. */
export interface SoracomConfig {
  readonly authKeyId: string;
  readonly authKey: string;
  readonly apiUrl: string;
}

const word = z.string().regex(/^\S+$/, "must be one word");
const address = z.string().regex(/^https?:\/\/\S+$/, "must be a URL beginning with https://");

export const SORACOM_VARIABLES = {
  SORACOM_AUTH_KEY_ID: word.optional(),
  SORACOM_AUTH_KEY: word.optional(),
  SORACOM_API_URL: address.default("https://api.soracom.io/v1"),
};

type Variables = z.infer<z.ZodObject<typeof SORACOM_VARIABLES>>;

/** `fault` names what is missing beside the id. */
export function soracomOf(env: Variables): {
  readonly soracom?: SoracomConfig;
  readonly fault?: string;
} {
  const { SORACOM_AUTH_KEY_ID: authKeyId, SORACOM_AUTH_KEY: authKey } = env;
  if (authKeyId === undefined) return {};
  if (authKey === undefined) {
    return { fault: "SORACOM_AUTH_KEY: must be set together with SORACOM_AUTH_KEY_ID" };
  }
  return { soracom: { authKeyId, authKey, apiUrl: env.SORACOM_API_URL.replace(/\/+$/, "") } };
}
