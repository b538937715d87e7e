export { openDatabase, type Database, type DatabaseOptions, type Statement } from "./pool.ts";
export { compose, part, type Part } from "./part.ts";
