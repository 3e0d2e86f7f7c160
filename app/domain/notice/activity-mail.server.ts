import { paths } from '~/paths'
import { SIGN_OFF } from '../activity/kinds'
import { activityToken } from '../activity/token.server'
import type { Db, Tx } from '../db'
import { firstNameOf } from '../person/kinds'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import type { LinkKey } from '../sign-in/links.server'
import { dayLabel } from '../zone/plain-date'
import { activityAnsweredLetter, activityAskedLetter, signOffAskedLetter } from './activity-letters'
import { renderLetter } from './letters'

const ACTIVITY_LETTERS = ['activity-asked', 'activity-answered'] as const
type ActivityLetter = (typeof ACTIVITY_LETTERS)[number]

export function isActivityLetter(letter: string): letter is ActivityLetter {
	return ACTIVITY_LETTERS.some((each) => each === letter)
}

/** The row names the evidence: who is asked may have no account. */
export async function putActivityLetter(tx: Tx, letter: ActivityLetter, id: string, now: Date): Promise<void> {
	await tx.outboxMail.create({ data: { letter, toPersonId: id, subjectId: id, createdAt: now, dueAt: now } })
}

/** How many letters asked about it since. */
export async function countActivityLetters(tx: Tx, id: string, since: Date): Promise<number> {
	const letter = 'activity-asked' satisfies ActivityLetter
	return tx.outboxMail.count({ where: { letter, subjectId: id, createdAt: { gt: since } } })
}

type Row = { letter: ActivityLetter; subjectId: string | null }
type Options = { publicUrl: string; key: LinkKey; now: () => Date; content: { programs: Program[] } }

/** Null when it has lost its reason: answered, taken back or too old meanwhile, an account closed. */
export async function composeActivityLetter(db: Db, row: Row, { publicUrl, key, now, content }: Options) {
	const asked = row.subjectId
		? await db.activityEvidence.findUnique({
				where: { id: row.subjectId },
				select: {
					stageKey: true,
					activityId: true,
					state: true,
					linkId: true,
					linkEndsAt: true,
					sponsorName: true,
					sponsorEmail: true,
					person: { select: { name: true, calledName: true, email: true, disabledAt: true } },
					sponsor: { select: { calledName: true, disabledAt: true } },
				},
			})
		: null
	if (!asked || asked.person.disabledAt) return null
	const { stageKey, activityId, person, sponsor, linkId, linkEndsAt, state } = asked
	if (row.letter === 'activity-answered') {
		if (state !== 'confirmed' && state !== 'declined') return null
		const [program = '', stage = ''] = stageKey.split('/')
		const page = activityId === SIGN_OFF ? paths.signOff : paths.activity
		const link = publicUrl + page({ program, stage, activity: activityId })
		return { to: person.email, ...renderLetter(activityAnsweredLetter({ calledName: person.calledName, link })) }
	}
	if (state !== 'asked' || !linkId || !linkEndsAt || linkEndsAt <= now() || sponsor?.disabledAt) return null
	const asking = findStageByKey(content.programs, stageKey)
	const facts = {
		calledName: sponsor?.calledName ?? firstNameOf(asked.sponsorName),
		by: person.name,
		link: publicUrl + paths.confirmActivity({ token: activityToken(key, linkId) }),
		// A day without an hour: of whoever answers we know no zone.
		until: dayLabel(linkEndsAt.toISOString().slice(0, 10), { day: 'numeric', month: 'long', year: 'numeric' }),
	}
	const activity = asking?.activities.find(({ id }) => id === activityId)?.title ?? 'an activity on the job'
	const level = asking ? `${asking.label}, ${asking.title}` : 'a quarter'
	const letter =
		activityId === SIGN_OFF ? signOffAskedLetter({ ...facts, level }) : activityAskedLetter({ ...facts, activity })
	return { to: asked.sponsorEmail, ...renderLetter(letter) }
}
