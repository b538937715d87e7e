import fc from "fast-check";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { trainingConfig } from "./training.ts";

const REAL = {
  DATABASE_URL: "postgres://real/db",
  TSUNAGU_SECRET: "s".repeat(60),
  SMTP_URL: "smtp://mail.example",
  PUBLIC_URL: "https://real.example",
  TSUNAGU_DEMO: "no",
  SANDBOX_PAYMENTS_URL: "http://real.example",
  SANDBOX_CARRIER_URL: "http://real.example",
  STRIPE_SECRET_KEY: "sk_live_51abcdefgh",
  STRIPE_WEBHOOK_SECRETS: "whsec_one",
};

test("nothing real gets into the world of training, whatever the environment holds", () => {
  const bare = trainingConfig({ TSUNAGU_DATA_DIR: "/srv/data" });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...Object.keys(REAL)), fc.string()), (chance) => {
      const env = { ...REAL, ...chance, TSUNAGU_DATA_DIR: "/srv/data" };
      expect(trainingConfig(env)).toEqual(bare);
    }),
  );
  expect(bare).toMatchObject({ isTraining: true, isDemo: true, port: 3100 });
  expect(bare.dataDir).toBe("/srv/data/training");
  expect(bare.databaseUrl ?? bare.stripe ?? bare.smtpUrl ?? bare.masterSecret).toBeUndefined();
});

test("no environment makes the real world one of training", () => {
  const env = { ...REAL, TSUNAGU_TRAINING: "yes", IS_TRAINING: "yes", STRIPE_METHODS: "card" };
  expect(readConfig(env).isTraining).toBe(false);
});
