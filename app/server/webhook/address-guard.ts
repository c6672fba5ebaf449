import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Never reached: machines of clouds tell their secrets there, and nobody else has a receiver there. */
const never = new BlockList()
never.addSubnet('169.254.0.0', 16, 'ipv4')
never.addSubnet('fe80::', 10, 'ipv6')
never.addAddress('fd00:ec2::254', 'ipv6')
never.addAddress('100.100.100.200', 'ipv4')
never.addAddress('168.63.129.16', 'ipv4')
never.addSubnet('192.0.0.0', 24, 'ipv4')
never.addSubnet('0.0.0.0', 8, 'ipv4')
never.addAddress('::', 'ipv6')
never.addSubnet('224.0.0.0', 3, 'ipv4')
never.addSubnet('ff00::', 8, 'ipv6')
/** Roads into IPv4 that hide where they lead; nobody has a receiver there either. */
never.addSubnet('2002::', 16, 'ipv6')
never.addSubnet('2001::', 32, 'ipv6')
never.addSubnet('64:ff9b:1::', 48, 'ipv6')
never.addSubnet('::ffff:0:0:0', 96, 'ipv6')

/** Reached only where a member allowed it: this machine and the private networks. */
const inner = new BlockList()
inner.addSubnet('127.0.0.0', 8, 'ipv4')
inner.addAddress('::1', 'ipv6')
inner.addSubnet('10.0.0.0', 8, 'ipv4')
inner.addSubnet('172.16.0.0', 12, 'ipv4')
inner.addSubnet('192.168.0.0', 16, 'ipv4')
inner.addSubnet('100.64.0.0', 10, 'ipv4')
inner.addSubnet('198.18.0.0', 15, 'ipv4')
inner.addSubnet('fc00::', 7, 'ipv6')
inner.addSubnet('fec0::', 10, 'ipv6')

/** An IPv4 address in the clothes of IPv6 (mapped, compatible, or by NAT64) counts as what it is. */
function unwrapped(address: string): string {
  const hex = /^(?:::ffff:|::|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address)
  if (hex !== null) {
    const [high, low] = [Number.parseInt(hex[1] as string, 16), Number.parseInt(hex[2] as string, 16)]
    return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  }
  const dotted = /^(?:::ffff:|::|64:ff9b::)(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  return dotted === null ? address : (dotted[1] as string)
}

/** Whether a webhook may be sent to an IP address. */
export function mayReach(address: string, allowPrivate: boolean): boolean {
  const plain = unwrapped(address)
  const version = isIP(plain)
  if (version === 0) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (never.check(plain, family)) return false
  return allowPrivate || !inner.check(plain, family)
}

export class AddressRefused extends Error {
  override name = 'AddressRefused'

  constructor() {
    super('The address is one that webhooks may not reach.')
  }
}

/** Looks a name up and hands on only addresses that may be reached: what is asked is what is connected to. */
export function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options: LookupOptions, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '', 0)
      const allowed = (found as LookupAddress[]).filter(({ address }) => mayReach(address, allowPrivate))
      const [first] = allowed
      if (first === undefined || allowed.length < found.length) return callback(new AddressRefused(), '', 0)
      if (options.all === true) return callback(null, allowed)
      callback(null, first.address, first.family)
    })
  }
}
