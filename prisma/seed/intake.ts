import loadHighs from 'highs'
import type { Prisma, Tx } from '~/domain/db'
import { arrange } from '~/domain/formation/arrange'
import { solverOf } from '~/domain/formation/highs'
import { usualSettings } from '~/domain/formation/kinds'
import { getIntakeFacts, readProblem } from '~/domain/formation/read.server'
import { addDays } from '~/domain/zone/plain-date'
import { hoursAt, type SamplePerson } from './people'
import { daysFrom, idOf, STAGE, type Story, thursday } from './story'

/**
 * The intake of the winter, open for some days yet: 42 people of Ferrystone's other teams, and cohorts proposed for them,
 * ready to publish. Two find no place: one works while the others sleep, and five of one team do not fit into four cohorts.
 */
type Applicant = [name: string, timeZone: string, level: string, team: string]

const applicants: Applicant[] = [
	['Mariana Couto', 'Europe/Lisbon', 'Tech lead', 'Cards'],
	['Henrique Salgado', 'Europe/Lisbon', 'Junior manager', 'Treasury'],
	['Joana Beirão', 'Europe/Lisbon', 'Senior', 'Billing'],
	['Imogen Clarke', 'Europe/London', 'Junior manager', 'Identity'],
	['Callum Reid', 'Europe/London', 'Staff', 'Disputes'],
	['Lena Vogt', 'Europe/Berlin', 'Tech lead', 'Merchants'],
	['Moritz Hartung', 'Europe/Berlin', 'Junior manager', 'Onboarding'],
	['Aylin Kaya', 'Europe/Berlin', 'Senior', 'Pricing'],
	['Dominika Wrona', 'Europe/Warsaw', 'Junior manager', 'Compliance'],
	['Szymon Gajda', 'Europe/Warsaw', 'Staff', 'Observability'],
	['Olga Kubiak', 'Europe/Warsaw', 'Tech lead', 'Developer tools'],
	['Chiamaka Udo', 'Africa/Lagos', 'Junior manager', 'Partner APIs'],
	['Babatunde Ajayi', 'Africa/Lagos', 'Senior', 'Notifications'],
	['Yetunde Cole', 'Africa/Lagos', 'Tech lead', 'Cards'],
	['Ama Serwaa', 'Africa/Accra', 'Junior manager', 'Reporting'],
	['Ebo Tetteh', 'Africa/Accra', 'Staff', 'Treasury'],
	['Faith Chebet', 'Africa/Nairobi', 'Junior manager', 'Identity'],
	['Brian Onyango', 'Africa/Nairobi', 'Senior', 'Billing'],
	['Bruno Teles', 'America/Sao_Paulo', 'Junior manager', 'Cards'],
	['Letícia Rocha', 'America/Sao_Paulo', 'Tech lead', 'Disputes'],
	['Otávio Lins', 'America/Sao_Paulo', 'Staff', 'Merchants'],
	['Manuela Braga', 'America/Sao_Paulo', 'Junior manager', 'Pricing'],
	['Danielle Ruiz', 'America/New_York', 'Junior manager', 'Onboarding'],
	['Marcus Webb', 'America/New_York', 'Senior', 'Compliance'],
	['Priscilla Dunn', 'America/New_York', 'Tech lead', 'Observability'],
	['Elijah Stone', 'America/New_York', 'Junior manager', 'Partner APIs'],
	['Simone Lavoie', 'America/Toronto', 'Staff', 'Developer tools'],
	['Nathan Osborne', 'America/Toronto', 'Junior manager', 'Notifications'],
	['Harriet Lum', 'America/Vancouver', 'Tech lead', 'Cards'],
	['Diego Salas', 'America/Vancouver', 'Junior manager', 'Reporting'],
	['Amrit Gill', 'America/Vancouver', 'Senior', 'Treasury'],
	['Fiona MacNeil', 'America/Vancouver', 'Junior manager', 'Billing'],
	['Trevor Quan', 'America/Vancouver', 'Staff', 'Identity'],
	['Neha Varma', 'Asia/Kolkata', 'Junior manager', 'Disputes'],
	['Harish Kamath', 'Asia/Kolkata', 'Senior', 'Merchants'],
	['Ritu Saxena', 'Asia/Kolkata', 'Tech lead', 'Pricing'],
	['Manoj Pillai', 'Asia/Kolkata', 'Junior manager', 'Compliance'],
	['Tara Krishnan', 'Asia/Kolkata', 'Staff', 'Cards'],
	['Jun Kai Lee', 'Asia/Singapore', 'Junior manager', 'Observability'],
	['Aisyah Omar', 'Asia/Singapore', 'Senior', 'Onboarding'],
	['Clara Sim', 'Asia/Singapore', 'Tech lead', 'Partner APIs'],
	['Zoe Harding', 'Australia/Sydney', 'Junior manager', 'Reporting'],
]

const ICS = new Set(['Senior', 'Staff'])
const DIRECTORS = ['dir-money', 'dir-platform', 'dir-product']
const GOALS = [
	'Hand work over without taking it back',
	'Say hard things while they are still small',
	'Run one-on-ones people look forward to',
	'Help my team decide without me',
]

const keyOf = (index: number) => `intake${index + 1}`

/** Everybody who applied. None of them has an earlier story. */
export function intakePeople(): SamplePerson[] {
	return applicants.map(([name, timeZone, careerLevel, team], index) => ({
		...hoursAt(timeZone),
		...(timeZone === 'Australia/Sydney' ? { workTo: '16:30' } : {}),
		key: keyOf(index),
		email: `${keyOf(index)}@sample.test`,
		name,
		timeZone,
		careerTrack: ICS.has(careerLevel) ? 'ic' : 'manager',
		careerLevel,
		team,
		manager: DIRECTORS[index % DIRECTORS.length] ?? 'vp',
		roles: ['learner'],
		monthsAtLevel: 3 + (index % 9),
	}))
}

export async function winterIntake({ tx, stage, now, today }: Story): Promise<void> {
	const intakeId = idOf('level-1-next')
	await tx.intake.create({
		data: {
			id: intakeId,
			name: 'Level 1, winter',
			stageKey: STAGE,
			status: 'open',
			opensOn: addDays(today, -35),
			closesOn: addDays(today, 4),
			startsOn: thursday(today, 7),
			capacity: 48,
			whoMay: 'anyone',
			overlapHours: 2,
			createdAt: daysFrom(now, -40),
		},
	})
	await tx.application.createMany({
		data: applicants.map((_, index) => ({
			id: idOf(`application-${keyOf(index)}`),
			intakeId,
			personId: idOf(keyOf(index)),
			source: index % 6 === 0 ? 'assigned' : 'applied',
			reason: index % 6 === 0 ? 'Leads people since this year' : 'I lead without having learned how',
			goals: GOALS[index % GOALS.length] ?? '',
			unavailable: index === 6 ? [{ day: 3, from: '14:00', to: '17:00' }] : [],
			assignedById: index % 6 === 0 ? idOf('admin') : null,
			createdAt: daysFrom(now, -30 + (index % 24)),
			updatedAt: daysFrom(now, -30 + (index % 24)),
		})),
	})
	await managersWords(tx, intakeId, now)
	await tx.pairWish.createMany({
		data: [
			pair(intakeId, 0, 11, 'together', 'They take the on-call rota over together'),
			pair(intakeId, 36, 39, 'together', 'Pune and Singapore share a product'),
			pair(intakeId, 3, 5, 'apart', 'Both asked for it after the reorganization'),
		],
	})
	const facts = await getIntakeFacts(tx, intakeId)
	const settings = { ...usualSettings, cohorts: 4 }
	const problem = await readProblem(tx, [{ stages: [stage] }], facts, settings, now)
	// No clock: the same proposal on every machine.
	const tools = { solve: solverOf(await loadHighs()), nowMs: () => 0, say: () => undefined }
	const limits = { windowsSeconds: 20, totalMs: 1, steps: 60_000, rounds: 3, seed: 1 }
	const { arrangement, progress } = arrange(problem, null, tools, limits)
	await tx.formation.create({
		data: {
			id: idOf('level-1-next-cohorts'),
			intakeId,
			state: 'proposed',
			settings,
			progress: { ...progress, elapsedMs: 6_000 } as unknown as Prisma.InputJsonValue,
			proposal: { ...arrangement, pinned: [], before: null } as unknown as Prisma.InputJsonValue,
			revision: 1,
			startedById: idOf('admin'),
			startedAt: daysFrom(now, -1),
			endedAt: daysFrom(now, -1),
		},
	})
}

/** Most line managers have agreed; five are still asked, and one said no. */
const STILL_ASKED = [4, 15, 24, 33, 40]
const DECLINED = 20

async function managersWords(tx: Tx, intakeId: string, now: Date): Promise<void> {
	await tx.timeAgreement.createMany({
		data: intakePeople().map(({ key, manager }, index) => {
			const askedAt = daysFrom(now, -30 + (index % 24))
			const isOpen = STILL_ASKED.includes(index)
			return {
				id: idOf(`time-${key}`),
				personId: idOf(key),
				managerId: idOf(manager ?? 'vp'),
				stageKey: STAGE,
				intakeId,
				state: isOpen ? 'asked' : index === DECLINED ? 'declined' : 'agreed',
				note: index === DECLINED ? 'After the release in March' : '',
				askedAt,
				answeredAt: isOpen ? null : daysFrom(askedAt, 1 + (index % 3)),
			}
		}),
	})
	const [waiting = 0] = STILL_ASKED
	await tx.oneUseLink.create({
		data: {
			id: idOf('time-link'),
			kind: 'time-agreement',
			personId: idOf(DIRECTORS[waiting % DIRECTORS.length] ?? 'vp'),
			subjectId: idOf(`time-${keyOf(waiting)}`),
			expiresAt: daysFrom(now, 4),
			createdAt: daysFrom(now, -26),
		},
	})
}

function pair(intakeId: string, one: number, other: number, kind: string, reason: string) {
	const [oneId = '', otherId = ''] = [idOf(keyOf(one)), idOf(keyOf(other))].sort()
	return { intakeId, oneId, otherId, kind, reason, byId: idOf('admin') }
}
