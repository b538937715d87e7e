export { BadConfig, readConfig, type Config } from "./config.ts";
