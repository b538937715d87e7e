import type { GuideTexts } from "./guide-texts.ts";

export const en: GuideTexts = {
  title: "Guide",
  lead: "Using and renewing a data SIM or eSIM in Japan. Start wherever you like.",
  renewNow: "Renew now",
  renewHint: "With the number at hand you can start without reading.",
  overview: "All of the guide",
  next: "Read next",
  topics: {
    what: {
      title: "What is a Japan data SIM?",
      summary: "A card that gives your phone internet in Japan, for a set time or amount of data.",
      blocks: [
        {
          kind: "text",
          paragraphs: [
            "Put the SIM in your phone and you are online through a Japanese mobile network. It is prepaid: no monthly contract, you use what you bought.",
            "Most data SIMs have no phone calls or text messages. To call somebody, use the messaging app you already have.",
          ],
        },
        {
          heading: "Three kinds of plan",
          kind: "facts",
          items: [
            {
              term: "A fixed amount",
              detail: "Such as 5 GB in 21 days. When it is used up, it stops or becomes very slow.",
            },
            {
              term: "An amount each day",
              detail: "Such as 1 GB a day. Beyond that it is slow until the next reset.",
            },
            {
              term: "Unlimited",
              detail:
                "As much as you like while it lasts; it may slow down when the network is busy.",
            },
          ],
        },
        {
          heading: "How days are counted",
          kind: "list",
          items: [
            "Most plans count the day you start as day 1 and end at 23:59 on the last day, Japan time.",
            "Some count full periods of 24 hours from the minute you start.",
            "Because plans differ, we always show the exact date and minute before you pay.",
          ],
        },
        {
          heading: "After it ends",
          kind: "text",
          paragraphs: [
            "Some SIMs can be renewed for a few days after they end, others not at all. Later the number is taken back for good. If you want to keep going, renew before the end.",
          ],
        },
      ],
    },
    compare: {
      title: "SIM card or eSIM?",
      summary: "The internet is the same. What differs is how you get it and put it in.",
      blocks: [
        {
          kind: "table",
          caption: "SIM card and eSIM compared",
          head: ["SIM card", "eSIM"],
          rows: [
            ["How you get it", "Shop, airport or post", "By e-mail or app, at once"],
            ["How you put it in", "Open the tray and swap", "Scan a QR code"],
            ["Which phones", "Any with a SIM tray", "Those that support eSIM"],
            ["New phone", "Move the card over", "Often has to be issued again"],
            ["Your own SIM", "Take it out and keep it safe", "Stays in, both work"],
            ["Renewing", "Same number, no swap", "Same number, no new code"],
          ],
        },
        {
          heading: "A rule of thumb",
          kind: "list",
          items: [
            "Not sure about settings, or an older phone: SIM card",
            "Needed right now, or your home number must still get texts: eSIM",
            "For a tablet or a pocket Wi-Fi: SIM card",
          ],
        },
        {
          kind: "note",
          title: "Do not delete an eSIM before you are home",
          body: "Most can be installed only once. If it misbehaves, restart the phone first. A renewal goes straight to the eSIM you have installed.",
        },
      ],
    },
    "my-phone": {
      title: "Will it work in my phone?",
      summary: "Four checks, about five minutes.",
      blocks: [
        {
          kind: "steps",
          items: [
            {
              title: "Is the phone unlocked?",
              body: "On an iPhone, open Settings → General → About: “Carrier Lock” should say “No SIM restrictions”. For Android, ask the carrier that sold the phone.",
            },
            {
              title: "For an eSIM: does it have an EID?",
              body: "Dial *#06#. If a 32-digit EID appears, your phone takes eSIMs. Most iPhones sold in mainland China do not.",
              link: { to: "compare", label: "SIM card or eSIM" },
            },
            {
              title: "Does it know Japan’s frequencies?",
              body: "Besides LTE bands 1 and 3, band 19 helps on docomo, 8 on SoftBank, 18 or 26 on au. Recent iPhones and most big brands have them.",
            },
            {
              title: "Settings after it is in",
              body: "Set the APN as the pack says and switch mobile data to this SIM. If nothing happens, turn flight mode on and off once. For an eSIM from abroad, also turn on data roaming.",
            },
          ],
        },
      ],
    },
    renew: {
      title: "How to renew",
      summary: "Online, in a store or at a kiosk: all three renew the same SIM in the same way.",
      blocks: [
        {
          heading: "Online",
          kind: "steps",
          items: [
            {
              title: "Enter the number",
              body: "The renewal code or SIM number, or a photo of the QR code. If your data is used up, do it where there is Wi-Fi.",
              link: { to: "find", label: "Enter the number" },
            },
            {
              title: "Choose a plan",
              body: "Say when you leave and how you use your phone. The cheapest plan that is enough gets a mark.",
              link: { to: "choose", label: "How to choose" },
            },
            {
              title: "Check and pay",
              body: "You see from when until when it works and the full price, then pay by card, at a convenience store or another way.",
            },
            {
              title: "Wait for it to start",
              body: "Usually less than 10 minutes, and the page shows each step. If we are late, you may wait, take another plan or get your money back. Choose nothing and the refund comes by itself.",
              link: { to: "orders", label: "See how an order is doing" },
            },
            {
              title: "Keep the receipt",
              body: "It comes by e-mail, and with the order number you can get it again at any time.",
              link: { to: "orders", label: "Get a receipt" },
            },
          ],
        },
        {
          heading: "In a store",
          kind: "steps",
          items: [
            {
              title: "Bring the SIM or its number",
              body: "The card, the pack or the renewal code: one is enough. You may be asked for your passport.",
            },
            {
              title: "Tell the staff",
              body: "Show them the sentence below (“I would like to renew this SIM”) and say when you leave Japan. No Japanese needed.",
              sentence: "for-staff",
            },
            {
              title: "Ask until when, then pay",
              body: "Check the end date first, then pay in cash or by card. You get the receipt on the spot.",
            },
          ],
        },
        {
          heading: "At a kiosk",
          kind: "steps",
          items: [
            {
              title: "Hold up the SIM’s QR code",
              body: "The QR code or barcode on the card or pack. You can also type the number.",
            },
            {
              title: "Choose and pay on the screen",
              body: "Pick a plan and pay in one of the ways shown. The Help button reaches a person.",
            },
            {
              title: "Take the slip",
              body: "With the number on it you can look up the order later.",
              link: { to: "voucher", label: "Look up a slip’s number" },
            },
          ],
        },
      ],
    },
    choose: {
      title: "Choosing a plan",
      summary: "Two things decide: when you leave Japan, and how you use your phone.",
      blocks: [
        {
          heading: "How you use it",
          kind: "facts",
          items: [
            { term: "Light", detail: "Maps, messages, train times. Hardly any video." },
            { term: "Normal", detail: "Social media, sharing photos, a little video." },
            { term: "Heavy", detail: "Video or video calls every day, a laptop connected." },
          ],
        },
        {
          heading: "If you are not sure",
          kind: "steps",
          items: [
            {
              title: "Enter when you leave",
              body: "We compare only plans that last until then and mark the cheapest one that is enough.",
              link: { to: "find", label: "Compare for my SIM" },
            },
            {
              title: "Look at start and end",
              body: "A plan counted by calendar days and started at 10 p.m. has a first day of two hours. Sometimes it pays to wait until morning.",
            },
            {
              title: "See what becomes of your present plan",
              body: "A renewal may extend it, start after it, or replace it. If you would lose data, we say so before you pay.",
            },
          ],
        },
        {
          heading: "By how you can pay",
          kind: "list",
          items: [
            "A card that works in Japan: online is quickest",
            "Card declined, or cash preferred: a convenience store, or a shop",
            "Done here and now: a kiosk or a shop",
          ],
        },
      ],
    },
    "no-fail": {
      title: "What can go wrong, and how to avoid it",
      summary: "The usual mistakes, and how not to make them.",
      blocks: [
        {
          kind: "steps",
          items: [
            {
              title: "Renew before it ends",
              body: "Some SIMs cannot be renewed once they have ended. You can check what is left at any time.",
              link: { to: "find", label: "Check what is left" },
            },
            {
              title: "Look at the end time",
              body: "“One day” can mean the few hours until midnight. Look at the date and time before you pay.",
              link: { to: "choose", label: "How days count, and which plan to take" },
            },
            {
              title: "Be ready for your bank’s check",
              body: "If the 3-D Secure code goes to your number at home, make sure that SIM can receive texts, or switch to your bank’s app. Do not close the bank’s page half way.",
            },
            {
              title: "Do not pay twice",
              body: "If you have paid and the page does not change, look up the order instead of paying again. We also stop a second purchase for the same SIM.",
              link: { to: "orders", label: "Look up an order" },
            },
            {
              title: "Convenience store: it starts when you pay",
              body: "Time counts from the payment at the till, not from the order. Mind the date by which to pay.",
            },
            {
              title: "Do not delete the eSIM",
              body: "It may not be possible to put it back. Check before you change phones, too.",
              link: { to: "compare", label: "About eSIMs" },
            },
            {
              title: "Keep your proof",
              body: "Keep the order number and the receipt until you are home. Every question and every refund begins with them.",
              link: { to: "orders", label: "Orders and receipts" },
            },
          ],
        },
      ],
    },
  },
};
