import { lookup } from "node:dns/promises";
import { BlockList, isIPv6 } from "node:net";

interface Place {
  readonly host: string;
  readonly port: number;
}

/**
 * The address behind a printer's name, resolved once and then called by number, so that a name
 * cannot turn to another machine in between. Undefined for what no printer stands at.
 */
export async function resolveSafely(
  { host, port }: Place,
  { mayLoopBack }: { readonly mayLoopBack: boolean },
): Promise<Place | undefined> {
  const name = host.replaceAll(/^\[|\]$/g, "");
  const found = await lookup(name).catch(() => undefined);
  if (found === undefined) return undefined;
  const family = isIPv6(found.address) ? "ipv6" : "ipv4";
  if (NEVER.check(found.address, family)) return undefined;
  if (!mayLoopBack && LOOPBACK.check(found.address, family)) return undefined;
  return { host: found.address, port };
}

// Link-local addresses hold the metadata services of clouds; the rest name no single machine.
const NEVER = new BlockList();
NEVER.addSubnet("169.254.0.0", 16);
NEVER.addSubnet("0.0.0.0", 8);
NEVER.addSubnet("224.0.0.0", 3);
NEVER.addAddress("::", "ipv6");
NEVER.addSubnet("fe80::", 10, "ipv6");
NEVER.addSubnet("ff00::", 8, "ipv6");
NEVER.addAddress("fd00:ec2::254", "ipv6");

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8);
LOOPBACK.addAddress("::1", "ipv6");
