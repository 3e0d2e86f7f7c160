import { drawQuestions } from '~/domain/assessment/check'
import { keepQuestions } from '~/domain/assessment/question-versions.server'
import { keepWording } from '~/domain/assessment/rubric-versions.server'
import type { Statement } from '~/domain/certification/schema'
import { sealCertifications } from '~/domain/credential/seal.server'
import type { Prisma } from '~/domain/db'
import { interactiveBlocks, isInteractive, type ModuleEntry } from '~/domain/program/lesson'
import { listKeyQuestions } from '~/domain/progress/recall'
import { transact } from '~/domain/transact.server'
import type { Actor } from './actors'
import { addCases } from './canary-casebook'
import { type CanaryCohort, STAGE_KEY } from './canary-cohort'
import { copyPatterns } from './canary-copies'
import { attachFiles } from './canary-files'
import { addTexts } from './canary-in-writing'
import { addMarks } from './canary-marks'
import { addPairings } from './canary-pairings'
import type { Someone } from './canary-people'
import { logConflicts, logPractice, playSimulations, writeFigures } from './canary-practice'
import { addReadiness } from './canary-readiness'
import { addRounds } from './canary-rounds'
import { addShown } from './canary-shown'
import { anIssuer } from './credentials'
import { aFigure } from './figures'

/** What people of a cohort read, answered, handed in and were given: nearly all of it is theirs alone. */
export async function addWork(cohort: CanaryCohort, assessor: Someone, numbers: { learner: string; peer: string }) {
	const { actors, people } = cohort
	const cases = await addCases(cohort)
	const assessed = await addAssessedWork(cohort, assessor)
	const issued = {
		learner: await certify(cohort, people.learner, numbers.learner, [actors.learner], false),
		peer: await certify(cohort, people.peer, numbers.peer, [], true),
	}
	return {
		...(await learn(cohort)),
		copies: await copyPatterns(cohort),
		practice: await logPractice(cohort),
		figures: await writeFigures(cohort),
		conflict: await logConflicts(cohort),
		talks: await playSimulations(cohort),
		pairings: await addPairings(cohort),
		cases,
		texts: await addTexts(cohort, cases),
		check: await addChecks(cohort),
		readiness: await addReadiness(cohort),
		rounds: await addRounds(cohort),
		...assessed,
		waivers: {
			pending: await waive(cohort, people.peer.id, 'sessions', ['admin', actors.lead], false),
			agreed: await waive(cohort, people.learner.id, 'check', ['admin', actors.learner], true),
		},
		numbers: issued,
		shown: await addShown(cohort, issued, assessed.files.learner),
	}
}

/** A written module with one of each interactive part. */
function readModule({ content }: CanaryCohort): ModuleEntry {
	const stage = content.programs.flatMap((program) => program.stages).find((each) => each.key === STAGE_KEY)
	const module = stage?.modules.find((each) => each.lesson)
	if (!module) throw new Error('no module is written')
	return module
}

async function learn(cohort: CanaryCohort) {
	const { db, plant, people, actors } = cohort
	const module = readModule(cohort)
	if (!module.lesson) throw new Error('not written')
	const block = (kind: string) => {
		const found = module.lesson && interactiveBlocks(module.lesson).find((each) => each.kind === kind)
		if (!found) throw new Error(`no ${kind} in ${module.key}`)
		return found.id
	}
	const commitments: Record<string, { open: string; closed: string }> = {}
	for (const [who, person, seenBy] of [
		['the learner', people.learner, [actors.learner]],
		['the peer', people.peer, []],
	] as [string, Someone, Actor[]][]) {
		await db.moduleProgress.create({
			data: {
				personId: person.id,
				moduleKey: module.key,
				partsRead: [plant(`parts ${who} has read`, [])],
				lastPart: plant(`where ${who} stopped`, []),
			},
		})
		const tried = plant(`what ${who} will try`, seenBy)
		const commit = (text: string, learned: string, isOpen: boolean) =>
			db.commitment.create({
				data: {
					personId: person.id,
					moduleKey: module.key,
					text,
					learned,
					dueOn: '2026-12-01',
					outcome: isOpen ? null : 'changed',
					closedAt: isOpen ? null : new Date(),
				},
				select: { id: true },
			})
		const open = await commit(tried, '', true)
		const closed = await commit(
			plant(`closed commitment of ${who}`, seenBy),
			plant(`what ${who} learned`, seenBy),
			false,
		)
		const answers: [string, Prisma.InputJsonValue][] = [
			[block('reflection'), { text: plant(`reflection of ${who}`, seenBy), savedAt: new Date().toISOString() }],
			[block('exercise'), { doneOn: '2026-11-02', note: plant(`exercise note of ${who}`, seenBy) }],
			[block('try'), { commitmentId: open.id, text: tried, dueOn: '2026-12-01' }],
		]
		await db.partAnswer.createMany({
			data: answers.map(([partId, answer]) => ({ personId: person.id, moduleKey: module.key, partId, answer })),
		})
		commitments[who] = { open: open.id, closed: closed.id }
		await recall(cohort, person.id, who, module)
	}
	await db.recallPause.create({ data: { personId: people.ready.id, since: new Date() } })
	const part = module.lesson.parts.find((each) => each.blocks.some(isInteractive))
	const marked = await addMarks(cohort, module.key, part?.slug ?? '')
	return { module, ...marked, commitments: { learner: commitments['the learner'], peer: commitments['the peer'] } }
}

/** A question that is due, and one that content/ no longer has: nobody is shown its key, not even whose it is. */
async function recall({ db, plant, content }: CanaryCohort, personId: string, who: string, module: ModuleEntry) {
	const question = listKeyQuestions(content.programs).find((each) => each.moduleKey === module.key)
	const card = { stability: 2.5, difficulty: 5, dueOn: '2026-01-04', reviewedOn: '2026-01-01', reps: 1, lapses: 0 }
	await db.recallCard.createMany({
		data: [question?.key ?? '', plant(`what ${who} recalls`, [])].map((questionKey) => ({
			...card,
			personId,
			questionKey,
		})),
	})
}

/** The learner has a try open, the peer has used theirs up, one person has passed. */
async function addChecks({ db, content, canaries, plant, people, actors }: CanaryCohort) {
	const stage = content.programs.flatMap((program) => program.stages).find((each) => each.key === STAGE_KEY)
	const rule = stage?.requirements.find((each) => each.kind === 'check')
	const bank = rule?.kind === 'check' ? content.banks.get(rule.bank) : undefined
	if (rule?.kind !== 'check' || !bank) throw new Error('there is no check')
	let chance = 0
	const drawn = () => drawQuestions(bank, rule, new Set(), () => (chance = (chance + 0.37) % 1))
	const attempt = async (
		who: string,
		personId: string,
		seenBy: Actor[],
		state: 'open' | 'failed' | 'passed',
		daysAgo: number,
	) => {
		const at = new Date(Date.now() - daysAgo * 86_400_000)
		const questions = await transact(db, (tx) => keepQuestions(tx, bank, drawn(), at))
		const row = await db.checkAttempt.create({
			data: {
				id: plant(`id of the ${state} try of ${who} ${daysAgo} days ago`, seenBy),
				personId,
				stageKey: STAGE_KEY,
				drawn: questions,
				answers: {
					...Object.fromEntries(questions.slice(0, 3).map(({ id, options }) => [id, options.slice(0, 1)])),
					[plant(`answers of the ${state} try of ${who} ${daysAgo} days ago`, [])]: [],
				},
				startedAt: at,
				...(state === 'open'
					? {}
					: { submittedAt: at, rightCount: state === 'passed' ? 14 : 4, passed: state === 'passed' }),
			},
			select: { id: true },
		})
		return { id: row.id, drawn: questions }
	}
	for (const daysAgo of [9, 7, 5].slice(0, rule.attempts))
		await attempt('the peer', people.peer.id, [], 'failed', daysAgo)
	await attempt('who is ready', people.ready.id, [], 'passed', 4)
	const done = await attempt('the learner', people.learner.id, [actors.learner], 'failed', 6)
	const open = await attempt('the learner', people.learner.id, [actors.learner], 'open', 1)
	canaries.watch(
		`${people.learner.id}: id of a grant`,
		(
			await db.checkGrant.create({
				data: { personId: people.learner.id, stageKey: STAGE_KEY, grantedById: people.lead.id },
				select: { id: true },
			})
		).id,
		[],
	)
	await db.extraTime.create({ data: { personId: people.peer.id, percent: 150, givenById: people.lead.id } })
	return { ...open, done: done.id }
}

/** Two assessors each: the lead of the cohort and somebody from outside, who never asks for a page here. */
async function addAssessedWork(cohort: CanaryCohort, assessor: Someone) {
	const { db, content, plant, people, actors, cohortId } = cohort
	const { learner, lead: leadActor } = actors
	const rubric = content.rubrics.get('l1-scenario')
	if (!rubric) throw new Error('there is no rubric')
	const days = (ago: number) => new Date(Date.now() - ago * 86_400_000)
	const submit = (
		personId: string,
		text: string,
		said: { submittedAt?: Date; decision?: 'again' | 'met'; decidedAt?: Date },
		createdAt: Date,
		seenBy: Actor[],
	) =>
		db.submission.create({
			data: {
				personId,
				cohortId,
				stageKey: STAGE_KEY,
				requirementId: 'scenario',
				rubricId: rubric.id,
				rubricHash: rubric.hash,
				text,
				record: plant(`the record beside: ${text}`, seenBy),
				figures: [aFigure({ changed: plant(`the figure beside: ${text}`, seenBy) })],
				createdAt,
				...said,
			},
			select: { id: true },
		})
	const score = (submissionId: string, who: string, assessorId: string, seenBy: Actor[], submittedAt: Date | null) =>
		db.scoreSheet.create({
			data: {
				submissionId,
				assessorId,
				scores: {
					...(submittedAt ? Object.fromEntries(rubric.criteria.map((each) => [each.id, 2])) : {}),
					[plant(`scores of ${who}`, seenBy)]: 1,
				},
				comment: plant(`comment of ${who}`, seenBy),
				submittedAt,
			},
			select: { id: true },
		})
	const decided = await submit(
		people.learner.id,
		plant('decided work of the learner', [learner, leadActor]),
		{ submittedAt: days(40), decision: 'again', decidedAt: days(20) },
		days(45),
		[learner, leadActor],
	)
	const done = await score(decided.id, 'the lead on the learner', people.lead.id, [learner, leadActor], days(31))
	const seenByOther = await score(
		decided.id,
		'the assessor on the learner',
		assessor.id,
		[learner, leadActor],
		days(30),
	)
	await submit(people.learner.id, plant('draft of the learner’s next try', [learner]), {}, days(2), [])
	const peers = await submit(
		people.peer.id,
		plant('work of the peer', [leadActor]),
		{ submittedAt: days(3) },
		days(6),
		[leadActor],
	)
	const open = await score(peers.id, 'the lead on the peer', people.lead.id, [leadActor], null)
	const hidden = await score(peers.id, 'the assessor on the peer', assessor.id, [], days(1))
	const met = await submit(
		people.ready.id,
		plant('met work of who is ready', []),
		{ submittedAt: days(20), decision: 'met', decidedAt: days(12) },
		days(25),
		[],
	)
	await score(met.id, 'the lead on who is ready', people.lead.id, [], days(13))
	await score(met.id, 'the assessor on who is ready', assessor.id, [], days(12))
	const unread = await submit(
		people.ready.id,
		plant('work nobody reads yet', []),
		{ submittedAt: days(1) },
		days(4),
		[],
	)
	await transact(db, (tx) => keepWording(tx, rubric, days(45)))
	const tied = { learnerId: people.ready.id, assessorId: people.observer.id, saidById: people.ready.id }
	await db.assessorTie.create({ data: { ...tied, kind: 'mentor' } })
	return {
		files: await attachFiles(cohort, { decided: decided.id, peers: peers.id }),
		submissions: { decided: decided.id, peers: peers.id, unread: unread.id },
		sheets: { open: open.id, done: done.id, assessors: hidden.id, assessorsDone: seenByOther.id },
		rubric,
	}
}

async function waive(cohort: CanaryCohort, personId: string, requirementId: string, seenBy: Actor[], agreed: boolean) {
	const row = await cohort.db.waiver.create({
		data: {
			personId,
			stageKey: STAGE_KEY,
			requirementId,
			reason: cohort.plant(`reason of the ${agreed ? 'agreed' : 'pending'} waiver`, seenBy),
			expiresAt: new Date(Date.now() + 90 * 86_400_000),
			proposedById: personId,
			facilitatorId: cohort.people.lead.id,
			agreedAt: agreed ? new Date() : null,
		},
		select: { id: true },
	})
	return row.id
}

/** What the check page may show to anyone who has the number. */
const CHECK_PAGE = ['routes/certification/verify-number', 'routes/credential/credential']

async function certify(cohort: CanaryCohort, holder: Someone, number: string, owner: Actor[], revoked: boolean) {
	const { db, canaries, plant, people } = cohort
	const whose = revoked ? 'the peer' : 'the learner'
	const open = (what: string, seenBy: Actor[]) => canaries.plant(`${number}: ${what}`, seenBy, CHECK_PAGE)
	const said: Statement = {
		organization: 'Ferrystone',
		program: 'Technical Leadership Ladder',
		stageId: 'l1',
		stageLabel: 'Level 1',
		stageTitle: 'Foundation Skills',
		craft: 'listening',
		took: open('what it took', [...owner, 'admin']),
		waived: [open('what was waived', [...owner, 'admin'])],
		lead: plant(`lead on the certificate of ${whose}`, [...owner, 'admin']),
		cohort: plant(`cohort on the certificate of ${whose}`, [...owner, 'admin']),
		issuer: plant(`issuer on the certificate of ${whose}`, [...owner, 'admin']),
		isPreview: false,
	}
	canaries.watch(`${number}: the number of a certificate`, number, [...owner, 'admin'], CHECK_PAGE)
	await db.certification.create({
		data: {
			number,
			personId: holder.id,
			stageKey: STAGE_KEY,
			inForceKey: revoked ? null : `${holder.id}:${STAGE_KEY}`,
			holderName: open('name of its holder', [...owner, 'admin']),
			statement: said,
			issuedById: people.lead.id,
			issuedAt: new Date(Date.now() - 86_400_000),
			validUntil: new Date(Date.now() + 300 * 86_400_000),
			...(revoked ? { revokedAt: new Date(), revokedReason: open('why it was taken back', ['admin']) } : {}),
		},
	})
	await transact(db, (tx) => sealCertifications(tx, [number], anIssuer(), new Date()))
	return number
}
