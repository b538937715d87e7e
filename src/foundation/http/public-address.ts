import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Why a call was not sent that would have gone into a private network. */
export const PRIVATE = "private_address";

// IANA's special-purpose registries: what is no public host of the Internet.
const NOT_PUBLIC_4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"],
  ...["172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"],
  ...["198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"],
];
const NOT_PUBLIC_6 = [
  // An IPv4 address in another dress: no public host has only that.
  ...[
    "::/96",
    "::ffff:0:0/96",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/23",
    "2001:db8::/32",
  ],
  ...["2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"],
];

// A list for each: in one of both, the nets of mapped addresses would hold all of IPv4.
const notPublic4 = listOf(NOT_PUBLIC_4, "ipv4");
const notPublic6 = listOf(NOT_PUBLIC_6, "ipv6");

function listOf(nets: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const net of nets) {
    const [address = "", length = ""] = net.split("/");
    list.addSubnet(address, Number(length), family);
  }
  return list;
}

/** False for anything that is no address, or leads to a machine of ours or of our network. */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 0) return false;
  return kind === 4 ? !notPublic4.check(address, "ipv4") : !notPublic6.check(address, "ipv6");
}

/** Whether the host of a URL is a private address in numbers. */
export function isPrivateLiteral(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/gu, "");
  return isIP(host) !== 0 && !isPublicAddress(host);
}

/** Looks a name up for a connection, and fails when any of what it finds is private. */
export const lookUpPublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error !== null) {
      done(error, "", 0);
      return;
    }
    const [first] = found;
    if (first === undefined || found.some(({ address }) => !isPublicAddress(address))) {
      done(Object.assign(new Error(PRIVATE), { code: PRIVATE }), "", 0);
      return;
    }
    if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
};
