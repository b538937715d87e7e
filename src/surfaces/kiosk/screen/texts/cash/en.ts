import type { CashTexts } from "./cash-texts.ts";

export const en: CashTexts = {
  taking: {
    title: "Put in your money",
    lead: "Notes and coins, in any order. You get change.",
    missing: "Still missing",
    due: "Price",
    in: "Put in",
    takes: "Taken now",
    takesNone:
      "No more can be taken, because there is too little change. Please press the button below.",
    stop: "Stop and get the money back",
  },
  working: { title: "One moment", lead: "Your money has been counted. Please stay here." },
  giving: {
    title: "Please take your money",
    change: "Your change is coming out.",
    back: "Your money is coming out again.",
  },
  voucher: {
    title: "We owe you money",
    lead: "The machine could not give it out. Any counter pays it in cash, for this number and these digits.",
    worth: "Amount",
    number: "Number",
    digits: "Secret digits",
    where:
      "Take a picture of this screen and keep it to yourself: whoever has the digits gets the money.",
    qr: "Show this code at a counter",
    noted: "I have it",
  },
  unknown: {
    title: "We do not know what came out",
    lead: "Our staff count this machine, and what is missing is paid to you. Please take a picture, or call us with this number.",
    number: "Number",
    noted: "I have it",
  },
};
