import { lookup as systemLookup } from "node:dns";
import { BlockList, isIP, isIPv6, type LookupFunction } from "node:net";

/** An address that a feed may not reach. */
export class AddressRefused extends Error {
  constructor(readonly address: string) {
    super("the feed's address lies in a network that is not public");
    this.name = "AddressRefused";
  }
}

const notPublic: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.0.2.0", 24],
  ["192.88.99.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15], ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 4], ["240.0.0.0", 4],
  // IPv6: unspecified and loopback, IPv4 in IPv6 by translation, documentation, tunnels, unique local, link local, site local, multicast.
  ["::", 127], ["::", 96], ["64:ff9b::", 96], ["64:ff9b:1::", 48], ["100::", 64], ["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["fc00::", 7], ["fe80::", 10], ["fec0::", 10], ["ff00::", 8],
];

function listOf(networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, isIPv6(network) ? "ipv6" : "ipv4");
  return list;
}

const blocked = listOf(notPublic);
const loopback = listOf([["127.0.0.0", 8], ["::1", 128]]);

/** "10.2.0.0/16, fd00::/8" as networks; TypeError for what is none. */
export function parseNetworks(text: string): [string, number][] {
  return text.split(",").map((part) => part.trim()).filter((part) => part !== "").map((part) => {
    const [network = "", prefix] = part.split("/");
    const family = isIP(network);
    const bits = prefix === undefined ? (family === 6 ? 128 : 32) : Number(prefix);
    if (family === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === 6 ? 128 : 32)) throw new TypeError(`${part} is not a network, e.g. 10.2.0.0/16`);
    return [network, bits];
  });
}

export interface AddressRules {
  /** This machine itself, in a demonstration. */
  allowLoopback: boolean;
  /** The court's own networks in which receivers stand. */
  allowedNetworks?: readonly (readonly [string, number])[];
}

/** Whether a numeric address may be reached: public, or expressly allowed. IPv4 inside IPv6 counts as what it is. */
export function mayReach(rules: AddressRules): (address: string) => boolean {
  const allowed = listOf(rules.allowedNetworks ?? []);
  return (address) => {
    const family = isIP(address);
    if (family === 0) return false;
    const type = family === 6 ? "ipv6" : "ipv4";
    if (allowed.check(address, type)) return true;
    if (loopback.check(address, type)) return rules.allowLoopback;
    return !blocked.check(address, type);
  };
}

/**
 * Name resolution that answers with allowed addresses only. The connection goes to exactly what was checked here, so that a
 * name that changes its address between check and use gains nothing.
 */
export function guardedLookup(may: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, "", 0);
        return;
      }
      const refused = addresses.find(({ address }) => !may(address));
      const first = addresses[0];
      // One forbidden address among several is a sign of its own: nothing of such a name is used.
      if (refused !== undefined || first === undefined) callback(new AddressRefused(refused?.address ?? ""), "", 0);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
