export { escposPrinters, type EscposSettings } from "./gateway.ts";
