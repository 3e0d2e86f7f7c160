import type { Actor } from './actors'
import type { CanaryCohort } from './canary-cohort'
import type { Someone } from './canary-people'

/** What people marked in the lesson and said of it: marks are their owner's alone, remarks reach the admins. */
export async function addMarks({ db, plant, people, actors }: CanaryCohort, moduleKey: string, partSlug: string) {
	const marks: Record<string, { open: string; deleted: string }> = {}
	let bookmarked = ''
	for (const [who, person, seenBy] of [
		['the learner', people.learner, [actors.learner]],
		['the peer', people.peer, []],
	] as [string, Someone, Actor[]][]) {
		const at = { personId: person.id, moduleKey, partSlug, passage: '0', start: 4, color: 'yellow' }
		const mark = async (what: string, deletedAt: Date | null) => {
			const row = await db.mark.create({
				data: {
					...at,
					quote: plant(`words ${who} ${what}`, seenBy),
					before: plant(`what stands before the words ${who} ${what}`, []),
					after: plant(`what stands after the words ${who} ${what}`, []),
					// Of a deleted mark only the words are shown, to put it back.
					note: plant(`note of ${who} on words they ${what}`, deletedAt ? [] : seenBy),
					deletedAt,
				},
				select: { id: true },
			})
			return row.id
		}
		marks[who] = { open: await mark('marked', null), deleted: await mark('deleted', new Date()) }
		// The slug of a part that is no longer in the lesson; it goes along in the form that takes it out.
		const slug = plant(`bookmark of ${who}`, seenBy)
		await db.bookmark.create({ data: { personId: person.id, moduleKey, partSlug: slug } })
		bookmarked ||= slug
	}
	const remark = async (who: string, senderId: string | null, seenBy: Actor[]) => {
		const row = await db.remark.create({
			data: {
				senderId,
				moduleKey,
				partSlug,
				contentHash: 'hash',
				passage: '0',
				start: 4,
				quote: plant(`words ${who} finds weak`, seenBy),
				before: plant(`before the words ${who} finds weak`, ['admin']),
				after: plant(`after the words ${who} finds weak`, ['admin']),
				reason: 'wrong',
				text: plant(`why ${who} finds it weak`, seenBy),
				answer: plant(`answer to ${who}`, seenBy),
			},
			select: { id: true },
		})
		return row.id
	}
	const remarks = {
		learner: await remark('the learner', people.learner.id, ['admin', actors.learner]),
		peer: await remark('the peer', people.peer.id, ['admin']),
		unnamed: await remark('nobody by name', null, ['admin']),
	}
	return { bookmarked, marks: { learner: marks['the learner'], peer: marks['the peer'] }, remarks }
}
