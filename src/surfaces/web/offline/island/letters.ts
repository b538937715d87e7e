import type { Waiting } from "./rules.ts";

const STORE = "requests";

export async function allWaiting(): Promise<readonly Waiting[]> {
  return inStore("readonly", (store) => store.getAll() as IDBRequest<Waiting[]>);
}

/** Keeps a request, or what came of it; the same key is the same request. */
export async function putWaiting(one: Waiting): Promise<void> {
  await inStore("readwrite", (store) => store.put(one));
}

export async function dropWaiting(those: readonly Waiting[]): Promise<void> {
  for (const { once } of those) await inStore("readwrite", (store) => store.delete(once));
}

async function inStore<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, mode);
    const result = act(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    return result.result;
  } finally {
    database.close();
  }
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open("tsunagu", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "once" });
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
