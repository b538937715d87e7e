/** Those who wait for a time, and can all be woken before it. */
export interface Sleepers {
  sleep(ms: number): Promise<void>;
  wake(): void;
}

export function openSleepers(): Sleepers {
  const asleep = new Set<() => void>();
  return {
    async sleep(ms) {
      await new Promise<void>((resolve) => {
        const rise = () => {
          clearTimeout(timer);
          asleep.delete(rise);
          resolve();
        };
        const timer = setTimeout(rise, ms);
        asleep.add(rise);
      });
    },
    wake() {
      for (const rise of asleep) rise();
    },
  };
}
