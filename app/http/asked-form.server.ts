import { type AppLoadContext, data } from '@remix-run/node'
import { type ActivityKey, askAgain, takeBack } from '~/domain/activity/evidence.server'
import { evidenceRefusals } from '~/domain/activity/policy'
import { flash } from './flash.server'
import { refusal } from './forms'
import { goTo } from './safe-redirect'

/**
 * What waits for a sponsor’s word is asked for once more, or taken back.
 * @param here the page the form stands on
 * @returns null for a form of another kind
 */
export async function answerAskedForm(
	{ db, clock, mail }: AppLoadContext,
	intent: FormDataEntryValue | null,
	key: ActivityKey,
	here: string,
) {
	if (!(intent === 'ask-again' || intent === 'take-back')) return null
	try {
		if (intent === 'take-back') await takeBack(db, key)
		else await askAgain(db, key, clock())
	} catch (error) {
		return data({ problem: refusal(error, evidenceRefusals) }, { status: 409 })
	}
	mail.wake()
	return goTo(here, flash(intent === 'take-back' ? 'It is yours again.' : 'They get another letter.'))
}
