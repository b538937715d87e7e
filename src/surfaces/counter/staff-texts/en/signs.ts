export const signs = {
  signs: {
    title: "Sign",
    lead: "For whoever has no scanner but a phone: its code opens the renewal, with this place known.",
    counts: (opened: number, ordered: number) =>
      `Opened ${opened} times; ${ordered} orders came of it.`,
    arrow: "Arrow",
    arrows: { none: "none", left: "← left", right: "→ right", up: "↑ ahead", down: "↓ here" },
    placeJa: "Place, in Japanese",
    placeEn: "Place, in English",
    show: "Show it so",
    papers: { a4: "A4 as PDF", a3: "A3 as PDF" },
    print: "Or print this page: only the sign comes out.",
    link: "Sign for the wall",
  },
};
