export const esim = {
  esim: {
    title: "A new eSIM",
    lead: "A new line with its first plan. The code is shown once it is paid and active.",
    open: "Sell a new eSIM",
    none: "No eSIM is in stock.",
    head: ["No.", "Plan", "Data", "Valid until", "Price", "In stock"],
    choose: "Plan number",
    next: "Hold one and go on",
    errors: {
      plan_unknown: "No plan has this number here.",
      out_of_stock: "The last one was taken a moment ago.",
    },
    gone: "This eSIM is not held any more: half an hour is over. Begin anew.",
  },
};
