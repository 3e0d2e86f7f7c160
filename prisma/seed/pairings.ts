import type { PairingPart } from '~/domain/practice/pairing'
import { addDays } from '~/domain/zone/plain-date'
import { daysFrom, idOf, type Story } from './story'

const SPRING = Array.from({ length: 8 }, (_, index) => `spring${index + 1}`)

/**
 * Conversations people watched with one another: in spring everybody watched the next one, two were seen by a mentor; in
 * autumn one waits for a word, and another was watched and told what was seen.
 */
export async function watchedTogether(story: Story): Promise<void> {
	const { tx, stage, rubric, now, today } = story
	const starred = rubric.criteria.filter(({ starred: isStarred }) => isStarred)
	const write = async (
		by: string,
		part: PairingPart,
		other: string,
		daysAgo: number,
		said: { line?: string; state?: 'waiting' | 'seen' } = {},
	) => {
		const id = idOf(`pairing-${by}-${other}-${daysAgo}`)
		const at = daysFrom(now, -daysAgo)
		await tx.pairing.create({
			data: {
				id,
				byId: idOf(by),
				withId: idOf(other),
				part,
				stageKey: stage.key,
				withStageKey: SPRING.includes(other) ? stage.key : '',
				onDay: addDays(today, -daysAgo),
				line: said.line ?? '',
				createdAt: at,
				confirmedAt: said.state === 'waiting' ? null : at,
				scores:
					said.state === 'seen'
						? Object.fromEntries(starred.map(({ id: key }, index) => [key, 3 + (index % 2)]))
						: undefined,
				scoredAt: said.state === 'seen' ? at : null,
			},
		})
	}
	for (const [index, key] of SPRING.entries())
		await write(key, 'watched', SPRING[(index + 1) % SPRING.length] ?? '', 178 - index)
	for (const [key, daysAgo] of [
		['spring3', 158],
		['spring6', 30],
	] as const)
		await write(key, 'was-watched', 'mentor', daysAgo, { state: 'seen' })
	await write('learner1', 'was-watched', 'mentor', 7, { line: 'He saw me reach for the pen.', state: 'seen' })
	await write('learner2', 'watched', 'learner1', 2, { state: 'waiting' })
}
