/** One machine's waiting for something to do. */
export interface Waiting {
  /** False once the same machine waits anew: its older request is answered as it stands. */
  isMine(): boolean;
  /** Until `ms` have passed, the same machine waits anew, or the house ends. */
  rest(ms: number): Promise<void>;
  /** The house ends: nothing may be asked of its database any more. */
  isEnding(): boolean;
  leave(): void;
}

/** Where machines wait within one process; each has one place, whatever it asks. */
export interface WaitingRoom {
  /** Undefined when it is full. */
  enter(deviceId: string): Waiting | undefined;
}

const PLACES_MAX = 500;

export function openWaitingRoom({
  placesMax = PLACES_MAX,
  ending,
}: { readonly placesMax?: number; readonly ending?: AbortSignal | undefined } = {}): WaitingRoom {
  const places = new Map<string, { wake: () => void }>();
  const isEnding = () => ending?.aborted === true;
  ending?.addEventListener("abort", () => {
    for (const { wake } of places.values()) wake();
  });
  return {
    enter(deviceId) {
      const before = places.get(deviceId);
      if (before === undefined && places.size >= placesMax) return undefined;
      const mine = { wake: () => {} };
      places.set(deviceId, mine);
      before?.wake();
      const isMine = () => places.get(deviceId) === mine;
      return {
        ...{ isMine, isEnding },
        rest: async (ms) =>
          new Promise((resolve) => {
            if (!isMine() || isEnding()) return resolve();
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
