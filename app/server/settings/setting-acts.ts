import { done, refused } from '~/domain/acts/refusals'
import { bindRule } from '~db/writes/bind-rule'
import { changeSetting, giveSettingBack } from '~db/writes/change-setting'
import { recordWebhook } from '~db/writes/record-webhook'
import type { PageAct } from '../acts/take-act'
import { refusalOfUrl } from '../webhook/send'

const shortestSecret = 16

/** Everything that the forms of the settings page do. */
export const settingActs: Record<string, PageAct> = {
  setting_save: {
    deed: 'manage_settings',
    keeps: [],
    act: ({ field, ...asked }) => changeSetting(asked.db, { ...asked, field, seen: field('seen') }),
  },
  setting_back: {
    deed: 'manage_settings',
    keeps: [],
    act: ({ field, ...asked }) => giveSettingBack(asked.db, { ...asked, key: field('setting') }),
  },
  rule_confirm: {
    deed: 'bind_rule',
    keeps: [],
    act: ({ field, ...asked }) =>
      bindRule(asked.db, { ...asked, criterionId: field('criterion'), rule: field('rule'), kind: 'confirmed' }),
  },
  webhook_set: {
    deed: 'manage_settings',
    keeps: ['url', 'allowPrivate'],
    act: ({ field, db, actor, at }) => {
      const [url, secret, allowPrivate] = [field('url').trim(), field('secret'), field('allowPrivate') !== '']
      const problem = secret.length < shortestSecret ? 'secret' : refusalOfUrl(url, allowPrivate)
      if (problem !== null) return refused('webhook_refused', { problem })
      recordWebhook(db, { hook: { url, secret, allowPrivate }, by: actor.name, at })
      return done(null)
    },
  },
  webhook_off: {
    deed: 'manage_settings',
    keeps: [],
    act: ({ db, actor, at }) => {
      recordWebhook(db, { hook: null, by: actor.name, at })
      return done(null)
    },
  },
}
