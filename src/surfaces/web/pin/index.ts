export { PinForm, PinsBack, type TypedPin } from "./pin-form.tsx";
export { pinsBack, type PinBack } from "./pins-back.ts";
export { pinTrouble, type PlanNames } from "./pin-trouble.ts";
export { pinTexts } from "./texts/index.ts";
