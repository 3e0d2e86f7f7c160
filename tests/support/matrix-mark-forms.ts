import { randomUUID } from 'node:crypto'
import { learningKey } from '~/domain/pattern/draft.server'
import { isInteractive } from '~/domain/program/lesson'
import { passagesOf } from '~/domain/progress/passages'
import { versionOf } from '~/domain/progress/take-anchor'
import { paths } from '~/paths'
import type { CanaryWorld } from './canary-world'
import type { Form } from './matrix-forms'

/** Words of the first passage of a part that is asked for. */
export function passageForms({ a }: CanaryWorld): Form[] {
	const lesson = a.module.lesson
	const part = lesson?.parts.find((each) => each.blocks.some(isInteractive))
	if (!lesson || !part) throw new Error('the module is not written')
	const passage = passagesOf(part).find(({ id }) => id !== 's')
	const words = { where: `${passage?.id}:0-12`, version: versionOf(lesson) }
	return [
		{ intent: 'keep-mark', fields: { ...words, note: 'To think about', color: 'blue' } },
		{ intent: 'bookmark', fields: {} },
		{ intent: 'remark', fields: { ...words, reason: 'unclear', text: 'Who is this?', once: randomUUID() } },
	]
}

/** What one does with one's own, wherever it is shown. */
export function ownMarkForms({ a }: CanaryWorld): Form[] {
	const mark = a.marks.learner
	const others = ['otherLearner', 'lead', 'otherLead', 'observer', 'admin'] as const
	const rights = Object.fromEntries(others.map((actor) => [actor, 404]))
	return [
		{
			intent: 'change-mark',
			fields: { mark: mark?.open ?? '', note: 'Changed', color: 'green', revision: '1' },
			rights,
		},
		{ intent: 'delete-mark', fields: { mark: mark?.open ?? '' }, rights },
		{ intent: 'restore-mark', fields: { mark: mark?.deleted ?? '' }, rights },
		// Whoever has no such bookmark has nothing to take out.
		{
			intent: 'unbookmark',
			fields: { module: a.module.key, part: a.bookmarked },
			idle: others,
		},
	]
}

/** Who may read a recap may begin a draft of their own with a line of it; who leads may strike one out. */
export function recapForms({ a }: CanaryWorld): Form[] {
	const at = paths.recap({ session: a.sessions.held })
	const key = learningKey(a.learning)
	const readers = { learner: 403, observer: 403 } as const
	return [
		{ intent: '', fields: { learning: key }, at },
		{ intent: 'strike', fields: { line: key }, at, rights: readers },
		// Nothing is struck out that could be put back.
		{ intent: 'put-back', fields: { line: key }, at, rights: { ...readers, lead: 409 } },
	]
}
