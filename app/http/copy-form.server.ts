import { type AppLoadContext, data } from '@remix-run/node'
import { isDomainError } from '~/domain/errors'
import { copyRefusals, originalOf } from '~/domain/pattern/copy'
import { keepBeside } from '~/domain/pattern/make-copy.server'
import { findPattern } from '~/domain/pattern/pattern'
import { getCopy } from '~/domain/pattern/read.server'
import { type CopyKey, saveCopy } from '~/domain/pattern/save.server'
import { type CopyForm, copyForm } from '~/domain/pattern/schema'
import { takeUpstream, undoUpstream } from '~/domain/pattern/upstream.server'
import { whenOf } from '~/domain/zone/zone.server'
import { paths } from '~/paths'
import { flash } from './flash.server'
import { refusal } from './forms'
import { goTo } from './safe-redirect'

/** What the page says to a change. Whatever was refused comes back in `sent`: nothing typed is lost. */
type CopyAnswer = {
	savedAt?: string
	problem?: string
	sent?: { title: string; text: string }
	/** What another window saved meanwhile */
	clash?: { title: string; text: string; revision: number; at: string }
}

/** Does to one's own copy what its form asks for. The route has guarded already. */
export async function changeCopyByForm(context: AppLoadContext, formData: FormData, key: CopyKey, zone: string) {
	const [title, text] = ['title', 'text'].map((name) => String(formData.get(name) ?? ''))
	const sent = { title: title ?? '', text: text ?? '' }
	try {
		// First, for whose it is comes before what is wrong with the form.
		await getCopy(context.db, key)
		const form = copyForm.safeParse({ ...Object.fromEntries(formData), ...sent })
		if (!form.success) return answer({ problem: form.error.issues[0]?.message, sent }, 400)
		return await change(context, String(formData.get('intent')), key, form.data, zone)
	} catch (error) {
		if (isDomainError(error) && error.why === 'changed-elsewhere') {
			const copy = await getCopy(context.db, key)
			const clash = {
				title: copy.title,
				text: copy.text,
				revision: copy.revision,
				at: whenOf(copy.changedAt, zone).time,
			}
			return answer({ problem: 'This copy was changed in another window. Nothing was overwritten.', sent, clash }, 409)
		}
		const isGone = isDomainError(error) && error.code === 'not-found'
		return answer({ problem: isGone ? GONE : refusal(error, copyRefusals), sent }, isGone ? 404 : 409)
	}
}

const GONE = 'This copy is no longer there: it was deleted in another window. Your words still stand on this page only.'

async function change(
	{ db, clock, content }: AppLoadContext,
	intent: string,
	key: CopyKey,
	form: CopyForm,
	zone: string,
) {
	const now = clock()
	const words = { title: form.title, text: form.text }
	const window = { revision: form.revision, name: form.window }
	const here = paths.patternCopy({ copy: key.id })
	if (intent === 'beside') {
		const beside = await keepBeside(db, { ...key, ...words, now })
		return goTo(paths.patternCopy({ copy: beside }), flash('Kept as a copy of its own. The other one is as it was.'))
	}
	if (intent === 'take') {
		const { patternId, part } = await getCopy(db, key)
		const original = originalOf(findPattern(content.library, patternId), part)
		if (!original) return answer({ problem: copyRefusals['nothing-new'], sent: words }, 409)
		await takeUpstream(db, key, { ...words, window }, original, now)
		return goTo(here, flash('Taken up. What stood before can be put back.'))
	}
	if (intent === 'undo') {
		await undoUpstream(db, key, { ...words, window }, now)
		return goTo(here, flash('Put back. What stood here a moment ago can be fetched again the same way.'))
	}
	await saveCopy(db, key, words, intent === 'replace' ? { ...window, revision: form.over ?? 0 } : window, now)
	return answer({ savedAt: whenOf(now, zone).time })
}

function answer(said: CopyAnswer, status = 200) {
	return data(said, { status })
}
