import type { Actor } from './actors'
import type { CanaryCohort } from './canary-cohort'

/** A file with work that is decided, which stands in the learner’s portfolio, and one with work the lead still reads. */
export async function attachFiles(
	{ db, plant, actors, people }: CanaryCohort,
	{ decided, peers }: { decided: string; peers: string },
) {
	const attach = async (whose: string, submissionId: string, namedTo: readonly Actor[], readBy: readonly Actor[]) => {
		// The learner shows theirs beside their certificate.
		const openOn = readBy.length > 0 ? ['routes/certification/shown-file'] : []
		const bytes = new TextEncoder().encode(plant(`words in the file of ${whose}`, readBy, openOn))
		const { id } = await db.workFile.create({
			data: {
				submissionId,
				name: `${plant(`name of the file of ${whose}`, namedTo, openOn)}.txt`,
				byteCount: bytes.byteLength,
				bytes,
				addedAt: new Date(),
			},
			select: { id: true },
		})
		return id
	}
	await db.portfolioItem.create({
		data: { personId: people.learner.id, ref: `work:${decided}`, agreedAt: new Date() },
	})
	const { learner, lead } = actors
	return {
		learner: await attach('the learner', decided, [learner, lead], [learner]),
		// The lead may have it; no address that is asked for hands it out.
		peer: await attach('the peer', peers, [lead], []),
	}
}
