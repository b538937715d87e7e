export { cctalkAcceptor } from "./acceptor.ts";
export { openBus, type Bus } from "./bus.ts";
export { HEADER } from "./headers.ts";
export { cctalkHopper } from "./hopper.ts";
export {
  openSimulatedLine,
  simulatedAcceptor,
  simulatedHopper,
  type SimulatedAcceptor,
  type SimulatedHopper,
  type SimulatedLine,
} from "./simulator/index.ts";
