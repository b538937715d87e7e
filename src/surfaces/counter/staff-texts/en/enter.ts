export const enter = {
  pair: {
    title: "Pair this device",
    lead: "A manager prints the code; it is good once, for 15 minutes.",
    code: "Pairing code",
    send: "Pair",
  },
  logIn: {
    title: "Log in",
    at: (device: string) => `This device: ${device}`,
    number: "Staff number",
    passcode: "Passcode",
    code: "Code of your authenticator app",
    codeHint: "Only for managers; others leave it empty.",
    optional: "where asked",
    send: "Log in",
  },
  leave: { title: "Log out", lead: "The till stays as it is.", send: "Log out" },
  passcode: {
    title: "Choose your own passcode",
    lead: "The one you were handed ends with this.",
    present: "Present passcode",
    own: "New passcode",
    hint: (min: number, max: number) =>
      `${min} to ${max} digits; no run, no repetition, not your number.`,
    send: "Keep it",
  },
  secondFactor: {
    title: "Set up your authenticator app",
    lead: "Scan the picture with the app, or type the key, and give back the code that it shows.",
    picture: "QR code for your authenticator app",
    key: "Key",
    code: "Code, six digits",
    send: "Set up",
  },
};
