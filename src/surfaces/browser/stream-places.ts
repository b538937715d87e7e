/** So many streams one process keeps open, and so many for one address: each asks every second. */
export const STREAMS_MAX = { inAll: 1000, ofAddress: 100 } as const;

const open = new Map<string, number>();
let inAll = 0;

/** Takes a place for a stream to this address, to be given back once; undefined when all are taken. */
export function takePlace(address: string): (() => void) | undefined {
  const own = open.get(address) ?? 0;
  if (inAll >= STREAMS_MAX.inAll || own >= STREAMS_MAX.ofAddress) return undefined;
  open.set(address, own + 1);
  inAll += 1;
  let isTaken = true;
  return () => {
    if (!isTaken) return;
    isTaken = false;
    inAll -= 1;
    const left = (open.get(address) ?? 1) - 1;
    if (left === 0) open.delete(address);
    else open.set(address, left);
  };
}
