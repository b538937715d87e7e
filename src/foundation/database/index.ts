export { openDatabase, type Database, type DatabaseOptions, type Statement } from "./pool.ts";
export { compose, part, type Part } from "./part.ts";
export { APP_ROLE, migrate, pendingMigrations, type MigrateRefusal } from "./migrate.ts";
export { probe } from "./probe.ts";
