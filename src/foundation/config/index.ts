export { trainingConfig } from "./training.ts";
export { BadConfig, readConfig, type Config } from "./config.ts";
