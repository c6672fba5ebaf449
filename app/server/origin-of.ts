import type { AssayContext } from './context'

/** Where people reach this server: its public address, else the one that was asked. */
export function originOf({ identity }: Pick<AssayContext, 'identity'>, request: Request): string {
  return identity.publicUrl === null ? new URL(request.url).origin : identity.publicUrl
}
