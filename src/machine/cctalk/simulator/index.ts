export { simulatedAcceptor, type SimulatedAcceptor } from "./acceptor.ts";
export { simulatedHopper, type SimulatedHopper } from "./hopper.ts";
export { openSimulatedLine, type SimulatedLine, type WireFault } from "./line.ts";
