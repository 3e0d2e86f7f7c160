import { timingSafeEqual } from 'node:crypto'
import { type HandedIn, readHandedIn } from '../assessment/work-files.server'
import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { putActivityLetter } from '../notice/activity-mail.server'
import type { LinkKey } from '../sign-in/links.server'
import { transact } from '../transact.server'
import { type EvidenceState, SIGN_OFF } from './kinds'
import { mayAnswer } from './policy'
import { activityToken } from './token.server'

/** Of a genuine address; nothing that was made up reaches the database. */
function linkIn(key: LinkKey, token: string): string | null {
	const linkId = token.split('.')[0] ?? ''
	const [expected, given] = [Buffer.from(activityToken(key, linkId)), Buffer.from(token)]
	return expected.length === given.length && timingSafeEqual(expected, given) ? linkId : null
}

/** The row behind a genuine address, be it answered or too old; null where it is not genuine or another one was sent since. */
async function findBehind(db: Db | Tx, key: LinkKey, token: string) {
	const linkId = linkIn(key, token)
	if (!linkId) return null
	return db.activityEvidence.findUnique({
		where: { linkId },
		select: {
			id: true,
			personId: true,
			stageKey: true,
			activityId: true,
			way: true,
			onDay: true,
			minutes: true,
			text: true,
			submissionId: true,
			sponsorId: true,
			sponsorName: true,
			state: true,
			linkEndsAt: true,
			person: { select: { name: true, disabledAt: true } },
		},
	})
}

export type AskedActivity = {
	by: string
	stageKey: string
	activityId: string
	way: string
	onDay: string
	minutes: number
	text: string
	sponsorName: string
	endsAt: Date
	/** The deliverable, where it is that which they are asked about */
	work: HandedIn | null
}

/**
 * What a sponsor sees: what was done, and by whom. Nothing else of them, of the cohort, or of what else they do.
 * @returns 'unknown' for an address that was made up; 'over' for one that was answered, taken back or is too old
 */
export async function readAsked(
	db: Db,
	key: LinkKey,
	token: string,
	now: Date,
): Promise<AskedActivity | 'answered' | 'over' | 'unknown'> {
	const row = await findBehind(db, key, token)
	if (!row) return 'unknown'
	const { person, state, linkEndsAt, submissionId, id: _id, personId: _personId, sponsorId: _sponsorId, ...shown } = row
	if (state === 'confirmed' || state === 'declined') return 'answered'
	const verdict = mayAnswer({ ...facts(row), closedAccount: person.disabledAt !== null }, now)
	if (!verdict.ok || !linkEndsAt) return 'over'
	const work = submissionId ? await readHandedIn(db, submissionId) : null
	return { ...shown, by: person.name, endsAt: linkEndsAt, work }
}

const facts = ({ state, linkEndsAt }: { state: string; linkEndsAt: Date | null }) => ({
	state: state as EvidenceState,
	linkEndsAt,
})

/**
 * A sponsor's word, given once: of two at the same moment the first one counts. Who and when stays with the row.
 * @throws DomainError 'conflict' ('link-used')
 */
export async function answerActivity(
	db: Db,
	by: { key: LinkKey; token: string },
	said: { wasSo: boolean; reason: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const linkId = linkIn(by.key, by.token)
		if (!linkId) throw new DomainError('conflict', 'link-used')
		await tx.$queryRaw`select 1 from "ActivityEvidence" where "linkId" = ${linkId} for update`
		const row = await findBehind(tx, by.key, by.token)
		const closedAccount = (row?.person.disabledAt ?? null) !== null
		if (!row || !mayAnswer({ ...facts(row), closedAccount }, now).ok) throw new DomainError('conflict', 'link-used')
		await tx.activityEvidence.update({
			where: { id: row.id },
			data: {
				state: (said.wasSo ? 'confirmed' : 'declined') satisfies EvidenceState,
				openKey: null,
				answeredAt: now,
				reason: said.wasSo && row.activityId !== SIGN_OFF ? '' : said.reason,
			},
		})
		await record(tx, {
			act: said.wasSo ? 'activity-confirmed' : 'activity-declined',
			actor: row.sponsorId ? { id: row.sponsorId, name: row.sponsorName } : null,
			subject: row.personId,
			// Who has no account is told by name.
			detail: { stage: row.stageKey, activity: row.activityId, ...(row.sponsorId ? {} : { by: row.sponsorName }) },
			change: { before: 'asked', after: said.wasSo ? 'confirmed' : 'declined' },
		})
		await putActivityLetter(tx, 'activity-answered', row.id, now)
	})
}
