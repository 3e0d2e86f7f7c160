import type { Actor } from './actors'
import type { CanaryCohort } from './canary-cohort'

/** What anybody with the number of the learner's certificate may see; beside the peer's, which was taken back, nothing is shown. */
const SHOWN = ['routes/certification/verify-number']

export async function addShown(
	{ db, plant, actors }: CanaryCohort,
	numbers: { learner: string; peer: string },
	fileId: string,
) {
	const show = async (number: string, whose: string, ref: string, said: { seenBy: Actor[]; fileId?: string }) => {
		const { seenBy, fileId: file } = said
		const of = (what: string) => plant(`${what} shown by ${whose}: ${ref}`, seenBy, seenBy.length > 0 ? SHOWN : [])
		const row = await db.shownEvidence.create({
			data: {
				ref,
				...(file ? { file: { connect: { id: file } } } : {}),
				certification: { connect: { number } },
				requirement: of('requirement'),
				name: of('name'),
				text: of('text'),
				madeAt: new Date(),
				agreedAt: new Date(),
			},
			select: { id: true },
		})
		return row.id
	}
	const seenBy = [actors.learner]
	await show(numbers.learner, 'the learner', 'words:modules', { seenBy })
	return {
		file: await show(numbers.learner, 'the learner', `file:${fileId}`, { seenBy, fileId }),
		back: await show(numbers.peer, 'the peer', 'words:modules', { seenBy: [] }),
	}
}
