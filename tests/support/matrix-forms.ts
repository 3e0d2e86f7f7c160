import { randomUUID } from 'node:crypto'
import { interactiveBlocks, type Program } from '~/domain/program/lesson'
import { listKeyQuestions } from '~/domain/progress/recall'
import { paths } from '~/paths'
import type { Actor } from './actors'
import { STAGE, STAGE_KEY } from './canary-cohort'
import { type CanaryWorld, PASSWORD } from './canary-world'
import { activityForms } from './matrix-activity-forms'
import { casebookForms } from './matrix-casebook-forms'
import { formationForms } from './matrix-formation-forms'
import { excuseForms, intakeDeskForms, learnersIntakeForms, leaveForms } from './matrix-intake-forms'
import { ownMarkForms, passageForms, recapForms } from './matrix-mark-forms'
import {
	conflictForms,
	figureForms,
	logForms,
	pairingForms,
	rulesForms,
	simulationForms,
} from './matrix-practice-forms'
import { roundForms } from './matrix-round-forms'
import { scheduleForms, seriesForms } from './matrix-schedule-forms'
import { slotForms } from './matrix-slot-forms'
import { wayForms } from './matrix-way-forms'
import type { Right } from './policy'

const LEVEL_TWO = 'technical-leadership-ladder/l2'

/** A form as its page would send it, filled in so that it does its work for whoever may. */
export type Form = {
	/** Its `intent`, as the action knows it; '' when the action knows one form only or none of its intents is named */
	intent: string
	fields: Record<string, string | string[]>
	/** Where it is sent, when not to the route's first address */
	at?: string
	/** Whose right differs from the route's: the form names something that is somebody's own */
	rights?: Partial<Record<Actor, Right>>
	/** Who may send it although the database then stays as it is */
	idle?: readonly Actor[] | 'everybody'
}

const elsewhere = (right: Right, ...actors: Actor[]) => Object.fromEntries(actors.map((actor) => [actor, right]))
/** Whoever leads or watches has no seat of their own. */
const UNASKED = elsewhere(404, 'lead', 'observer')
/** The form names something of the learner's: for all the others there is no such thing. */
const LEARNERS_OWN = elsewhere(404, 'otherLearner', 'lead', 'otherLead', 'observer', 'admin')

const OTHERS = ['otherLearner', 'lead', 'otherLead', 'observer', 'admin'] as const
/** Nobody but the learner is offered a seat. */
const NO_OFFER = elsewhere(409, ...OTHERS)
/** The form names something of the lead's. */
const LEADS_OWN = elsewhere(404, 'learner', 'otherLearner', 'otherLead', 'observer', 'admin')

/** Whoever is not in the middle of the questions about where they stand. */
const withoutRun = (right: Right) => elsewhere(right, 'lead', 'otherLead', 'observer', 'admin')

/** Every form of every action, by route. A test compares the intents with the sources. */
export function formsOf(world: CanaryWorld): Record<string, Form[]> {
	return {
		...signInForms(world),
		...learnerForms(world),
		...facilitatorForms(world),
		...adminForms(world),
		...formationForms(world),
		...casebookForms(world),
		...roundForms(world),
		...activityForms(world),
		...slotForms(world),
		...wayForms(world),
	}
}

function signInForms({ a, secondDevice }: CanaryWorld): Record<string, Form[]> {
	const email = a.people.learner.email
	const hours = { 'workDays[0]': '1', 'workDays[1]': '3', workFrom: '10:00', workTo: '16:00' }
	const profile = {
		name: 'New Name',
		calledName: 'New',
		timeZone: 'Europe/Paris',
		careerTrack: 'ic',
		careerLevel: 'Staff',
	}
	return {
		'routes/sign-in/set-up': [
			{
				intent: '',
				fields: { organization: 'Mine', timeZone: 'UTC', name: 'Eve', email: 'eve@example.com', password: PASSWORD },
			},
		],
		'routes/sign-in/login': [{ intent: '', fields: { email, password: PASSWORD } }],
		'routes/sign-in/logout': [{ intent: '', fields: {}, idle: ['anonymous', 'signedOut', 'closed'] }],
		'routes/sign-in/forgot': [{ intent: '', fields: { email } }],
		'routes/sign-in/reset': [{ intent: '', fields: { password: 'another rope holds' } }],
		'routes/sign-in/invitation': [{ intent: '', fields: { password: 'another rope holds' } }],
		'routes/intake/agree': [
			{ intent: 'agree', fields: { note: '' } },
			{ intent: 'decline', fields: { note: 'After the release' } },
		],
		'routes/cohort/seat': [
			{ intent: 'take', fields: {} },
			{ intent: 'let-go', fields: {} },
		],
		'routes/account/stop-mail': [{ intent: '', fields: { 'List-Unsubscribe': 'One-Click' } }],
		'routes/account/profile': [
			{ intent: 'choose-mail', fields: { mail: 'digest' } },
			{ intent: 'put-recall-aside', fields: {} },
			// Nobody who may ask here has put it aside.
			{ intent: 'take-recall-up', fields: {}, idle: 'everybody' },
			{ intent: 'keep-hours', fields: { ...hours, holidays: 'PT' } },
			{ intent: '', fields: profile },
		],
		'routes/account/theme': [{ intent: '', fields: { theme: 'dark' }, idle: 'everybody' }],
		'routes/account/devices': [
			{ intent: 'end', fields: { device: secondDevice }, rights: LEARNERS_OWN },
			{ intent: 'everywhere', fields: {} },
			{ intent: '', fields: { current: PASSWORD, password: 'another rope holds' } },
		],
		'routes/calendar/calendar': [{ intent: 'reset-feed', fields: {} }],
		'routes/help/not-found': [{ intent: '', fields: { anything: 'at all' } }],
	}
}

function learnerForms(world: CanaryWorld): Record<string, Form[]> {
	const { a, openCohortId } = world
	const commitment = a.commitments.learner
	const copied = { title: 'Mine', text: 'As I say it', revision: '3', window: randomUUID() }
	const promised = { text: 'Ask one question more', dueOn: '2027-01-15' }
	const story = Array.from({ length: 450 }, (_, index) => `word${index}`).join(' ')
	const notWritten = elsewhere(400, 'lead', 'otherLead', 'observer', 'admin')
	const question = a.check.drawn[5]
	const answered = { attempt: a.check.id, [`q:${question?.id}`]: question?.options[1] ?? '' }
	return {
		'routes/learn/part': [...lessonForms(world), ...passageForms(world), ...ownMarkForms(world)],
		'routes/learn/notes': ownMarkForms(world),
		'routes/cohort/cohorts': [
			{ intent: 'take-seat', fields: { cohort: world.line.cohortId }, rights: NO_OFFER },
			{ intent: 'let-go', fields: { cohort: world.line.cohortId }, rights: NO_OFFER },
			{ intent: 'leave-line', fields: { cohort: world.line.cohortId }, idle: OTHERS },
			{ intent: '', fields: { cohort: openCohortId } },
		],
		'routes/cohort/cohort': [{ intent: 'withdraw', fields: {} }],
		...seriesForms(world),
		'routes/cohort/session': [
			{ intent: 'offer', fields: {}, at: paths.session({ session: a.ownMeeting }), rights: UNASKED },
			// Who may open the page and has no seat is not asked whether they come.
			{ intent: 'cannot-come', fields: {}, rights: UNASKED },
			// Nobody who may ask has said that they cannot.
			{
				intent: 'survey',
				fields: { worth: '4', better: 'Begin on time' },
				at: paths.session({ session: a.sessions.held }),
				rights: UNASKED,
			},
			{ intent: 'come-after-all', fields: {}, rights: UNASKED, idle: 'everybody' },
			{ intent: 'bring', fields: { case: a.cases.draft, consent: 'yes' }, rights: UNASKED },
			{
				intent: '',
				fields: { title: 'A title', situation: 'What happened', ask: 'What I want' },
				// Who may open the page and does not bring the case is told so.
				rights: elsewhere(409, 'lead', 'observer'),
			},
		],
		...learnersIntakeForms(world, { own: LEARNERS_OWN, leads: LEADS_OWN }),
		'routes/room/recap': recapForms(world),
		'routes/practice/practice': [
			{ intent: 'promise', fields: promised },
			{ intent: 'reopen', fields: { commitment: commitment?.closed ?? '' }, rights: LEARNERS_OWN },
			{
				intent: '',
				fields: { commitment: commitment?.open ?? '', outcome: 'kept', learned: 'Something' },
				rights: LEARNERS_OWN,
			},
		],
		'routes/practice/log': logForms(world, LEARNERS_OWN),
		'routes/practice/watched': pairingForms(world, LEARNERS_OWN),
		...simulationForms(world),
		'routes/practice/recall': recallForms(world),
		'routes/pattern/pattern': [{ intent: '', fields: { part: 'whole' } }],
		'routes/pattern/copy': ['take', 'undo', 'beside', 'replace', 'delete', ''].map((intent) => ({
			intent,
			fields: { ...copied, over: '3' },
			rights: LEARNERS_OWN,
		})),
		'routes/readiness/pipeline': [{ intent: '', fields: { at: 'em', aim: 'director' } }],
		'routes/readiness/readiness': [
			{ intent: 'discard', fields: { run: a.readiness.open }, rights: LEARNERS_OWN },
			// Who is in the middle goes on there.
			{ intent: '', fields: { at: 'em', aim: 'unsure' }, idle: ['learner', 'otherLearner'] },
		],
		'routes/readiness/step': [
			{ intent: 'finish', fields: { 'q:whose-hour': '3' }, rights: withoutRun('away') },
			{ intent: 'finish-open', fields: { 'q:whose-hour': '3' }, rights: withoutRun('away') },
			{ intent: 'next', fields: { 'q:whose-hour': '3' }, rights: withoutRun('away') },
			{ intent: 'leave', fields: { 'q:whose-hour': '0' }, rights: withoutRun('away') },
			// A page that saves as one answers stays where it is, and says that its questions are closed.
			{ intent: 'save', fields: { 'q:whose-hour': '3' }, rights: withoutRun('stays') },
		],
		'routes/readiness/result': [
			{ intent: 'discard', fields: {} },
			{ intent: 'end-share', fields: { reader: a.people.lead.id } },
			{
				intent: '',
				fields: { reader: a.people.lead.id },
				at: paths.readinessResult({ run: a.readiness.earlier }),
				rights: elsewhere(404, 'otherLearner', 'lead', 'otherLead', 'observer', 'admin'),
			},
		],
		'routes/assess/check': [
			// Who has a try open gets it back.
			{ intent: 'start', fields: {}, idle: ['learner', 'otherLearner'] },
			// Its first press keeps the answers and asks about the open questions.
			{ intent: 'submit', fields: answered, rights: LEARNERS_OWN },
			{ intent: 'submit-open', fields: answered, rights: LEARNERS_OWN },
			{ intent: '', fields: answered, rights: LEARNERS_OWN },
		],
		'routes/assess/figures': figureForms(world, LEARNERS_OWN),
		'routes/portfolio/portfolio': [
			// What is not one's own is passed over.
			{ intent: '', fields: { item: `pattern:${a.copies.learner}` }, idle: OTHERS },
		],
		'routes/assess/conflicts': conflictForms(world, LEARNERS_OWN),
		'routes/assess/submission': [
			{ intent: 'submit', fields: { text: story }, rights: notWritten },
			// Nobody mentors themself.
			{ intent: 'name-mentor', fields: { email: a.people.lead.email }, rights: elsewhere(400, 'lead') },
			{ intent: 'unname-mentor', fields: { person: a.people.lead.id }, idle: 'everybody' },
			{ intent: '', fields: { text: 'A beginning' }, rights: notWritten },
			// Without a file there is nothing to attach, and somebody else's cannot be taken off.
			{ intent: 'attach', fields: { text: 'A beginning' }, rights: elsewhere(400, 'learner', ...OTHERS) },
			{ intent: '', fields: { text: 'A beginning', off: a.files.peer }, rights: elsewhere(400, 'learner', ...OTHERS) },
		],
		'routes/assess/tries': [{ intent: '', fields: { submission: a.submissions.decided } }],
	}
}

/** One form for each kind of part, sent to the part that holds it. */
function lessonForms({ a, content }: CanaryWorld): Form[] {
	const lesson = a.module.lesson
	if (!lesson) throw new Error('the module is not written')
	const find = <Kind extends ReturnType<typeof interactiveBlocks>[number]['kind']>(kind: Kind) => {
		const block = interactiveBlocks(lesson).find((each) => each.kind === kind)
		const part = lesson.parts.find((each) => each.blocks.some((one) => one === block))
		if (!block || !part) throw new Error(`the module has no ${kind}`)
		return {
			block: block as Extract<typeof block, { kind: Kind }>,
			part: block.id,
			at: paths.part({ ...STAGE, module: a.module.id, part: part.slug }),
		}
	}
	const scenario = find('scenario')
	const check = find('check')
	const list = find('checklist')
	const decision = scenario.block.decisions[0]
	const question = check.block.questions[0]
	const at = (found: { part: string; at: string }, fields: Record<string, string>, intent: string): Form => ({
		intent,
		fields: { ...fields, part: found.part },
		at: found.at,
	})
	return [
		{ intent: 'open', fields: {} },
		{ intent: 'read', fields: { onward: 'yes' } },
		at(scenario, { decision: decision?.id ?? '', choice: decision?.choices[0]?.id ?? '' }, 'choose'),
		// Nobody has decided anything yet, so there is no way to walk back.
		{
			...at(scenario, {}, 'walk-back'),
			rights: elsewhere(404, 'learner', 'otherLearner', 'lead', 'otherLead', 'observer', 'admin'),
		},
		at(scenario, {}, 'start-over'),
		at(check, { question: question?.id ?? '', answer: question?.answers[0]?.id ?? '' }, 'answer'),
		at(find('reflection'), { text: 'What I think of it' }, 'reflect'),
		at(list, { item: list.block.items[0]?.id ?? '' }, 'tick'),
		at(find('exercise'), { doneOn: '2026-11-20', note: 'Went well' }, 'done'),
		worksheetForm(content.programs),
		at(find('try'), { text: 'Ask one question more', dueOn: '2027-01-15' }, 'promise'),
	]
}

/** Level 1 has no worksheet. */
function worksheetForm(programs: Program[]): Form {
	for (const stage of programs.flatMap((program) => program.stages))
		for (const module of stage.modules)
			for (const part of module.lesson?.parts ?? []) {
				const sheet = part.blocks.find((block) => block.kind === 'worksheet' && block.draws === 'loops')
				if (sheet?.kind !== 'worksheet') continue
				const place = { program: stage.program.slug, stage: stage.id, module: module.id, part: part.slug }
				return { intent: 'fill', fields: { part: sheet.id, 'rows[0].from': 'red reports' }, at: paths.part(place) }
			}
	throw new Error('no module has a worksheet')
}

/** A right answer waits for its rating; a wrong one counts at once. Both learners have the question due, nobody else has it. */
function recallForms({ a, content }: CanaryWorld): Form[] {
	const asked = listKeyQuestions(content.programs).find((each) => each.moduleKey === a.module.key)
	const wrong = asked?.question.answers.find((answer) => !answer.correct)?.id ?? ''
	const seen = { card: asked?.key ?? '', reps: '1' }
	return [
		{
			intent: 'rate',
			fields: { ...seen, rating: 'good' },
			idle: ['lead', 'otherLead', 'observer', 'admin'],
		},
		{
			intent: '',
			fields: { ...seen, intent: 'answer', option: wrong },
			rights: elsewhere(404, 'lead', 'otherLead', 'observer', 'admin'),
		},
	]
}

function facilitatorForms({ a }: CanaryWorld): Record<string, Form[]> {
	const scores = {
		...Object.fromEntries(a.rubric.criteria.map((criterion) => [`c:${criterion.id}`, '3'])),
		comment: 'Clear',
	}
	const roll = [a.people.learner, a.people.peer, a.people.ready, a.people.closed].flatMap(({ id }, index) =>
		Object.entries({ personId: id, state: 'present', minutesPresent: '40', note: 'Late' }).map(
			([name, value]) => [`lines[${index}].${name}`, value] as const,
		),
	)
	return {
		'routes/facilitate/today': [{ intent: '', fields: { waiver: a.waivers.pending } }],
		'routes/facilitate/cohort': [{ intent: '', fields: { person: a.people.peer.id } }],
		'routes/facilitate/session': [
			{
				intent: 'presenter',
				fields: { person: a.people.peer.id },
				at: paths.facilitateSession({ session: a.sessions.coming }),
			},
			{ intent: 'keep-note', fields: { note: 'Ask the quiet ones first', window: randomUUID(), revision: '0' } },
			{
				intent: 'replace-note',
				fields: { note: 'The quiet ones first', window: randomUUID(), revision: '0', over: '0' },
			},
			{
				intent: '',
				fields: Object.fromEntries(roll),
			},
		],
		'routes/facilitate/assess': [{ intent: '', fields: { submission: a.submissions.unread } }],
		'routes/facilitate/sheet': [
			{ intent: 'stand-back', fields: {} },
			{ intent: 'save', fields: scores },
			{ intent: '', fields: scores },
		],
	}
}

function adminForms(world: CanaryWorld): Record<string, Form[]> {
	const { a, b, assessor, invited, letter } = world
	const cohort = a.cohortId
	const person = {
		name: 'Somebody New',
		timeZone: 'UTC',
		team: 'Ferries',
		careerTrack: 'manager',
		careerLevel: 'Manager',
		'roles[0]': 'learner',
		mostCohorts: '2',
		'workDays[0]': '1',
		workFrom: '09:00',
		workTo: '17:00',
	}
	const group = { name: 'A new cohort', seatCount: '10', startsOn: '2027-02-01', timeZone: 'UTC', status: 'open' }
	const toInvited = paths.person({ person: invited.id })
	const toClosed = paths.person({ person: a.people.closed.id })
	const toReady = paths.record({ cohort, person: a.people.ready.id })
	return {
		'routes/admin/new-person': [{ intent: '', fields: { ...person, email: 'new@example.com' } }],
		'routes/admin/person': [
			{ intent: 'show-links', fields: {}, at: toInvited },
			{ intent: 'renew', fields: {}, at: toInvited },
			{ intent: 'close', fields: {} },
			{ intent: 'open', fields: {}, at: toClosed },
			...excuseForms(world),
			...leaveForms(world),
			{ intent: 'give-time', fields: { percent: '200' } },
			{ intent: '', fields: { ...person, email: 'peer@example.com' } },
		],
		'routes/admin/import-people': [
			{ intent: 'apply', fields: { fingerprint: world.upload } },
			{ intent: 'discard', fields: {} },
			// Without a file there is nothing to read.
			{ intent: '', fields: {}, rights: elsewhere(400, 'admin') },
		],
		'routes/admin/reviews': [{ intent: '', fields: { person: a.people.lead.id, most: '5' } }],
		'routes/admin/needs': [
			{
				intent: 'add',
				fields: {
					level: 'manager/CTO',
					stageKey: 'technical-leadership-ladder/l1',
					strength: 'invited',
					withinDays: '30',
				},
			},
			{
				intent: '',
				fields: Object.fromEntries(
					Object.entries({
						careerTrack: 'manager',
						careerLevel: 'Manager',
						stageKey: 'technical-leadership-ladder/l2',
						strength: 'invited',
						withinDays: '7',
						wasStrength: 'must',
						wasDays: '180',
					}).map(([name, value]) => [`rows[0].${name}`, value]),
				),
			},
		],
		'routes/admin/facilitators': [
			{ intent: 'begin-training', fields: { person: a.people.observer.id, stage: LEVEL_TWO } },
			{ intent: 'appoint', fields: { person: b.people.lead.id, stage: LEVEL_TWO, reason: 'Taught it for years' } },
			{ intent: 'qualify', fields: { person: a.people.lead.id, stage: STAGE_KEY } },
			{ intent: 'pause', fields: { person: a.people.lead.id, stage: STAGE_KEY } },
			{ intent: 'resume', fields: { person: assessor.id, stage: LEVEL_TWO } },
			{ intent: 'withdraw', fields: { person: b.people.observer.id, stage: STAGE_KEY } },
		],
		...intakeDeskForms(world),
		'routes/admin/new-cohort': [{ intent: '', fields: { ...group, stage: 'technical-leadership-ladder/l1' } }],
		// Where somebody would hear of it, the page first shows who: nothing changes yet.
		'routes/admin/cohort': [
			{ intent: 'add', fields: { 'people[0]': b.people.peer.id, reason: 'New on the team' }, idle: 'everybody' },
			{ intent: 'name-facilitator', fields: { person: assessor.id, part: 'co' }, idle: 'everybody' },
			{ intent: 'remove-member', fields: { person: a.people.peer.id }, idle: 'everybody' },
			// Never written to: who goes has nothing to hear.
			{ intent: 'remove-facilitator', fields: { person: a.people.observer.id } },
			{ intent: 'move-content', fields: {} },
			{ intent: '', fields: group, idle: 'everybody' },
			{ intent: '', fields: { ...group, status: 'running' } },
		],
		...scheduleForms(world),
		'routes/admin/cohort-seats': [
			{
				intent: 'move',
				fields: { person: a.people.peer.id, to: b.cohortId, reason: 'The only hours that fit' },
				at: paths.cohortSeats({ cohort }),
				idle: 'everybody',
			},
			{ intent: 'remove-from-line', fields: { person: world.line.waits } },
			{ intent: 'agree', fields: { person: world.line.asks }, idle: 'everybody' },
			{ intent: 'refuse', fields: { person: world.line.asks }, idle: 'everybody' },
		],
		'routes/admin/seat-rules': [{ intent: '', fields: { offerHours: '24', seatsNeedApproval: 'on' } }],
		'routes/admin/rules': rulesForms(world),
		'routes/facilitate/gradebook-file': [{ intent: '', fields: {} }],
		'routes/admin/gradebook-file': [{ intent: '', fields: {} }],
		'routes/admin/compliance-file': [{ intent: '', fields: {} }],
		// Everybody here renews by the rules of today.
		'routes/admin/renewing': [{ intent: '', fields: { fingerprint: '' }, rights: { admin: 409 } }],
		'routes/admin/renewing-file': [{ intent: '', fields: {} }],
		'routes/admin/export-people': [{ intent: '', fields: {} }],
		'routes/admin/gradebook': [{ intent: '', fields: { person: a.people.ready.id, seen: 'yes' } }],
		'routes/admin/record': [
			{ intent: 'issue', fields: {}, at: toReady },
			{ intent: 'name-assessor', fields: { submission: a.submissions.unread, assessor: assessor.id }, at: toReady },
			{ intent: 'release-assessor', fields: { submission: a.submissions.peers, assessor: a.people.lead.id } },
			{
				intent: 'propose-waiver',
				fields: {
					requirement: 'sessions',
					reason: 'On leave during the cohort',
					months: '3',
					facilitator: a.people.lead.id,
				},
				at: toReady,
			},
			{ intent: 'withdraw-waiver', fields: { waiver: a.waivers.pending } },
		],
		'routes/certification/own-evidence': [
			{ intent: '', fields: { 'said[0].requirement': 'modules', 'said[0].words': '' }, rights: LEARNERS_OWN },
		],
		'routes/certification/verify': [{ intent: '', fields: { pasted: '{"proof":[]}' }, idle: 'everybody' }],
		'routes/admin/keys': [{ intent: 'rotate', fields: { shown: world.signingKey } }],
		// The same one, among many.
		'routes/admin/certifications': [
			{ intent: '', fields: { number: a.numbers.learner }, rights: elsewhere(409, 'admin') },
		],
		'routes/admin/certification': [
			{ intent: '', fields: { reason: 'Issued by mistake' } },
			// It has long to run yet, and so nothing to be renewed.
			{ intent: 'renew', fields: {}, rights: elsewhere(409, 'admin') },
		],
		'routes/admin/content': [
			{ intent: '', fields: { remark: a.remarks.learner, state: 'mended', answer: 'It is clearer now' } },
		],
		'routes/admin/mail': [
			{ intent: '', fields: { letter } },
			{ intent: 'retry-all', fields: {}, idle: 'everybody' },
		],
	}
}
