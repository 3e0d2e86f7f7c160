import { randomUUID } from 'node:crypto'
import { isInteractive } from '~/domain/program/lesson'
import { paths } from '~/paths'
import { STAGE } from './canary-cohort'
import { LEVEL_THREE, LEVEL_TWO } from './canary-practice'
import { LED } from './canary-ways'
import type { CanaryWorld } from './canary-world'
import { activityAddresses } from './matrix-activity-forms'
import { slotAddresses } from './matrix-slot-forms'
import { wayAddresses } from './matrix-way-forms'

/** Where each route of the build is asked for: always something of cohort A, and every state of it that shows other things. */
export function addressesOf(world: CanaryWorld): Record<string, [string, ...string[]]> {
	const { a, links, invited } = world
	const cohort = a.cohortId
	const { held, live, played, coming, later, cancelled } = a.sessions
	const module = { ...STAGE, module: a.module.id }
	const parts = a.module.lesson?.parts.filter((part) => part.blocks.some(isInteractive)) ?? []
	const [part = '', ...otherParts] = parts.map(({ slug }) => paths.part({ ...module, part: slug }))
	return {
		...activityAddresses(world),
		...slotAddresses(),
		...wayAddresses(world),
		'routes/home/home': [paths.home()],
		'routes/sign-in/set-up': [paths.setUp()],
		'routes/sign-in/login': [paths.login()],
		'routes/sign-in/logout': [paths.logout()],
		'routes/sign-in/forgot': [paths.forgot()],
		'routes/sign-in/reset': [paths.reset({ token: links.reset.token })],
		'routes/sign-in/invitation': [paths.invitation({ token: links.invitation.token })],
		'routes/intake/agree': [
			paths.agree({ token: world.intake.question }),
			paths.agree({ token: world.intake.answered }),
		],
		'routes/cohort/seat': [paths.seat({ token: world.line.offer })],
		'routes/account/stop-mail': [paths.stopMail({ kind: 'reminder', token: world.stop })],
		'routes/account/profile': [paths.account()],
		'routes/account/devices': [paths.devices()],
		'routes/account/theme': [paths.theme()],
		'routes/learn/programs': [paths.learn()],
		'routes/learn/stage': [paths.stage(STAGE)],
		'routes/learn/module': [paths.module(module)],
		'routes/learn/part': [part, ...otherParts],
		'routes/learn/notes': [paths.notes()],
		'routes/learn/notes-file': [paths.notesFile()],
		'routes/portfolio/portfolio': [paths.portfolio()],
		'routes/portfolio/portfolio-file': [paths.portfolioFile()],
		'routes/search/search': [paths.search(), paths.search({ q: 'feedbak' })],
		'routes/search/answer': [paths.searchAnswer({ q: 'feedbak' })],
		'routes/calendar/calendar': [
			paths.calendar(),
			paths.calendar({ show: 'past' }),
			paths.calendar({ view: 'month' }),
			paths.calendar({ view: 'week', on: '2027-03-28' }),
		],
		'routes/calendar/feed': [paths.calendarFeed({ file: world.feed })],
		'routes/calendar/session-file': [paths.sessionFile({ session: coming }), paths.sessionFile({ session: cancelled })],
		'routes/cohort/cohorts': [paths.cohorts()],
		'routes/cohort/cohort': [paths.cohort({ cohort })],
		'routes/intake/intake': [
			paths.intake({ intake: world.intake.id }),
			paths.intake({ intake: world.intake.cancelled }),
			paths.intake({ intake: world.intake.toApply }),
		],
		'routes/intake/asked': [paths.asked()],
		'routes/intake/your-people': [paths.yourPeople(), paths.yourPeople({ show: 'all' })],
		'routes/cohort/own-meetings': [paths.ownMeetings({ cohort })],
		'routes/cohort/session': [
			paths.session({ session: coming }),
			...[held, live, played, later, cancelled].map((session) => paths.session({ session })),
		],
		'routes/cohort/in-writing': [paths.inWriting({ session: a.sessions.missed }), paths.inWriting({ session: held })],
		'routes/room/room': [paths.room({ session: live }), paths.room({ session: held }), paths.room({ session: played })],
		'routes/room/recap': [paths.recap({ session: held }), paths.recap({ session: live })],
		'routes/room/recap-markdown': [paths.recapMarkdown({ session: held })],
		'routes/room/recap-pdf': [paths.recapPdf({ session: held })],
		'routes/room/debrief': [paths.debrief({ session: live }), paths.debrief({ session: held })],
		'routes/practice/practice': [paths.practice()],
		'routes/practice/log': [
			paths.practiceLog(),
			paths.practiceLog({ edit: a.practice.learner }),
			paths.practiceLog({ out: a.practice.takenOut }),
		],
		'routes/practice/log-file': [paths.practiceLogFile()],
		'routes/practice/watched': [paths.watched()],
		'routes/practice/simulations': [paths.simulations()],
		'routes/practice/simulation': [paths.simulation(a.talks)],
		'routes/practice/talk': [
			paths.talk({ ...a.talks, talk: a.talks.open }),
			...[a.talks.over, a.talks.changed].map((talk) => paths.talk({ ...a.talks, talk })),
		],
		'routes/practice/recall': [paths.recall()],
		'routes/pattern/patterns': [paths.patterns()],
		'routes/pattern/principles': [paths.principles()],
		'routes/pattern/pattern': [paths.pattern({ pattern: a.copies.pattern })],
		'routes/pattern/copy': [paths.patternCopy({ copy: a.copies.learner })],
		'routes/pattern/copy-file': [paths.patternCopyFile({ copy: a.copies.learner })],
		'routes/casebook/casebook': [paths.casebook(), paths.casebook({ show: 'closed' })],
		'routes/casebook/mine': [paths.myCases()],
		'routes/casebook/own-case': [
			paths.ownCase({ case: a.cases.draft }),
			paths.ownCase({ case: a.cases.own }),
			paths.ownCase({ case: a.cases.stopped }),
		],
		'routes/casebook/case': [paths.casebookCase({ case: a.cases.open }), paths.casebookCase({ case: a.cases.closed })],
		'routes/readiness/pipeline': [paths.pipeline()],
		'routes/readiness/readiness': [paths.readiness()],
		'routes/readiness/step': [
			paths.readinessStep({ step: 'people-leadership' }),
			paths.readinessStep({ step: 'executive-communication' }),
		],
		'routes/readiness/result': [paths.readinessResult({ run: a.readiness.shared })],
		'routes/round360/rounds': [paths.rounds()],
		'routes/round360/round': [a.rounds.draft, a.rounds.few, a.rounds.sent, a.rounds.open].map((round) =>
			paths.round({ round }),
		) as [string, ...string[]],
		'routes/round360/approve': [paths.approveRound({ round: a.rounds.toApprove })],
		'routes/round360/result': [paths.roundReport({ round: a.rounds.shared })],
		'routes/round360/rate': [paths.rate({ ticket: a.rounds.ticket })],
		'routes/assess/requirements': [paths.requirements(STAGE)],
		'routes/assess/check': [paths.check(STAGE)],
		'routes/assess/tried': [paths.tried({ ...STAGE, attempt: a.check.done })],
		'routes/assess/figures': [paths.figures(LEVEL_THREE), paths.figures({ ...LEVEL_THREE, edit: a.figures.draft })],
		'routes/assess/conflicts': [paths.conflicts(LEVEL_TWO), paths.conflicts({ ...LEVEL_TWO, edit: a.conflict })],
		'routes/assess/submission': [paths.submission({ ...STAGE, work: 'scenario' })],
		'routes/assess/tries': [paths.tries({ ...STAGE, work: 'scenario' })],
		'routes/assess/deliverable': [paths.deliverable({ program: 'strategist-track', stage: 'q1' })],
		'routes/assess/deliverable-template': [paths.deliverableTemplate({ program: 'strategist-track', stage: 'q1' })],
		'routes/assess/work-file': [paths.workFile({ file: a.files.learner })],
		'routes/assess/taking-part': [paths.takingPart(STAGE)],
		'routes/certification/own': [paths.certification({ number: a.numbers.learner })],
		'routes/certification/own-evidence': [paths.certificationEvidence({ number: a.numbers.learner })],
		'routes/certification/pdf': [paths.certificationPdf({ number: a.numbers.learner })],
		'routes/certification/badge-file': [
			paths.certificationBadge({ number: a.numbers.learner, file: 'badge.png' }),
			paths.certificationBadge({ number: a.numbers.learner, file: 'badge.json' }),
		],
		'routes/credential/credential': [
			paths.credential({ number: a.numbers.learner }),
			paths.credential({ number: a.numbers.peer }),
		],
		'routes/credential/status-list': [paths.statusList({ list: '1' })],
		'routes/credential/art': [paths.badgeArt({ file: 'l1.png' })],
		'routes/credential/did': [paths.didDocument()],
		'routes/certification/verify': [paths.verify()],
		'routes/certification/verify-number': [
			paths.verifyNumber({ number: a.numbers.learner }),
			paths.verifyNumber({ number: a.numbers.peer }),
		],
		'routes/certification/shown-file': [paths.shownFile({ number: a.numbers.learner, shown: a.shown.file })],
		'routes/facilitate/today': [paths.facilitate()],
		'routes/facilitate/cohort': [paths.facilitateCohort({ cohort })],
		'routes/facilitate/gradebook': [paths.ledGradebook({ cohort }), paths.ledGradebook({ cohort, sort: 'left' })],
		'routes/facilitate/gradebook-file': [paths.ledGradebookFile({ cohort })],
		'routes/facilitate/session': [
			paths.facilitateSession({ session: live }),
			...[held, played, coming, later].map((session) => paths.facilitateSession({ session })),
		],
		'routes/facilitate/in-writing': [a.texts.ready, a.texts.learner, a.texts.peer].map((text) =>
			paths.readInWriting({ text }),
		) as [string, ...string[]],
		'routes/facilitate/groups': [paths.groups({ session: coming })],
		'routes/facilitate/format': [paths.previewFormat({ format: 'roleplay-60' })],
		'routes/facilitate/assess': [paths.assess()],
		'routes/facilitate/sheet': [paths.scoreSheet({ sheet: a.sheets.open }), paths.scoreSheet({ sheet: a.sheets.done })],
		'routes/admin/today': [paths.admin()],
		'routes/admin/people': [paths.people()],
		'routes/admin/new-person': [paths.newPerson()],
		'routes/admin/person': [
			paths.person({ person: a.people.peer.id }),
			...Object.values({ ...a.people, ...prefixed(world.b.people), invited, admin: world.admin }).map(({ id }) =>
				paths.person({ person: id }),
			),
			...[world.assessor, world.forgetful].map(({ id }) => paths.person({ person: id })),
		],
		'routes/admin/import-people': [paths.importPeople()],
		'routes/admin/import-template': [paths.importTemplate()],
		'routes/admin/export-people': [paths.exportPeople()],
		'routes/admin/needs': [paths.needs()],
		'routes/admin/compliance': [paths.compliance(), paths.compliance({ q: 'canary' })],
		'routes/admin/compliance-file': [paths.complianceFile()],
		'routes/admin/facilitators': [paths.facilitators()],
		'routes/admin/intakes': [paths.adminIntakes()],
		'routes/admin/new-intake': [paths.newIntake()],
		'routes/admin/intake': [
			paths.adminIntake({ intake: world.intake.id }),
			paths.adminIntake({ intake: world.intake.cancelled }),
			paths.adminIntake({ intake: world.intake.draft }),
		],
		'routes/admin/cohorts': [paths.adminCohorts()],
		'routes/admin/new-cohort': [paths.newCohort()],
		'routes/admin/cohort': [paths.adminCohort({ cohort })],
		'routes/admin/plan': [paths.planSessions({ cohort })],
		'routes/admin/cohort-seats': [paths.cohortSeats({ cohort: world.line.cohortId }), paths.cohortSeats({ cohort })],
		'routes/admin/seat-rules': [paths.seatRules()],
		'routes/admin/new-session': [paths.newSession({ cohort })],
		'routes/admin/rules': [paths.rules({ cohort })],
		'routes/admin/gradebook': [paths.gradebook({ cohort }), paths.gradebook({ cohort, lacks: 'case', sort: 'left' })],
		'routes/admin/gradebook-file': [paths.gradebookFile({ cohort })],
		'routes/admin/record': [a.people.peer, a.people.learner, a.people.ready].map(({ id }) =>
			paths.record({ cohort, person: id }),
		) as [string, ...string[]],
		'routes/admin/formation': [
			paths.formation({ intake: world.formation.proposed }),
			paths.formation({ intake: world.formation.running }),
		],
		'routes/admin/formation-rules': [paths.formationRules({ intake: world.formation.proposed })],
		'routes/admin/formation-publish': [paths.publishFormation({ intake: world.formation.proposed })],
		'routes/admin/certifications': [paths.adminCertifications()],
		'routes/admin/keys': [paths.keys()],
		'routes/admin/renewing': [paths.renewing(STAGE)],
		'routes/admin/renewing-file': [paths.renewingFile(STAGE)],
		'routes/admin/certification': [
			paths.adminCertification({ number: a.numbers.learner }),
			paths.adminCertification({ number: a.numbers.peer }),
		],
		'routes/admin/session': [
			paths.adminSession({ session: coming }),
			...[held, live, played, later, cancelled].map((session) => paths.adminSession({ session })),
		],
		'routes/admin/make-up': [paths.makeUp({ session: coming })],
		'routes/admin/groups': [paths.adminGroups({ session: coming })],
		'routes/admin/move-series': [paths.moveSeries({ session: coming })],
		'routes/admin/reviews': [paths.reviews()],
		'routes/admin/load': [paths.load()],
		'routes/admin/year': [paths.programYear()],
		'routes/admin/capacity': [paths.capacity(), paths.capacity({ stage: 'strategist-track/q1' })],
		'routes/admin/content': [paths.adminContent()],
		'routes/admin/questions': [paths.questions()],
		'routes/admin/mail': [paths.mail()],
		'routes/admin/audit': [paths.audit()],
		'routes/glossary/glossary': [paths.glossary()],
		'routes/help/help': [paths.help()],
		'routes/help/topic': [paths.helpTopic({ topic: 'privacy' })],
		'routes/help/credits': [paths.credits()],
		'routes/help/not-found': ['/nowhere/at/all'],
	}
}

/**
 * What stands beside an address of cohort A: the same page of cohort B, and of nothing at all. To whoever may not see
 * B's, both must look alike. Rows of a child under a parent that is not its own are `strange` for everybody.
 */
export function neighborsOf(world: CanaryWorld): Record<string, { foreign: string; missing: string }[]> {
	const { a, b } = world
	const nobody: string = randomUUID()
	const pair = <Key extends string>(
		make: (at: Record<Key, string>) => string,
		key: Key,
		foreign: string,
		missing = nobody,
	) => ({
		foreign: make({ [key]: foreign } as Record<Key, string>),
		missing: make({ [key]: missing } as Record<Key, string>),
	})
	const session = b.sessions.held
	return {
		'routes/sign-in/reset': [pair(paths.reset, 'token', world.links.invitation.token)],
		'routes/sign-in/invitation': [pair(paths.invitation, 'token', world.links.reset.token)],
		'routes/intake/agree': [pair(paths.agree, 'token', world.links.reset.token)],
		'routes/cohort/seat': [pair(paths.seat, 'token', world.links.reset.token)],
		// A draft is there for admins alone.
		'routes/intake/intake': [pair(paths.intake, 'intake', world.intake.draft)],
		'routes/cohort/cohort': [pair(paths.cohort, 'cohort', b.cohortId)],
		'routes/cohort/session': [pair(paths.session, 'session', session)],
		'routes/cohort/in-writing': [pair(paths.inWriting, 'session', session)],
		'routes/room/room': [pair(paths.room, 'session', b.sessions.live)],
		'routes/room/recap': [pair(paths.recap, 'session', session)],
		'routes/room/recap-markdown': [pair(paths.recapMarkdown, 'session', session)],
		'routes/room/recap-pdf': [pair(paths.recapPdf, 'session', session)],
		'routes/room/debrief': [pair(paths.debrief, 'session', session)],
		'routes/practice/talk': [a.talks.peers, b.talks.open].map((talk) =>
			pair((at: { talk: string }) => paths.talk({ ...a.talks, ...at }), 'talk', talk),
		),
		'routes/pattern/copy': [a.copies.peer, b.copies.learner].map((copy) => pair(paths.patternCopy, 'copy', copy)),
		'routes/pattern/copy-file': [pair(paths.patternCopyFile, 'copy', b.copies.learner)],
		'routes/casebook/own-case': [a.cases.peers, a.cases.open, b.cases.draft].map((one) =>
			pair(paths.ownCase, 'case', one),
		),
		// A draft is there for nobody else, and what a line is kept from is not there for it.
		'routes/casebook/case': [a.cases.peers, a.cases.kept, b.cases.open].map((one) =>
			pair(paths.casebookCase, 'case', one),
		),
		'routes/readiness/result': [
			pair(paths.readinessResult, 'run', b.readiness.shared),
			// Nobody opens the answers of somebody who showed them to nobody, nor what is not finished.
			pair(paths.readinessResult, 'run', a.readiness.peers),
			pair(paths.readinessResult, 'run', a.readiness.open),
		],
		'routes/round360/round': [b.rounds.draft, a.rounds.toApprove].map((one) => pair(paths.round, 'round', one)),
		'routes/round360/approve': [b.rounds.toApprove, a.rounds.sent].map((one) => pair(paths.approveRound, 'round', one)),
		'routes/round360/result': [b.rounds.shared, a.rounds.peers].map((one) => pair(paths.roundReport, 'round', one)),
		'routes/assess/tried': [
			pair((at: { attempt: string }) => paths.tried({ ...STAGE, ...at }), 'attempt', b.check.done),
		],
		'routes/assess/work-file': [pair(paths.workFile, 'file', b.files.learner)],
		'routes/certification/own': [
			pair(paths.certification, 'number', b.numbers.learner, 'ZZZZ-ZZZZ-ZZ'),
			pair(paths.certification, 'number', a.numbers.peer, 'ZZZZ-ZZZZ-ZZ'),
		],
		'routes/certification/badge-file': [
			pair(
				(at: { number: string }) => paths.certificationBadge({ ...at, file: 'badge.json' }),
				'number',
				b.numbers.learner,
				'ZZZZ-ZZZZ-ZZ',
			),
		],
		'routes/certification/own-evidence': [
			pair(paths.certificationEvidence, 'number', b.numbers.learner, 'ZZZZ-ZZZZ-ZZ'),
		],
		'routes/certification/shown-file': [
			// Of a certificate that was taken back, and beside one it was not shown with.
			...[a.shown.back, b.shown.file].map((one) =>
				pair((at: { shown: string }) => paths.shownFile({ ...at, number: a.numbers.peer }), 'shown', one),
			),
		],
		'routes/certification/pdf': [pair(paths.certificationPdf, 'number', b.numbers.learner, 'ZZZZ-ZZZZ-ZZ')],
		'routes/facilitator/way': [
			pair((at: { person: string }) => paths.way({ ...at, ...LED }), 'person', b.people.learner.id),
		],
		'routes/facilitator/observation': [pair(paths.observation, 'observation', world.ways.ofOthers)],
		'routes/facilitate/cohort': [pair(paths.facilitateCohort, 'cohort', b.cohortId)],
		'routes/facilitate/gradebook': [pair(paths.ledGradebook, 'cohort', b.cohortId)],
		'routes/facilitate/gradebook-file': [pair(paths.ledGradebookFile, 'cohort', b.cohortId)],
		'routes/facilitate/groups': [pair(paths.groups, 'session', session)],
		'routes/facilitate/session': [pair(paths.facilitateSession, 'session', session)],
		'routes/facilitate/in-writing': [pair(paths.readInWriting, 'text', b.texts.ready)],
		'routes/facilitate/sheet': [
			pair(paths.scoreSheet, 'sheet', b.sheets.open),
			pair(paths.scoreSheet, 'sheet', a.sheets.assessors),
			pair(paths.scoreSheet, 'sheet', a.sheets.assessorsDone),
		],
		'routes/admin/record': [
			// A person of cohort B under cohort A, and the other way round.
			{
				foreign: paths.record({ cohort: a.cohortId, person: b.people.peer.id }),
				missing: paths.record({ cohort: a.cohortId, person: nobody }),
			},
			{
				foreign: paths.record({ cohort: b.cohortId, person: a.people.peer.id }),
				missing: paths.record({ cohort: b.cohortId, person: nobody }),
			},
		],
	}
}

function prefixed<Value>(record: Record<string, Value>): Record<string, Value> {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [`other-${key}`, value]))
}
