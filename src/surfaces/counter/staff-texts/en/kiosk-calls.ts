export const kioskCalls = {
  kioskCalls: {
    waits: (name: string, time: string, step: string) =>
      `Somebody calls at ${name} (since ${time}, screen ${step})`,
    comes: (name: string) => `Somebody is on the way to ${name}.`,
    come: "I am coming",
  },
};
