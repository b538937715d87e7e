import { DAY_SECONDS, FRESH_SECONDS, SESSION_SECONDS } from "./account-times.ts";

/** The library's tables and fields by our names. */
export const TABLES = {
  user: {
    modelName: "customers",
    fields: {
      email: "email_sealed",
      emailVerified: "is_email_verified",
      name: "name_sealed",
      createdAt: "created_at",
      updatedAt: "updated_at",
    },
  },
  session: {
    modelName: "customer_sessions",
    fields: {
      userId: "customer_id",
      token: "token_sealed",
      userAgent: "device_sealed",
      createdAt: "created_at",
      updatedAt: "updated_at",
      expiresAt: "expires_at",
    },
    expiresIn: SESSION_SECONDS,
    updateAge: DAY_SECONDS,
    freshAge: FRESH_SECONDS,
    cookieCache: { enabled: false },
  },
  account: {
    modelName: "customer_credentials",
    fields: {
      userId: "customer_id",
      providerId: "kind",
      accountId: "account_key",
      password: "password_sealed",
      createdAt: "created_at",
      updatedAt: "updated_at",
    },
  },
  verification: {
    modelName: "customer_codes",
    fields: {
      identifier: "purpose_sealed",
      value: "value_sealed",
      createdAt: "created_at",
      updatedAt: "updated_at",
      expiresAt: "expires_at",
    },
  },
};

export const PASSKEY_TABLE = {
  modelName: "customer_passkeys",
  fields: {
    userId: "customer_id",
    name: "name_sealed",
    publicKey: "public_key",
    credentialID: "key_sealed",
    deviceType: "device_type",
    backedUp: "is_backed_up",
    createdAt: "created_at",
  },
};
