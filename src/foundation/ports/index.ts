export { freePort, tryPort, type PortTrial } from "./port.ts";
