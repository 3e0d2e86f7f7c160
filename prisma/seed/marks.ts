import { writtenModules } from '~/domain/program/find'
import type { Part } from '~/domain/program/lesson'
import { type Anchor, anchorAt } from '~/domain/progress/anchor'
import { paragraphsOf, passagesOf } from '~/domain/progress/passages'
import { daysFrom, idOf, type Story } from './story'

type Remarked = { reason: string; text: string; state?: string; answer?: string; answeredAt?: Date }

/** What two readers marked in the module on listening, and what was said of its passages. */
export async function markPassages({ tx, stage, now }: Story): Promise<void> {
	const module = writtenModules(stage).find(({ id }) => id === 'active-listening')
	const [first, second] = module?.lesson.parts ?? []
	if (!module || !first || !second) throw new Error('active-listening is not written')
	const mark = (key: string, part: Part, paragraph: number, days: number, said: { note?: string; color: string }) =>
		tx.mark.create({
			data: {
				id: idOf(`mark-${key}-${paragraph}`),
				personId: idOf(key),
				moduleKey: module.key,
				partSlug: part.slug,
				...opening(part, paragraph),
				...said,
				createdAt: daysFrom(now, days),
			},
		})
	await mark('learner1', first, 0, -24, { color: 'yellow', note: 'This was me with R., word for word.' })
	await mark('learner1', second, 1, -23, { color: 'blue' })
	await mark('learner1', second, 2, -23, {
		color: 'green',
		note: 'Next 1:1: test the fix first, then offer it.',
	})
	await mark('learner4', first, 1, -9, { color: 'yellow' })
	await tx.mark.create({
		data: {
			id: idOf('mark-learner1-gone'),
			personId: idOf('learner1'),
			moduleKey: module.key,
			partSlug: first.slug,
			passage: '0',
			start: 0,
			quote: 'Vasco said nothing for eleven days.',
			before: '',
			after: ' Nobody had asked.',
			note: 'Eleven days!',
			color: 'blue',
			createdAt: daysFrom(now, -25),
		},
	})
	await tx.bookmark.create({
		data: { personId: idOf('learner1'), moduleKey: module.key, partSlug: second.slug, createdAt: daysFrom(now, -23) },
	})
	const remark = (key: string, senderId: string | null, days: number, said: Remarked) =>
		tx.remark.create({
			data: {
				id: idOf(`remark-${key}`),
				senderId,
				moduleKey: module.key,
				partSlug: first.slug,
				contentHash: senderId ? module.lesson.hash : '',
				...opening(first, 1),
				...said,
				// Without a sender no hour is kept.
				createdAt: senderId
					? daysFrom(now, days)
					: new Date(`${daysFrom(now, days).toISOString().slice(0, 10)}T00:00:00Z`),
			},
		})
	await remark('learner4', idOf('learner4'), -9, {
		reason: 'unclear',
		text: 'I had to read this twice: whose sentence is missing from the timeline?',
	})
	await remark('unnamed', null, -6, { reason: 'not-my-work', text: 'We have no planning rounds here.' })
	await remark('learner1', idOf('learner1'), -24, {
		reason: 'wrong',
		text: 'The deploy was at 16:40.',
		state: 'answered',
		answer: 'The review counts from the first alert, so 16:20 stays. Thank you for looking it up.',
		answeredAt: daysFrom(now, -20),
	})
}

/** The first sentence of a paragraph, wherever the lesson has its paragraphs now. */
function opening(part: Part, index: number): Anchor {
	const passages = passagesOf(part)
	const paragraphs = passages.flatMap((passage) =>
		paragraphsOf(passage).map((each) => ({ passage: passage.id, ...each })),
	)
	const chosen = paragraphs.filter(({ text, passage }) => text.length > 40 && passage !== 's')[index]
	const length = (chosen?.text.search(/[.?!](\s|$)/) ?? 0) + 1
	const anchor =
		chosen &&
		anchorAt(passages, {
			passage: chosen.passage,
			start: chosen.start,
			end: chosen.start + (length || chosen.text.length),
		})
	if (!anchor) throw new Error(`${part.slug} has no paragraph ${index}`)
	return anchor
}
