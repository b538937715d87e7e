export { printingApp } from "./app.ts";
export { printSubscriptions } from "./print-documents.ts";
