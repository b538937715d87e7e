export const visit = {
  visit: {
    title: "No sale",
    because: "Why, if they say",
    unsaid: "not said",
    reasons: {
      has_enough: "What runs is enough",
      too_dear: "Too dear",
      thinks_about_it: "Thinks about it",
      not_possible: "Nothing fits",
      other: "Another reason",
    },
    end: "Advised, not sold",
    ended: "Kept: advised, not sold.",
    card: {
      leaves: "Leaves Japan",
      reads: "The customer reads",
    },
  },
};
