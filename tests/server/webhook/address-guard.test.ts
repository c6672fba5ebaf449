import { expect, test } from 'vitest'
import { mayReach } from '~/server/webhook/address-guard'
import { refusalOfUrl } from '~/server/webhook/send'

const metadata = [
  '169.254.169.254',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  'fe80::1',
  'fd00:ec2::254',
  '0.0.0.0',
  '::a9fe:a9fe',
  '::169.254.169.254',
  '64:ff9b:1::a9fe:a9fe',
  '2002:a9fe:a9fe::',
  '::ffff:0:7f00:1',
  '192.0.0.192',
  '168.63.129.16',
]
const inner = [
  '127.0.0.1',
  '::1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '100.64.0.1',
  'fd12::1',
  '::ffff:7f00:1',
  '::7f00:1',
  'fec0::1',
  '198.18.0.1',
]
const outer = ['93.184.216.34', '172.32.0.1', '2606:2800:220:1::1', '64:ff9b::5db8:d822']

test.each(metadata)('%s is never reached', (address) => {
  expect(mayReach(address, false)).toBe(false)
  expect(mayReach(address, true)).toBe(false)
})
test.each(inner)('%s is reached only where it is allowed', (address) => {
  expect(mayReach(address, false)).toBe(false)
  expect(mayReach(address, true)).toBe(true)
})
test.each(outer)('%s may be reached', (address) => {
  expect(mayReach(address, false)).toBe(true)
})
test.each([
  ['not an address', 'unreadable'],
  ['ftp://example.com/', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['https://user:key@example.com/', 'credentials'],
  ['http://[::ffff:127.0.0.1]/', 'address'],
  ['http://2130706433/', 'address'],
  ['http://0x7f.1/', 'address'],
  ['http://169.254.169.254/latest', 'address'],
  ['https://hooks.example.com/x', null],
])('%s is refused as %s', (url, refusal) => {
  expect(refusalOfUrl(url, false)).toBe(refusal)
})
