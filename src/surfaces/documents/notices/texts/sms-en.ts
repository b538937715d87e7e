import type { SmsTexts } from "./sms-texts.ts";

export const sms: SmsTexts = {
  from: (brand) => `${brand}: `,
  link: "See or stop: ",
  notices: {
    end_3d: {
      full: ({ moment }) =>
        `3 days left: your SIM works until ${moment} Japan time. What you buy now starts after that.`,
      short: ({ moment }) => `Your SIM works until ${moment} Japan time.`,
    },
    end_1d: {
      full: ({ moment }) =>
        `1 day left: your SIM works until ${moment} Japan time. What you buy now starts after that.`,
      short: ({ moment }) => `Your SIM works until ${moment} Japan time.`,
    },
    end_3h: {
      full: ({ moment }) =>
        `Ends soon: your SIM works until ${moment} Japan time. Renew now while you are online.`,
      short: ({ moment }) => `Ends soon: your SIM works until ${moment} Japan time.`,
    },
    used_50: {
      full: ({ left }) => `Half of your data is used: ${left} left.`,
      short: ({ left }) => `Half of your data is used: ${left} left.`,
    },
    used_80: {
      full: ({ left }) => `80% of your data is used: ${left} left. You can add a plan any time.`,
      short: ({ left }) => `80% of your data is used: ${left} left.`,
    },
    used_90: {
      full: ({ left }) => `90% of your data is used: ${left} left. You can add a plan any time.`,
      short: ({ left }) => `90% of your data is used: ${left} left.`,
    },
    used_100: {
      full: () => "Your data is used up. You can renew on the page below even without data.",
      short: () => "Your data is used up. You can renew at once.",
    },
    low_data: {
      full: ({ left }) => `Only ${left} of data left. You can add a plan any time.`,
      short: ({ left }) => `Only ${left} of data left.`,
    },
    day_used: {
      full: ({ moment }) =>
        `Today's data is used up. Fast again by itself from ${moment} Japan time.`,
      short: ({ moment }) => `Today's data is used up. Fast again from ${moment} Japan time.`,
    },
    offline: {
      full: () => "Your data is used up, and your next plan waits. You can start it now.",
      short: () => "Your next plan waits. You can start it now.",
    },
    grace: {
      full: ({ moment }) =>
        `Your plan has ended. This SIM can be renewed until ${moment} Japan time, then it is closed.`,
      short: ({ moment }) => `This SIM can be renewed until ${moment} Japan time.`,
    },
    first_use_7d: {
      full: ({ moment }) =>
        `Your plan has not been used yet. Go online once by ${moment} Japan time, or it is lost.`,
      short: ({ moment }) => `Go online once by ${moment} Japan time, or your plan is lost.`,
    },
    first_use_1d: {
      full: ({ moment }) =>
        `Last day: go online once by ${moment} Japan time, or your plan is lost.`,
      short: ({ moment }) => `Go online once by ${moment} Japan time, or your plan is lost.`,
    },
    late: {
      full: () =>
        "Sorry, connecting takes longer than promised. Wait, take another plan or a refund; if you choose nothing, it is refunded.",
      short: () => "Sorry, connecting takes longer than promised. You may have a refund.",
    },
    friend_paid: {
      full: () => "A friend renewed this SIM. You need not do anything.",
      short: () => "A friend renewed this SIM.",
    },
    trip_plan: {
      full: ({ moment }) =>
        `Time for the next plan of your trip: buy it by ${moment} Japan time to stay connected.`,
      short: ({ moment }) => `Your trip: buy the next plan by ${moment} Japan time.`,
    },
    incident: {
      full: ({ what }) =>
        `Network trouble: ${what}. Your phone is not at fault. We tell you when it is over.`,
      short: () => "Network trouble on some lines. We tell you when it is over.",
    },
    incident_over: {
      full: ({ what }) =>
        `Over: ${what}. If you are still offline, switch airplane mode on and off once.`,
      short: () => "The network trouble is over.",
    },
    auto_announced: {
      full: ({ moment }) =>
        `This SIM renews by itself on ${moment} (Japan). Stop it before then if you do not want it.`,
      short: ({ moment }) => `Renews on ${moment}.`,
    },
    auto_now: {
      full: () => "Little data is left: this SIM is being renewed now, as agreed.",
      short: () => "Being renewed now.",
    },
    auto_renewed: {
      full: () => "Renewed by itself, as agreed. You stay connected.",
      short: () => "Renewed by itself.",
    },
    auto_retry: {
      full: ({ moment }) =>
        `The automatic payment did not work. We try again on ${moment} (Japan). You can also renew yourself.`,
      short: ({ moment }) => `Not paid. Next try ${moment}.`,
    },
    auto_failed: {
      full: () =>
        "Not renewed this time, and nothing was charged. Renew yourself if you still need it.",
      short: () => "Not renewed this time.",
    },
    auto_off: {
      full: () =>
        "Automatic renewal is off, nothing more is charged. Renew yourself if you still need it.",
      short: () => "Automatic renewal is off.",
    },
  },
};
