import type { FindTexts } from "./find-texts.ts";

export const en: FindTexts = {
  unreadable:
    "We could not read this as a number. Please enter the renewal code, SIM number or phone number as it is printed.",
  reasons: {
    empty: "Please enter a number.",
    too_short: "This is too short. A SIM number has 18 to 22 digits, an EID 32.",
    too_long: "This is too long. Please enter only the number.",
    imei: "This looks like your phone’s IMEI. The SIM number starts with 89 and has 18 to 22 digits.",
    foreign_link:
      "This looks like a link to another site. Please use the QR code on the pack, or enter the number.",
    spreadsheet_damage:
      "A spreadsheet seems to have shortened this number (as in 8.98E+18). Please enter the full number.",
  },
  productBarcode:
    "This is the product’s barcode. Please use the QR code near it, or the barcode of the SIM number starting with 89.",
  handOverCard: "This is a hand-over card for staff. Please show it at a counter or a kiosk.",
  codeMistyped: "One character of the renewal code seems wrong. Please check all 12 once more.",
  codeUnknown: "We cannot find this renewal code. Please check it, or try the SIM number.",
  lpaNotOurs:
    "This LPA code belongs to another company’s eSIM. Please renew it in the shop or app where you bought it.",
  tooMany: (wait) => `There were many tries in a short time. Please wait about ${wait}.`,
  photo: {
    none: "Please choose a photo.",
    notAPhoto:
      "We cannot read this kind of picture. Please choose a JPEG or PNG, such as a screenshot.",
    tooLarge: "This photo is too large. Please photograph only the code, or enter the number.",
    noCode:
      "We found no code in the photo. Try again in good light, from straight ahead, with the code filling the picture.",
    busy: "Many photos are being read right now. Please wait a moment, or enter the number.",
  },
  second: {
    title: "One more check",
    lead: "So that nobody else can see how you use your SIM, please add something only its holder knows.",
    typedTerm: "You entered",
    label: {
      msisdn: "Last 4 digits of the phone number, or the renewal code",
      iccid: "Last 4 digits of the SIM number (ICCID), or the renewal code",
    },
    hint: {
      msisdn:
        "If your SIM has no phone number, enter the 12-character renewal code from the pack or your purchase e-mail.",
      iccid:
        "The SIM number starts with 89 and has 18 to 22 digits. The 12-character renewal code works too.",
    },
    submit: "Confirm",
    change: "Enter another number",
    missing: "Please enter the last 4 digits or the renewal code.",
    noMatch: "These two numbers do not belong together.",
    noMatchHelp: [
      "Check that no digit is mistyped.",
      "If your card was replaced, use the new card’s number or the renewal code.",
      "SIMs of other companies cannot be renewed here. Look for the company’s name on the card or pack.",
    ],
    why: "Why do you ask?",
    whyBody:
      "A number printed on a card is seen by many people. Showing nothing for the number alone keeps your use private.",
  },
  warningTitle: "Please look once more",
  warnings: {
    iccid_check_digit:
      "The last digit does not fit the rest. It may be a typing mistake, though some genuine cards are like this. If it is right, go on.",
    iccid_prefix: "SIM numbers usually start with 89. If yours is right, go on.",
    eid_check_digits:
      "The EID’s check digits do not fit. Please compare it, and go on if it is right.",
    renewal_code_check: "One character of the renewal code seems wrong.",
    lpa_without_matching_id:
      "This LPA code has no identifier of its own. If we cannot find it, use the SIM number.",
  },
  issuerTitle: "This may be another company’s card",
  issuer: ({ brand, region }) =>
    brand === undefined
      ? `Cards starting like this are usually issued in ${region}.`
      : `Cards starting like this are usually issued by ${brand} (${region}).`,
  issuerHelp:
    "Please look for the company’s name on the card or pack. If the card is ours, simply go on.",
};
