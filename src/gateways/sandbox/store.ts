import { DatabaseSync } from "node:sqlite";

export interface Store {
  readonly sqlite: DatabaseSync;
  /** All or nothing; the work is synchronous, so no two of them ever mix. */
  atomically<T>(work: () => T): T;
  close(): void;
}

/**
 * A sandbox's own store. Write-ahead log without a sync at each commit: what was committed
 * survives a SIGKILL of the process, and only a power cut of the machine could lose it.
 */
export function openStore(file: string, schema: string): Store {
  const sqlite = new DatabaseSync(file);
  sqlite.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 2000");
  sqlite.exec("pragma wal_autocheckpoint = 4000");
  sqlite.exec(schema);
  return {
    sqlite,
    atomically(work) {
      sqlite.exec("begin immediate");
      try {
        const result = work();
        sqlite.exec("commit");
        return result;
      } catch (error) {
        sqlite.exec("rollback");
        throw error;
      }
    },
    close: () => sqlite.close(),
  };
}
