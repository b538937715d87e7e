export const handOver = {
  handOver: {
    advice: "The customer has not decided and asks for advice.",
    renew: "The customer has chosen a plan.",
    looked: "Looked at last",
    phrases: "Sentences to point at",
  },
};
