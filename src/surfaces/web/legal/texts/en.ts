import type { LegalTexts } from "./legal-texts.ts";

export const en: LegalTexts = {
  sellers: {
    title: "Seller details",
    lead: "As asked for by Japan’s Act on Specified Commercial Transactions. The seller of each order is named on the page before you pay and on the receipt.",
    terms: {
      legalName: "Seller",
      responsiblePerson: "Person responsible",
      address: "Address",
      phone: "Phone",
      email: "E-mail",
      site: "Website",
      registrationNumber: "Qualified invoice issuer number",
    },
    commonTitle: "Conditions of sale",
    price: {
      term: "Price",
      detail: "As shown with each plan, tax included. The total stands on the page before you pay.",
    },
    otherFees: {
      term: "Other costs",
      detail: "The data you use to visit this site. We charge no further fee.",
    },
    methods: {
      term: "How and when to pay",
      none: "In one of the ways shown when you order.",
      when: "Cards and other immediate methods are charged when you order. At a convenience store, pay by the date shown.",
      between: ", ",
    },
    delivery: {
      term: "When it starts",
      detail:
        "Within 10 minutes of your payment being confirmed, unless the plan says otherwise. A plan that follows your present one starts at the time shown before you pay.",
    },
    cancelling: {
      term: "Cancelling and refunds",
      detail:
        "Until it is activated you may cancel and get back all you paid. If we miss the promised time, you may wait, take another plan or be refunded; without a choice from you the refund comes by itself. After activation there is no refund for a change of mind, except as the plan says.",
    },
    quantity: {
      term: "Quantity",
      detail: "One plan for one SIM at a time. We warn you before you pay twice for the same SIM.",
    },
    environment: {
      term: "What you need",
      detail: "An unlocked device that works on Japanese mobile networks. See the guide.",
    },
    noSellers: "The seller’s details are being prepared.",
  },
  privacy: {
    title: "Privacy",
    lead: "We keep as little as we can and use it for nothing else.",
    sections: [
      {
        heading: "What we keep",
        paragraphs: [
          "The numbers of your SIM (ICCID, phone number, EID), your orders and payments, the e-mail address for receipts, and your language. With an account, also the SIMs you save and the names you give them.",
          "Card numbers never pass through this site; the payment company receives them directly. We keep no images of identity documents.",
          "A photo sent to read a number is used only while it is read, and is not kept.",
        ],
      },
      {
        heading: "What we use it for",
        paragraphs: [
          "To renew your SIM, take payments and give refunds, issue receipts, inform and answer you, prevent fraud, and keep the records the law asks for. Never for advertising.",
        ],
      },
      {
        heading: "Secrecy of communications",
        paragraphs: [
          "Records of connections are handled only as far as the service needs them and are not passed on. To show what is left we use the total volume, nothing more. Where the carrier tells the prefecture in which your SIM was last, we keep it for one day and show it to you alone, to find a place nearby.",
        ],
      },
      {
        heading: "Who receives it",
        paragraphs: [
          "Those needed for the renewal, and only what each needs: the network operator, the payment company, the mail service. Nobody else, unless the law requires it. If a company abroad is among them, the order page says so.",
        ],
      },
      {
        heading: "How long, and how safe",
        paragraphs: [
          "Records of sales, such as receipts, are kept for 7 years as the law asks. What you report about an order is erased 180 days after it is closed, what we wrote to you after 90 days, your e-mail address on an order that is over after 540 days. Everything else is erased when its purpose has ended. Numbers and contacts are stored encrypted.",
        ],
      },
      {
        heading: "Cookies",
        paragraphs: [
          "Only four: one carries the SIMs and orders you opened from page to page (30 days), one remembers for an hour what you looked up by a slip's number, one remembers for two hours at which sign you began, and one remembers your time zone. None for statistics or advertising.",
        ],
      },
      {
        heading: "Your rights",
        paragraphs: [
          "On the page below you see what we keep under your e-mail address, take it along as a file, and erase it. To correct or block something, write to the seller.",
        ],
      },
    ],
  },
  terms: {
    title: "Terms of service",
    lead: "What we agree on when you renew a data SIM or eSIM here.",
    sections: [
      {
        heading: "Who the contract is with",
        paragraphs: [
          "You renew with the seller named on the page before you pay. The contract is made when your payment is confirmed.",
          "You may renew for the holder of a SIM; then whoever orders pays.",
        ],
      },
      {
        heading: "Price and time",
        paragraphs: [
          "Price, validity and data are as shown on the page before you pay. If your payment is confirmed late and conditions have changed, you never get less than was shown.",
          "Times are Japan time unless we say otherwise.",
        ],
      },
      {
        heading: "Our promise, and refunds",
        paragraphs: [
          "Your plan is activated within the time shown, counted from the confirmed payment. If we are late you may wait, take another plan or be refunded; without a choice from you the refund comes by itself.",
          "Refunds go back the way you paid. Where that is not possible, we tell you how else to receive them.",
        ],
      },
      {
        heading: "Cancelling",
        paragraphs: [
          "You may cancel until activation. A purchase for the wrong SIM can be moved to another while it is unused. After activation the refund rule shown with the plan applies.",
        ],
      },
      {
        heading: "What we ask of you",
        paragraphs: [
          "Renew only a SIM you may renew, and enter its number correctly. Probing other people’s numbers, testing payment cards or straining the system is not allowed and may end your use of the site.",
        ],
      },
      {
        heading: "Quality and interruptions",
        paragraphs: [
          "Speed and coverage depend on radio conditions and traffic. Maintenance or faults may interrupt the service, but every renewal that is paid for ends in a connection or a refund.",
        ],
      },
      {
        heading: "Liability",
        paragraphs: [
          "Except for intent or gross negligence, our liability is limited to the price of the order. Rights that mandatory law gives you, such as Japan’s Consumer Contract Act, remain.",
        ],
      },
      {
        heading: "Changes and law",
        paragraphs: [
          "Changes are published here before they take effect. An order is governed by the terms of its day.",
          "Japanese law applies. Other languages are translations; the Japanese text prevails.",
        ],
      },
    ],
  },
  seeSellers: "Sellers and contacts",
};
