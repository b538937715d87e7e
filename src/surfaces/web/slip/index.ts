export { SlipPanel, type ForeseenSlip, type SlipProps } from "./slip-panel.tsx";
