import { isIP } from 'node:net'
import { hostName } from '~/server/host-gate'
import { type LogLevel, logLevels } from '~/server/log'
import { UsageError } from './exit-codes'

interface Network {
  allowedHosts: string[]
  trustProxy: string[]
  logLevel: LogLevel | null
}

/** How the server meets the network, from ASSAY_ALLOWED_HOSTS, ASSAY_TRUST_PROXY and ASSAY_LOG. */
export function readNetwork(): Network {
  const { ASSAY_ALLOWED_HOSTS, ASSAY_TRUST_PROXY, ASSAY_LOG } = process.env
  const allowedHosts = words(ASSAY_ALLOWED_HOSTS)
  for (const name of allowedHosts)
    if (hostName(name) !== name)
      throw new UsageError(`ASSAY_ALLOWED_HOSTS takes names such as assay.lan,192.168.1.5, not "${name}"`)
  const trustProxy = words(ASSAY_TRUST_PROXY)
  for (const proxy of trustProxy)
    if (!isNetwork(proxy))
      throw new UsageError(`ASSAY_TRUST_PROXY takes addresses such as loopback,10.0.0.0/8, not "${proxy}"`)
  return { allowedHosts, trustProxy, logLevel: readLevel(ASSAY_LOG) }
}

function words(text: string | undefined): string[] {
  return text === undefined
    ? []
    : text
        .split(',')
        .map((word) => word.trim().toLowerCase())
        .filter((word) => word !== '')
}

/** Addresses and ranges only: "everybody" or a number of hops would let a stranger choose their own address. */
function isNetwork(text: string): boolean {
  if (text === 'loopback' || text === 'linklocal' || text === 'uniquelocal') return true
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128))
  )
}

function readLevel(text: string | undefined): LogLevel | null {
  if (text === undefined || text === '') return null
  const level = logLevels.find((one) => one === text)
  if (level === undefined) throw new UsageError(`ASSAY_LOG takes ${logLevels.join(', ')}, not "${text}"`)
  return level
}
