export const frame = {
  training: "TRAINING – not real. No line, money, till or paper here counts.",
  demo: "A demo: no money moves.",
  nav: {
    find: "Counter",
    till: "Till",
    manage: "Manage",
    leave: (name: string) => `Log out (${name})`,
    back: "Back",
  },
  failures: {
    badRequest: {
      title: "That could not be read",
      lead: "Nothing was changed. Go back and send it again.",
    },
    notOurForm: {
      title: "Send it from this screen",
      lead: "Only forms of this screen are taken. Nothing was changed.",
    },
    notFound: { title: "Nothing is here", lead: "Start anew at the counter." },
    notAllowed: { title: "Not this way", lead: "Start anew at the counter." },
    tooLarge: {
      title: "That is too much at once",
      lead: "Nothing was changed. Send less of it.",
    },
    broken: {
      title: "No answer just now",
      lead: "Whether it was done is not known. Go back and send the same form again: nothing is sold twice and no cash is booked twice. Or look the line up: the orders there are what is certain.",
    },
  },
};
