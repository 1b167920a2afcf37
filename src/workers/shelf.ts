/**
 * A shelf in the reader's browser: named values that outlive the page (IndexedDB, one object store).
 * Where the browser keeps nothing (private windows, a full disk) putting fails and getting finds nothing.
 */
export interface Shelf {
  get(name: string): Promise<unknown>;
  put(name: string, value: unknown): Promise<void>;
}

const database = 'deep-learning-live';
const store = 'kept';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('IndexedDB: held by another page'));
  });
}

async function inStore<T>(mode: IDBTransactionMode, act: (objects: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opened = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = opened.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    opened.close();
  }
}

export const browserShelf: Shelf = {
  get: (name) => inStore('readonly', (objects) => objects.get(name)),
  put: async (name, value) => {
    await inStore('readwrite', (objects) => objects.put(value, name));
  },
};
