import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const attempts = 50

/** Starts listening; takes the next free port where the wanted one is in use, unless `strict`. */
export async function listen(server: Server, host: string, port: number, strict: boolean): Promise<AddressInfo> {
  for (let candidate = port; ; candidate += 1) {
    const address = await tryListen(server, host, candidate)
    if (address !== null) return address
    if (strict || port === 0) throw new Error(`Port ${candidate} on ${host} is in use.`)
    if (candidate - port >= attempts) throw new Error(`Ports ${port} to ${candidate} on ${host} are all in use.`)
  }
}

/** null where the port is taken; other errors are thrown. */
function tryListen(server: Server, host: string, port: number): Promise<AddressInfo | null> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error))
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      resolve(server.address() as AddressInfo)
    })
  })
}
