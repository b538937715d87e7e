/** One machine's waiting for something to do. */
export interface Waiting {
  /** False once the same machine waits anew: its older request is answered as it stands. */
  isMine(): boolean;
  /** Until `ms` have passed, or until the same machine waits anew. */
  rest(ms: number): Promise<void>;
  leave(): void;
}

/** Where machines wait within one process; each has one place, whatever it asks. */
export interface WaitingRoom {
  /** Undefined when it is full. */
  enter(deviceId: string): Waiting | undefined;
}

const PLACES_MAX = 500;

export function openWaitingRoom(placesMax = PLACES_MAX): WaitingRoom {
  const places = new Map<string, { wake: () => void }>();
  return {
    enter(deviceId) {
      const before = places.get(deviceId);
      if (before === undefined && places.size >= placesMax) return undefined;
      const mine = { wake: () => {} };
      places.set(deviceId, mine);
      before?.wake();
      const isMine = () => places.get(deviceId) === mine;
      return {
        isMine,
        rest: async (ms) =>
          new Promise((resolve) => {
            if (!isMine()) return resolve();
            const timer = setTimeout(resolve, ms);
            mine.wake = () => {
              clearTimeout(timer);
              resolve();
            };
          }),
        leave() {
          if (isMine()) places.delete(deviceId);
        },
      };
    },
  };
}
