import { listUnread } from '../assessment/naming.server'
import { listReady } from '../certification/gradebook.server'
import { countRenewable } from '../certification/renewal.server'
import type { Db } from '../db'
import { standingOf } from '../facilitator/policy'
import { listUnqualifiedLeads } from '../facilitator/read.server'
import { listUnanswered, listUnformed, listUnwilling } from '../intake/waiting.server'
import { countFailedLetters } from '../notice/letters.server'
import { capitalized, counted, listed, spelled } from '../number-words'
import { listPeople } from '../person/read.server'
import type { Program } from '../program/lesson'
import { countOpenRemarks } from '../progress/marks-read.server'
import { listLeadless, listUnconfirmed } from '../session/agenda.server'
import { sayWhen } from '../session/when.server'
import { listAskedForPassword } from '../sign-in/handed-links.server'
import { whenOf } from '../zone/zone.server'
import { type ClosedSeats, listClosedSeats } from './closed-seats.server'
import { gapsOf } from './gaps'
import { levelOf } from './level'
import { listCohorts } from './read.server'

const LOOK_AHEAD_DAYS = 14
const NAMES_SHOWN = 3

/** `about`: where it is settled; the route knows the path. */
export type Decision = {
	id: string
	title: string
	sub: string
	act: string
	about:
		| { page: 'mail' | 'people' | 'content' | 'facilitators' | 'renewals' }
		| { page: 'cohort' | 'gradebook'; cohort: string }
		| { page: 'intake'; intake: string }
		| { page: 'session'; session: string }
		| { page: 'person'; person: string }
		| { page: 'help'; topic: string }
		| { page: 'record'; cohort: string; person: string }
}

/** What needs an admin today, most pressing first. Titles and counts only: nothing anybody wrote. */
export async function listDecisions(
	db: Db,
	programs: Program[],
	zone: string,
	now: Date,
	sendsMail: boolean,
): Promise<Decision[]> {
	const until = new Date(now.getTime() + LOOK_AHEAD_DAYS * 86_400_000)
	const [failed, leadless, cohorts, unconfirmed, people, remarks, unqualified] = await Promise.all([
		countFailedLetters(db),
		listLeadless(db, now, until),
		listCohorts(db),
		listUnconfirmed(db, now),
		listPeople(db),
		countOpenRemarks(db),
		listUnqualifiedLeads(db, now),
	])
	const asked = sendsMail ? [] : await listAskedForPassword(db, now)
	const decisions: Decision[] = [
		...asked.map((each) => toHandOver(each, zone)),
		...(await certifying(db, programs, now)),
	]
	if (failed > 0) {
		decisions.push({
			id: 'letters',
			title: `${capitalized(counted(failed, 'letter was', 'letters were'))} not sent`,
			sub: 'They wait and are tried again. See why, or hand links over.',
			act: 'See the mail',
			about: { page: 'mail' },
		})
	}
	decisions.push(...(await forming(db, now)), ...(await listClosedSeats(db)).map(toFree))
	for (const session of leadless) {
		decisions.push({
			id: `leadless-${session.id}`,
			title: `Nobody leads ${session.title}`,
			sub: `${session.cohort.name}, ${sayWhen(session, zone, now).day}`,
			act: 'Name a lead',
			about: { page: 'cohort', cohort: session.cohortId },
		})
	}
	for (const cohort of cohorts) {
		// A session ahead without a lead is the same gap, said with its date already.
		const isSaid = leadless.some((session) => session.cohortId === cohort.id)
		const gaps = gapsOf({ ...cohort, sessionCount: 1 }).filter((gap) => gap !== 'no-lead' || !isSaid)
		for (const gap of gaps) {
			const needsLead = gap === 'no-lead'
			decisions.push({
				id: `${gap}-${cohort.id}`,
				title: needsLead
					? `${cohort.name} has no lead`
					: `${capitalized(cohort.taken === 0 ? 'nobody has' : counted(cohort.taken, 'person has', 'people have'))} a seat in ${cohort.name}`,
				sub: needsLead
					? 'A facilitator leads every cohort.'
					: cohort.status === 'open'
						? 'Eight make a cohort. Learners can join; you can add them too.'
						: 'Eight make a cohort. Add people, or open it to join.',
				act: needsLead ? 'Name a lead' : 'Add people',
				about: { page: 'cohort', cohort: cohort.id },
			})
		}
	}
	for (const lead of unqualified) {
		const level = levelOf(programs, lead.stageKey).label
		const ended = lead.held && standingOf(lead.held, now) === 'over'
		decisions.push({
			id: `unqualified-${lead.cohort.id}-${lead.personId}`,
			title: ended
				? `${lead.name}’s qualification for ${level} has ended`
				: `${lead.name} is not qualified for ${level} now`,
			sub: `Leads ${lead.cohort.name}, which goes on. Renew it, or name another lead.`,
			act: 'See facilitators',
			about: { page: 'facilitators' },
		})
	}
	for (const session of unconfirmed) {
		decisions.push({
			id: `attendance-${session.id}`,
			title: `Attendance of ${session.title} is not confirmed`,
			sub: `${session.cohort.name}, ${sayWhen(session, zone, now).day}. Its facilitator confirms it; until then it counts for nobody.`,
			act: 'See the session',
			about: { page: 'session', session: session.id },
		})
	}
	const invited = people.filter((person) => person.state === 'invited').map((person) => person.name)
	if (invited.length > 0) {
		const more = invited.length - NAMES_SHOWN
		const names = more > 0 ? [...invited.slice(0, NAMES_SHOWN), `${spelled(more)} more`] : invited
		decisions.push({
			id: 'invited',
			title: `${capitalized(counted(invited.length, 'invitation is', 'invitations are'))} not accepted`,
			sub: sendsMail ? listed(names) : `${listed(names)}. No mail is sent here: hand each their link.`,
			act: 'See who',
			about: { page: 'people' },
		})
	}
	if (remarks > 0) {
		decisions.push({
			id: 'remarks',
			title: `${capitalized(counted(remarks, 'remark on a passage waits', 'remarks on passages wait'))}`,
			sub: 'Readers say which passages of lessons are weak, and why.',
			act: 'Read them',
			about: { page: 'content' },
		})
	}
	return decisions
}

/** Intakes that nobody can apply to any more and nobody formed cohorts from, and line managers who said no, or nothing yet. */
async function forming(db: Db, now: Date): Promise<Decision[]> {
	const [unformed, unwilling, unanswered] = await Promise.all([
		listUnformed(db, now),
		listUnwilling(db),
		listUnanswered(db),
	])
	return [
		...unformed.map(
			({ id, name, taken }): Decision => ({
				id: `unformed-${id}`,
				title: `${name} is closed, and has no proposal of cohorts yet`,
				sub: `${capitalized(counted(taken, 'person is', 'people are'))} in it.`,
				act: 'Look at it',
				about: { page: 'intake', intake: id },
			}),
		),
		...unwilling.map(
			({ id, name, count }): Decision => ({
				id: `unwilling-${id}`,
				title: `${capitalized(counted(count, 'line manager does', 'line managers do'))} not agree to the time for ${name}`,
				sub: 'Talk with them and ask once more, or take the person off.',
				act: 'See who',
				about: { page: 'intake', intake: id },
			}),
		),
		...unanswered.map(
			({ page, id, name, count }): Decision => ({
				id: `unanswered-${id}`,
				title: `${capitalized(counted(count, 'line manager has', 'line managers have'))} not said yet whether they agree to the time for ${name}`,
				sub: 'They are asked by letter and on their home page. A word from you may be quicker.',
				act: 'See who',
				about: page === 'cohort' ? { page, cohort: id } : { page, intake: id },
			}),
		),
	]
}

/** A link to a new password that no letter carries; it is good for an hour, so it comes first. */
function toHandOver(asked: { personId: string; name: string; expiresAt: Date }, zone: string): Decision {
	return {
		id: `password-${asked.personId}`,
		title: `${asked.name} asked for a new password`,
		sub: `No mail is sent here: hand the link over. It works until ${whenOf(asked.expiresAt, zone).time}.`,
		act: 'Hand it over',
		about: { page: 'person', person: asked.personId },
	}
}

/** A seat nobody can use keeps the line waiting; only an admin can know whether its person comes back. */
function toFree({ cohortId, name, people, waiting }: ClosedSeats): Decision {
	const isOne = people.length === 1
	const line = waiting > 0 ? ` ${capitalized(counted(waiting, 'person waits', 'people wait'))} in line for a seat.` : ''
	return {
		id: `closed-seats-${cohortId}`,
		title: isOne
			? `A seat in ${name} is held by a closed account`
			: `${capitalized(spelled(people.length))} seats in ${name} are held by closed accounts`,
		sub: `${listed(people)}.${line} What they learned and attended stays.`,
		act: isOne ? 'Free it' : 'Free them',
		about: { page: 'cohort', cohort: cohortId },
	}
}

/** Who is ready, and whose work nobody reads yet. */
async function certifying(db: Db, programs: Program[], now: Date): Promise<Decision[]> {
	const ready = await listReady(db, programs, now)
	const unread = await listUnread(db)
	const renewable = await countRenewable(db, programs, now)
	return [
		...ready.map(
			({ cohortId, cohort, count }): Decision => ({
				id: `ready-${cohortId}`,
				title: `${capitalized(counted(count, 'person is', 'people are'))} ready in ${cohort}`,
				sub: 'Everything is met. Look once more, then issue.',
				act: 'Issue',
				about: { page: 'gradebook', cohort: cohortId },
			}),
		),
		...(renewable > 0
			? [
					{
						id: 'renewable',
						title: `${capitalized(counted(renewable, 'certification', 'certifications'))} can be renewed`,
						sub: 'Everything that renewing asks is shown.',
						act: 'Renew',
						about: { page: 'renewals' },
					} satisfies Decision,
				]
			: []),
		...unread.map(
			(work): Decision => ({
				id: `unread-${work.submissionId}`,
				title: `${work.learner}’s work waits for ${work.assessors === 0 ? 'two assessors' : work.assessors === 1 ? 'one more assessor' : 'a third assessor'}`,
				sub: `${work.cohort}. ${work.assessors < 2 ? 'Two trained peers read it, each alone.' : 'The two who read it are apart.'}`,
				act: work.assessors === 0 ? 'Name assessors' : 'Name one',
				about: { page: 'record', cohort: work.cohortId, person: work.personId },
			}),
		),
	]
}
