import { type Algorithm, hash, verify } from '@node-rs/argon2'

/** OWASP's second choice with more memory: 19 MiB would do, 2 passes. `algorithm` 2 is argon2id. */
export const argon2Parameters = { algorithm: 2 as Algorithm, memoryCost: 32_768, timeCost: 2, parallelism: 1 }

/** The slow functions, in one place so that tests can count how often they are reached. */
export interface PasswordHasher {
  hash(password: string): Promise<string>
  verify(stored: string, password: string): Promise<boolean>
  /** Whether a hash was made under other parameters than today's. */
  outdated(stored: string): boolean
}

/** The same password typed on another keyboard is the same password. */
const normal = (password: string) => password.normalize('NFKC')

export function argon2Hasher(parameters = argon2Parameters): PasswordHasher {
  const { memoryCost, timeCost, parallelism } = parameters
  const mark = `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`
  return {
    hash: (password) => hash(normal(password), parameters),
    verify: (stored, password) => verify(stored, normal(password)),
    outdated: (stored) => !stored.startsWith(mark),
  }
}
