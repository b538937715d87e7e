import type { HomeTexts } from "./home-texts.ts";

export const en: HomeTexts = {
  title: "Renew your Japan data SIM or eSIM",
  lead: "Type the number on your card. No account, no app. Before you pay, we tell you to the minute how long it will work.",
  description:
    "Renew a Japan data SIM or eSIM online. Enter the renewal code or SIM number, see the data left and how long it is valid, and renew at once.",
  numberLabel: "The number on your card",
  numberHint: "Renewal code, SIM number (ICCID), phone number, EID or LPA code: any one will do.",
  numberSubmit: "Continue",
  photoTitle: "Read it from a photo",
  photoLabel: "Photo of the QR code or barcode",
  photoHint: "Take a picture of the card or the pack, or choose a screenshot.",
  photoSubmit: "Send the photo",
  camera: "Scan with the camera",
  cameraAim: "Hold the QR code or barcode inside the frame.",
  cameraStop: "Close the camera",
  cameraBlocked: "The camera did not open. Please choose a photo or type the number.",
  whereTitle: "Where do I find the number?",
  where: [
    {
      term: "Renewal code",
      detail: "12 letters and digits on the pack or in your purchase e-mail. The quickest way in.",
    },
    {
      term: "SIM number (ICCID)",
      detail:
        "18 to 22 digits starting with 89, on the card the SIM came in. Phones show it under “About”.",
    },
    { term: "Phone number", detail: "The SIM’s own number, starting with 070, 080, 090 or 020." },
    { term: "EID", detail: "32 digits, shown under “About” on phones that take an eSIM." },
    {
      term: "LPA code",
      detail: "The text starting with “LPA:1$” that installed your eSIM, or its QR code.",
    },
  ],
  stepsLabel: "How it works",
  steps: [
    { label: "Enter the number", detail: "See how much data is left and until when." },
    { label: "Choose a plan", detail: "We mark the cheapest one that lasts until you fly home." },
    {
      label: "Pay",
      detail: "You are usually connected within 10 minutes. If we cannot do it, you get a refund.",
    },
  ],
  back: "You looked at a SIM a moment ago.",
  backLink: "Go back to it",
  waysTitle: "Three ways to renew",
  ways: [
    { label: "Online", detail: "Right here, at any hour, by card or at a convenience store." },
    {
      label: "In a store",
      detail: "At a shop or an airport counter, in cash, with help if you like.",
    },
    {
      label: "At a kiosk",
      detail: "Hold up the SIM’s QR code. Quick enough before the next train.",
    },
  ],
  waysLink: "See each way step by step",
  newTitle: "New to this?",
  newBody:
    "What a data SIM is, how an eSIM differs, whether your phone takes it, and how to avoid the usual mistakes.",
  newLink: "Read the guide",
  say: {
    "find-again": {
      title: "Please enter the number once more",
      body: "For your safety a SIM you looked up is shown only for a while. The same number opens it again.",
    },
    "too-late": {
      title: "Some time has passed, so we are back at the start",
      body: "What you had begun to enter is kept for 30 minutes. Please enter the number again.",
    },
  },
};
