import { expect, test } from 'vitest'
import { shortLabels } from '~/domain/short-label'

test('one more label, or one less, makes the forms of the others what they are among those', () => {
  const few = ['load_v4_100u', 'load_v5_100u']
  const more = [...few, 'load_v5_200u']
  expect(shortLabels(few).get('load_v5_100u')).toBe('v5')
  expect(shortLabels(more).get('load_v5_100u')).not.toBe('v5')
  expect(shortLabels([...few])).toBe(shortLabels(few))
  expect(shortLabels(few).get('load_v5_100u')).toBe('v5')
})
