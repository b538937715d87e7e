import type { NoticesTexts } from "./notices-texts.ts";

const renew = () => "Renewing takes a minute. What you buy now starts where this plan ends.";

export const en: NoticesTexts = {
  notices: {
    end_3d: {
      subject: ({ moment }) => `Three days left: valid until ${moment}`,
      heading: "Your plan ends in three days",
      body: [({ moment }) => `Your SIM is connected until ${moment}.`, renew],
    },
    end_1d: {
      subject: ({ moment }) => `One day left: valid until ${moment}`,
      heading: "Your plan ends tomorrow",
      body: [({ moment }) => `Your SIM is connected until ${moment}.`, renew],
    },
    end_3h: {
      subject: ({ moment }) => `Ends soon: valid until ${moment}`,
      heading: "Your plan ends soon",
      body: [
        ({ moment }) => `Your SIM is connected until ${moment}.`,
        () => "If you still need it, renew now while you are online.",
      ],
    },
    used_50: {
      subject: ({ left }) => `Half of your data is used: ${left} left`,
      heading: "Half of your data is used",
      body: [({ left }) => `You have ${left} left.`],
    },
    used_80: {
      subject: ({ left }) => `80% of your data is used: ${left} left`,
      heading: "80% of your data is used",
      body: [({ left }) => `You have ${left} left.`, () => "You can add a plan at any time."],
    },
    used_90: {
      subject: ({ left }) => `90% of your data is used: ${left} left`,
      heading: "90% of your data is used",
      body: [({ left }) => `You have ${left} left.`, () => "You can add a plan at any time."],
    },
    used_100: {
      subject: () => "Your data is used up",
      heading: "Your data is used up",
      body: [
        () => "The data of your plan is used up, so your SIM is slow or cut off.",
        () => "You can renew at once; the pages of this site open even without data.",
      ],
    },
    low_data: {
      subject: ({ left }) => `Only ${left} of data left`,
      heading: "Little data is left",
      body: [
        ({ left }) => `You have ${left} left.`,
        () => "Maps and messages still work for a while; videos use it up fast.",
      ],
    },
    day_used: {
      subject: ({ moment }) => `Today's data is used up: fast again from ${moment}`,
      heading: "Today's data is used up",
      body: [({ moment }) => `Your SIM is slow until ${moment}, then fast again by itself.`],
    },
    offline: {
      subject: () => "Your next plan can start now",
      heading: "Paid, but offline: you can start your next plan",
      body: [
        () => "Your data is used up, and the plan you have paid for waits for its turn.",
        () => "You can start it now. The days left of the old plan are then lost.",
      ],
    },
    grace: {
      subject: ({ moment }) => `Last chance to keep your SIM: until ${moment}`,
      heading: "Your SIM can be renewed for a little longer",
      body: [
        ({ moment }) => `Your plan has ended. You can renew this SIM until ${moment}.`,
        () => "After that it is closed, and a new SIM is needed.",
      ],
    },
    first_use_7d: {
      subject: ({ moment }) => `Please use your plan by ${moment}`,
      heading: "Your plan has not been used yet",
      body: [
        ({ moment }) => `Go online with it once by ${moment}, or it is lost.`,
        () => "It starts by itself when you first go online in Japan.",
      ],
    },
    first_use_1d: {
      subject: ({ moment }) => `Last day: use your plan by ${moment}`,
      heading: "Your plan has still not been used",
      body: [
        ({ moment }) => `Go online with it once by ${moment}, or it is lost.`,
        () => "Put the SIM in, switch on mobile data and roaming, and open any page.",
      ],
    },
    late: {
      subject: ({ order }) => `Not connected yet, we are on it (order ${order})`,
      heading: "Sorry: this takes longer than we promised",
      body: [
        () => "We have your payment, but the network has not connected you in time.",
        () =>
          "On the page of your order you may wait, take another plan, or have your money back. If you choose nothing, the money goes back by itself.",
      ],
    },
    friend_paid: {
      subject: () => "A friend renewed your SIM",
      heading: "A friend renewed your SIM",
      body: [
        ({ plan }) => `Somebody has paid ${plan === "" ? "" : `for ${plan} `}by the link you made.`,
        () => "You need not do anything. The link takes no second payment.",
      ],
    },
    trip_plan: {
      subject: ({ moment }) => `Your trip: buy the next plan by ${moment}`,
      heading: "Time for the next plan of your trip",
      body: [
        ({ moment }) => `To stay connected, buy it by ${moment}.`,
        () => "You asked us to keep this trip. You can stop it on the page of your trip.",
      ],
    },
    incident: {
      subject: ({ what }) => `Network trouble: ${what}`,
      heading: "Network trouble",
      body: [
        ({ what, moment }) => `${what} (since ${moment}).`,
        ({ expected }) => expected,
        () =>
          "Your phone is not at fault and you need not change any settings. We tell you when it is over.",
      ],
    },
    incident_over: {
      subject: () => "The network works again",
      heading: "The network works again",
      body: [
        ({ what, moment }) => `“${what}” is over since ${moment}.`,
        () => "If you are still offline, switch airplane mode on and off once.",
      ],
    },
    auto_announced: {
      subject: ({ moment }) => `Your SIM renews on ${moment}`,
      heading: "We renew your SIM soon",
      body: [
        ({ amount, moment }) => `As you agreed, ${amount} is charged on ${moment}.`,
        () => "If you do not want this, stop it in one tap before then.",
      ],
    },
    auto_now: {
      subject: () => "Your SIM is being renewed now",
      heading: "Little data is left: we renew now",
      body: [({ amount }) => `As you agreed, we are charging ${amount} now.`],
    },
    auto_renewed: {
      subject: () => "Your SIM was renewed",
      heading: "Renewed",
      body: [({ amount }) => `As you agreed, ${amount} was charged, and your SIM stays connected.`],
    },
    auto_retry: {
      subject: () => "The payment did not work",
      heading: "The payment did not work",
      body: [
        ({ moment }) => `Nothing was charged. We try once more on ${moment}.`,
        () => "You can also renew yourself.",
      ],
    },
    auto_failed: {
      subject: () => "Your SIM was not renewed",
      heading: "Not renewed this time",
      body: [
        ({ why }) => `Nothing was charged: ${why}.`,
        () => "Please renew yourself if you still need it.",
      ],
    },
    auto_off: {
      subject: () => "Automatic renewal is off",
      heading: "Automatic renewal is off",
      body: [
        ({ why }) => `Nothing more is charged: ${why}.`,
        () => "You can renew yourself, or switch it on again.",
      ],
    },
  },
  labels: {
    line: "SIM",
    plan: "Plan",
    order: "Order number",
    until: "Valid until",
    left: "Data left",
    renewBy: "Renew by",
    useBy: "First use by",
    fastAgain: "Fast again from",
    startsItself: "Starts by itself",
    buyBy: "Buy by",
    since: "Since",
    overSince: "Over since",
  },
  openPlans: "See plans and renew",
  openStart: "Start the next plan",
  openLine: "See your SIM",
  openOrder: "Open your order",
  openReminders: "Change or stop reminders",
  wish: {
    subject: "Do you want reminders for your SIM?",
    heading: "Shall we remind you?",
    body: [
      "Somebody, we think you, asked us to tell this address before the SIM below runs out or its data is low.",
      "If that was you, please say yes within two days. If not, do nothing: this address gets no reminders.",
    ],
    yes: "Yes, remind me",
  },
  tripWish: {
    subject: "Shall we remind you of your trip?",
    heading: "Shall we remind you of your trip?",
    body: [
      "Somebody, we think you, keeps a trip with the SIM below and asked us to tell this address a day before each plan of it is to be bought. Nothing else is sent.",
      "If that was you, please say yes within two days. If not, do nothing: this address gets no reminders.",
    ],
    yes: "Yes, remind me of the trip",
  },
  because: "You get this because you renewed this SIM with us or asked for reminders.",
  becauseAuto:
    "You get this because you agreed to automatic renewal of this SIM. It comes whether or not you want reminders.",
  openWays: "Change how we tell you",
};
