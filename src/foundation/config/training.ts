import { join } from "node:path";
import { readConfig, type Config } from "./config.ts";

/**
 * The settings of the world in which staff practise: a demo of its own, beside the real one. Made
 * from nothing but these variables, so that no database, secret, provider or mail server of the
 * real one can get in, whatever else the environment holds. Throws BadConfig.
 */
export function trainingConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const { HOST, LOG_LEVEL, TRAINING_PORT, TRAINING_URL, TSUNAGU_DATA_DIR } = env;
  const config = readConfig({
    HOST,
    LOG_LEVEL,
    PORT: given(TRAINING_PORT) ?? "3100",
    PUBLIC_URL: TRAINING_URL ?? "",
    TSUNAGU_DATA_DIR: join(given(TSUNAGU_DATA_DIR) ?? "data", "training"),
    TSUNAGU_DEMO: "yes",
  });
  return { ...config, isTraining: true };
}

function given(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}
