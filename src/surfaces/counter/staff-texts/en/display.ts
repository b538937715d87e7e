export const display = {
  display: { language: "Language of the customer’s display and papers" },
};
