const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Every number of the identity rules, in ms unless it says otherwise. */
export const policy = {
  /** A session ends when nobody used it for this long, and in any case after the absolute time. */
  sessionIdle: 12 * hour,
  sessionAbsolute: 7 * day,
  /** How often the last use of a session is written down at most. */
  sessionTouch: minute,
  deviceKnown: 180 * day,
  ownerLink: 24 * hour,
  inviteLink: 7 * day,
  resetLink: day,
  tokenDays: { standard: 90, longest: 366 },
  /** Last use of a token is told to the hour: enough to find one that nobody needs. */
  tokenUse: hour,
  /**
   * Wrong passwords within a window. A window begins with the first wrong one, so that any ten
   * minutes touch two of them at most: (7 + 3) twice is the 20 that may reach the hash.
   */
  loginWindow: 10 * minute,
  wrongFromStrangers: 7,
  /** Of these from one address. */
  wrongFromOneStranger: 4,
  /** From browsers in which the member signed in before, whatever strangers do meanwhile. */
  wrongFromKnown: 3,
  wrongFromAddress: 30,
  /** Hashes at once, and waiting, for each of strangers and known browsers. */
  hashing: { atOnce: 1, waiting: 24 },
} as const
