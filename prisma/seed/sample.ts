import type { Bank } from '~/domain/assessment/bank'
import type { Instrument } from '~/domain/assessment/instrument'
import type { Rubric } from '~/domain/assessment/rubric'
import type { Db, Tx } from '~/domain/db'
import type { Pathways } from '~/domain/facilitator/pathway'
import type { PatternLibrary } from '~/domain/pattern/pattern'
import { writeFirstNeeds } from '~/domain/person/change-needs.server'
import { firstNameOf } from '~/domain/person/kinds'
import { findStageByKey } from '~/domain/program/find'
import type { Program } from '~/domain/program/lesson'
import type { Readiness } from '~/domain/readiness/instrument'
import type { Format } from '~/domain/room/format'
import type { LinkKey } from '~/domain/sign-in/links.server'
import type { PasswordHasher } from '~/domain/sign-in/passwords.server'
import type { Simulation } from '~/domain/simulation/simulation'
import { isUniqueViolation } from '~/domain/transact.server'
import { dateOf } from '~/domain/zone/zone.server'
import { analyses } from './analyses'
import { autumnCohort, winterCohort } from './autumn'
import { writeCasebook } from './casebook'
import { earlierCertificates } from './certificates'
import { cohortSaid } from './cohort-said'
import { conflictLog } from './conflicts'
import { workOnPattern } from './copies'
import { lookBack } from './desk'
import { featureCases } from './feature-case'
import { madeUpInWriting } from './in-writing'
import { intakePeople, winterIntake } from './intake'
import { inviteEverybody } from './invitations'
import { cohortInDemand } from './line'
import { markPassages } from './marks'
import { excuseSome, levelsKnownAndNot, someoneAway } from './needs'
import { watchedTogether } from './pairings'
import { partnersSaid } from './partners'
import { SAMPLE_PASSWORD, type SamplePerson, samplePeople } from './people'
import { practiceLogs } from './practice'
import { pulseTaken } from './pulse'
import { qualifyFacilitators } from './qualifications'
import { quarterOne } from './quarter'
import { earlierReadiness } from './readiness'
import { reviewedWork } from './reviews'
import { askOthers } from './rounds'
import { playedSimulations } from './simulations'
import { defenses, mediations } from './slots'
import { springCohort } from './spring'
import { daysFrom, HOME, idOf, STAGE } from './story'
import { teamsSaid } from './teams'
import { waivedSome } from './waivers'
import { onTheWay } from './ways'

/**
 * Ferrystone in mid-program, loaded by SAMPLE=1 into an empty database: the same people and stories every time, dated
 * around today, so that a visitor always arrives in the middle of it.
 */
type Content = {
	programs: Program[]
	formats: Map<string, Format>
	banks: Map<string, Bank>
	rubrics: Map<string, Rubric>
	instruments: Map<string, Instrument>
	readiness: Readiness | null
	library: PatternLibrary
	simulations: Simulation[]
	pathways: Pathways
}

/** @param goOn asked between its chapters; throws when nobody waits for them any longer, and nothing is kept. */
export async function loadSample(
	db: Db,
	content: Content,
	{ hasher, linkKey }: { hasher: PasswordHasher; linkKey: LinkKey },
	now: Date,
	goOn: () => void = () => undefined,
): Promise<'loaded' | 'kept'> {
	if ((await db.organization.count()) > 0) return 'kept'
	const stage = findStageByKey(content.programs, STAGE)
	const format = content.formats.get('critique-60')
	const bank = content.banks.get('l1')
	const rubric = content.rubrics.get('l1-scenario')
	const instrument = content.instruments.get('l1-360')
	if (!stage || !format || !bank || !rubric || !instrument)
		throw new Error('The sample needs Level 1 with its critique, bank, rubric and 360.')
	const passwordHash = await hasher.hash(SAMPLE_PASSWORD)
	const people = [...samplePeople(), ...intakePeople()]
	const loading = db.$transaction(
		async (tx) => {
			await tx.organization.create({
				data: { id: 1, name: 'Ferrystone', timeZone: HOME, isSample: true, createdAt: daysFrom(now, -240) },
			})
			await writeFirstNeeds(tx)
			await createPeople(tx, people, passwordHash, now)
			const story = { tx, stage, format, bank, rubric, now, today: dateOf(now, HOME) }
			for (const chapter of [
				() => qualifyFacilitators(story, content.pathways),
				() => springCohort(story),
				() => reviewedWork(story),
				() => waivedSome(story),
				() => earlierCertificates(story),
				() => autumnCohort(story, people),
				() => onTheWay(story),
				() => lookBack(story),
				() => winterCohort(story),
				() => cohortInDemand(story),
				() => winterIntake(story),
				() => levelsKnownAndNot(story),
				() => excuseSome(story),
				() => someoneAway(story),
				() => mediations(story, content.programs, content.rubrics.get('l2-mediation')),
				() => analyses(story, content.rubrics.get('l2a-analysis')),
				() => inviteEverybody(story),
				async () => content.readiness && earlierReadiness(story, content.readiness.instrument),
				() => markPassages(story),
				() => workOnPattern(story, content.library),
				() => writeCasebook(story),
				() => madeUpInWriting(story),
				() => practiceLogs(story),
				() => conflictLog(story),
				() => playedSimulations(story, content.simulations),
				() => watchedTogether(story),
				() => quarterOne(story, content.programs),
				() => featureCases(story, content.rubrics),
				() => defenses(story, content.programs),
				() => partnersSaid(story, content.instruments),
				() => teamsSaid(story, content.instruments),
				() => cohortSaid(story, content.instruments),
				() => pulseTaken(story, content.instruments),
				() => askOthers(story, { instrument, people, linkKey }),
				() => firstEntries(tx, now),
			]) {
				goOn()
				await chapter()
			}
		},
		{ timeout: 60_000, maxWait: 20_000 },
	)
	try {
		await loading
		return 'loaded'
	} catch (error) {
		// Another node was first with the same rows.
		if (isUniqueViolation(error)) return 'kept'
		throw error
	}
}

async function createPeople(tx: Tx, people: SamplePerson[], passwordHash: string, now: Date): Promise<void> {
	await tx.person.createMany({
		data: people.map(({ key, manager: _manager, roles: _roles, calledName, monthsAtLevel, ...person }, index) => ({
			...person,
			levelSince: `${dateOf(daysFrom(now, -30.4 * monthsAtLevel), HOME).slice(0, 7)}-01`,
			id: idOf(key),
			calledName: calledName ?? firstNameOf(person.name),
			passwordHash,
			createdAt: daysFrom(now, -230 + (index % 90)),
		})),
	})
	for (const { key, manager } of people)
		if (manager) await tx.person.update({ where: { id: idOf(key) }, data: { managerId: idOf(manager) } })
	await tx.personRole.createMany({
		data: people.flatMap(({ key, roles }) => roles.map((role) => ({ personId: idOf(key), role }))),
	})
}

async function firstEntries(tx: Tx, now: Date): Promise<void> {
	const admin = { actorId: idOf('admin'), actorName: 'Hanna Brandt' }
	await tx.auditEntry.createMany({
		data: [
			{ ...admin, act: 'organization-set-up', at: daysFrom(now, -240) },
			{
				...admin,
				act: 'cohort-created',
				subject: idOf('spring-a'),
				detail: { cohort: 'Spring A' },
				at: daysFrom(now, -225),
			},
			...['spring1', 'spring2', 'spring3', 'spring4'].map((key, index) => ({
				...admin,
				act: 'certification-issued',
				subject: idOf(key),
				detail: { stage: STAGE },
				at: daysFrom(now, -140 + index * 2),
			})),
			{
				...admin,
				act: 'cohort-created',
				subject: idOf('autumn-b'),
				detail: { cohort: 'Autumn B' },
				at: daysFrom(now, -48),
			},
			{
				actorId: idOf('facilitator'),
				actorName: 'Ruth Abrahams',
				act: 'attendance-confirmed',
				subject: idOf('autumn-b-2'),
				detail: { cohort: 'Autumn B', session: 'First case' },
				at: daysFrom(now, -10),
			},
			{
				...admin,
				act: 'cohort-created',
				subject: idOf('winter-a'),
				detail: { cohort: 'Winter A' },
				at: daysFrom(now, -12),
			},
		].sort((a, b) => a.at.getTime() - b.at.getTime()),
	})
}
