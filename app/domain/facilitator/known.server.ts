import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { inSameLine } from '../person/line.server'
import { countOtherAdmins } from '../person/read.server'
import type { KnownFacts } from './candidacy-policy'
import type { QualificationState, Standing } from './kinds'
import { mayDecideFor, standingOf } from './policy'

/** @throws DomainError 'not-found' ('person') */
export async function readKnown(
	db: Db | Tx,
	about: { personId: string; stageKey: string },
	byId: string,
	now: Date,
): Promise<KnownFacts> {
	const { personId, stageKey } = about
	const people = await db.person.findMany({
		where: { id: { in: [personId, byId] } },
		select: {
			id: true,
			disabledAt: true,
			roles: { select: { role: true } },
			qualifications: { where: { stageKey }, select: { state: true, until: true } },
		},
	})
	const they = people.find(({ id }) => id === personId)
	const me = people.find(({ id }) => id === byId)
	if (!they || !me) throw new DomainError('not-found', 'person')
	const standing = (of: typeof they): Standing | null => {
		const [held] = of.qualifications
		return held ? standingOf({ state: held.state as QualificationState, until: held.until }, now) : null
	}
	const holds = (role: string) => me.roles.some((each) => each.role === role)
	const isSelf = personId === byId
	return {
		isSelf,
		inLine: !isSelf && (await inSameLine(db, personId, byId)),
		isMentor: holds('mentor'),
		isAdmin: holds('admin'),
		decides:
			holds('admin') && mayDecideFor({ isOwn: isSelf, otherAdmins: await countOtherAdmins(db, byId) }, 'training').ok,
		leadsLevel: holds('facilitator') && standing(me) === 'qualified',
		closedAccount: they.disabledAt !== null,
		standing: standing(they),
	}
}
