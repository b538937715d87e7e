import type { DisplayTexts } from "./display-texts.ts";

export const en: DisplayTexts = {
  title: "For you",
  welcome: "Welcome",
  welcomeLead: "We renew your Japan SIM here, in a minute.",
  languages: "Choose your language",
  plan: "Plan",
  validUntil: "Valid until",
  starts: "Starts",
  price: "Price",
  line: "Your SIM",
  handed: "You gave",
  change: "Your change",
  faces: {
    offer: { title: "Is this right?", lead: "Tell our staff if anything should be different." },
    pay: { title: "Please pay", lead: "Cash, card or recharge PIN." },
    card: { title: "Your card, please", lead: "Hold, insert or swipe it at the reader." },
    working: { title: "Being activated", lead: "Paid. It takes a moment." },
    late: {
      title: "It takes longer than promised",
      lead: "Your money is safe. Our staff will help you.",
    },
    connected: { title: "You are connected", lead: "Turn flight mode on and off if needed." },
    waiting_turn: { title: "All set", lead: "It starts by itself after your present plan." },
    money_back: { title: "Your money comes back", lead: "Our staff will tell you how." },
    over: { title: "Nothing was charged", lead: "This order is closed." },
  },
  thanks: "Thank you. Have a good trip!",
  qrOrder: "Your order, on your phone",
  qrProof: "Proof of payment",
  notBound: "This display belongs to no counter. A manager binds it to one.",
};
