import type { TripTexts } from "./trip-texts.ts";

export const en: TripTexts = {
  title: "Plan your trip",
  lead: "The cheapest plans that keep you connected from the first day to the last, without a gap.",
  link: "Plan my trip",
  arrives: "In Japan from",
  arrivesHint: "Leave it empty if you are here.",
  leaves: "Leaving Japan",
  time: "Time",
  lines: "Number of SIMs",
  more: { unknown: "I don't know", measured: "As this line has been used so far" },
  submit: "Find the cheapest plans",
  errors: {
    noDate: "When do you leave Japan?",
    wrongOrder: "You leave after you arrive: please check both dates.",
    tooLong: "Please choose 92 days or fewer.",
    busy: "That was many plans in a short time. Please try again in a few minutes.",
  },
  best: "Cheapest with enough data",
  slow: "Cheaper, if slow is all right",
  slowWhat: (days) => `Always connected, but slow for part of ${days}.`,
  atOnce: "Everything bought at the start",
  atOnceWhat: "Nothing to think of later.",
  total: "Total",
  forLines: (count, each) => `${count} SIMs, ${each} each`,
  worksUntil: "Works until",
  nothing: "You need nothing more: what you have lasts for the trip.",
  assumed: (perDay) => `We reckoned with ${perDay} a day.`,
  measured: (perDay) => `Reckoned with ${perDay} a day, as this line has used so far.`,
  said: (perDay) => `Reckoned with ${perDay} a day.`,
  newLine:
    "These are prices for a SIM that has not been used yet. If you have one, start from its page.",
  refusals: {
    trip_has_gap: (reaches) => `No plans on sale cover the whole trip. They reach ${reaches}.`,
    trip_lacks_data: (reaches) =>
      `No plans on sale give enough data for the whole trip. They reach ${reaches}.`,
    trip_too_long: () =>
      "There are too many ways to be sure of the cheapest one. Please ask for a shorter time.",
  },
  timeline: "Plans over time",
  list: "plans and times in Japan",
  buyNow: "Buy now",
  buyAt: (moment) => `Buy on ${moment}`,
  owned: "Yours already",
  choose: (plan) => `Continue with ${plan}`,
  chooseAll: (count) => `Buy ${count} plans in one payment`,
};
