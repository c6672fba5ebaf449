import { expect, test } from 'vitest'
import { formatMoment, localTime } from '~/reports/dates'

test.each(['UTC', 'UTC+8', '-10:00', 'Asia/Jakarta'])(
  'a moment beyond the calendar is shown as it stands, in %s',
  (zone) => {
    for (const instant of ['+275760-09-13T00:00:00.000Z', '9999-12-31T23:59:59.999Z', 'no moment']) {
      expect(localTime(instant, zone)).toEqual({ day: instant, time: '', zone: '' })
      expect(formatMoment(instant, zone)).toBe(instant)
    }
  },
)
