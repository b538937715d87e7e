import { paymentProviderContract } from "./payment-provider.ts";
import { sandboxWorld } from "./sandbox-world.ts";

paymentProviderContract(async () => sandboxWorld("cards"));
