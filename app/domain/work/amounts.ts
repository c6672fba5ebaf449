/** An amount as a person types it; `null` in `value`: nothing was typed. `unreadable` and `too_large` are refusals. */
export type TypedAmount = { ok: true; value: number | null } | { ok: false; reason: 'unreadable' | 'too_large' }

/** Ten thousand hours and ten million dollars: what is beyond is a slip of the hand. */
const mostMinutes = 600_000
const mostCents = 1_000_000_000

const unreadable: TypedAmount = { ok: false, reason: 'unreadable' }

function within(value: number, most: number): TypedAmount {
  return value > most ? { ok: false, reason: 'too_large' } : { ok: true, value }
}

/** Digits with at most `places` behind the point as an integer of the smallest unit; no float in between. */
function scaled(whole: string, fraction: string, places: number): number {
  return Number(whole) * 10 ** places + Number(fraction.padEnd(places, '0').slice(0, places))
}

/**
 * Hours: "2.5h", "2h 30m", "2:30", "150 min", "2,5 h", or a bare number of hours. Minutes, to the
 * nearest. A comma before one or two digits is a decimal one, before three it groups thousands.
 */
export function parseHours(text: string): TypedAmount {
  const typed = text.trim().toLowerCase().replace(/^~\s*/, '')
  if (typed === '') return { ok: true, value: null }
  const clock = /^(\d{1,6}):([0-5]\d)(?:\s*h)?$/.exec(typed)
  if (clock !== null) return within(Number(clock[1]) * 60 + Number(clock[2]), mostMinutes)
  const parts = /^(?:(\d{1,6})\s*(?:hours?|hrs?|h))?\s*(?:(\d{1,6})\s*(?:minutes?|mins?|m))?$/.exec(typed)
  if (parts !== null)
    return within(
      (parts[1] === undefined ? 0 : Number(parts[1]) * 60) + (parts[2] === undefined ? 0 : Number(parts[2])),
      mostMinutes,
    )
  const hours = /^(\d{1,3}(?:,\d{3})+|\d{1,6})(?:[.,](\d{1,4}))?\s*(?:hours?|hrs?|h)?$/.exec(typed)
  if (hours === null) return unreadable
  const fraction = hours[2] === undefined ? '' : hours[2]
  const tenThousandths = scaled((hours[1] as string).replaceAll(',', ''), fraction, 4)
  return within(Math.floor((tenThousandths * 60 + 5000) / 10_000), mostMinutes)
}

/** Money: "$480", "480", "1,200.50", "480 USD". Integer cents; a third decimal and other currencies are refused. */
export function parseMoney(text: string): TypedAmount {
  const typed = text.trim().toLowerCase().replace(/^~\s*/, '')
  if (typed === '') return { ok: true, value: null }
  const bare = typed.replace(/^(?:us)?\$\s*/, '').replace(/\s*(?:usd|us\$|\$|dollars?)$/, '')
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?$/.exec(bare)
  if (match === null) return unreadable
  return within(scaled((match[1] as string).replaceAll(',', ''), match[2] === undefined ? '' : match[2], 2), mostCents)
}
