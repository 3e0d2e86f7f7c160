import { createHash } from 'node:crypto'
import type { Bank } from '~/domain/assessment/bank'
import type { Rubric } from '~/domain/assessment/rubric'
import { rulesOfToday, termsOfToday } from '~/domain/cohort/rules'
import type { Prisma, Tx } from '~/domain/db'
import type { Stage } from '~/domain/program/lesson'
import { pinsOfToday } from '~/domain/program/pins'
import type { Format } from '~/domain/room/format'
import { addDays } from '~/domain/zone/plain-date'
import { instantOf } from '~/domain/zone/zone.server'

export const HOME = 'Europe/Lisbon'
export const STAGE = 'technical-leadership-ladder/l1'

export type Story = { tx: Tx; stage: Stage; format: Format; bank: Bank; rubric: Rubric; now: Date; today: string }

/** A stable id from a name: the sample is the same every time. */
export function idOf(key: string): string {
	const hex = createHash('sha256').update(`ferrystone:${key}`).digest('hex')
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export function daysFrom(now: Date, days: number): Date {
	return new Date(now.getTime() + days * 86_400_000)
}

/** The weekday rhythm of a cohort: Thursdays at 16:00 in Lisbon. `weeks` from this week's Thursday. */
export function thursday(today: string, weeks: number): string {
	const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
	const next = (4 - weekday + 7) % 7
	return addDays(today, (next === 0 ? 7 : next) + weeks * 7)
}

export async function createCohort(
	{ tx, stage }: Story,
	cohort: {
		key: string
		name: string
		status: string
		seatCount: number
		startsOn: string
		createdAt: Date
		members: string[]
		lead: string
		observer?: string
	},
): Promise<string> {
	const id = idOf(cohort.key)
	await tx.cohort.create({
		data: {
			id,
			name: cohort.name,
			program: stage.program.slug,
			stage: stage.id,
			seatCount: cohort.seatCount,
			status: cohort.status,
			timeZone: HOME,
			startsOn: cohort.startsOn,
			requirements: rulesOfToday(stage) as unknown as Prisma.InputJsonValue,
			certificate: termsOfToday(stage) as unknown as Prisma.InputJsonValue,
			lessons: pinsOfToday(stage),
			createdAt: cohort.createdAt,
			members: { create: cohort.members.map((key) => ({ personId: idOf(key), joinedAt: cohort.createdAt })) },
			facilitators: {
				create: [
					{ personId: idOf(cohort.lead), part: 'lead' },
					...(cohort.observer ? [{ personId: idOf(cohort.observer), part: 'observer' }] : []),
				],
			},
		},
	})
	return id
}

export async function createSession(
	{ tx, stage }: Story,
	session: { key: string; cohortId: string; position: number; plan?: number; date: string; time?: string },
): Promise<{ id: string; startsAt: Date; minutes: number }> {
	const plan = stage.sessions[(session.plan ?? session.position) - 1]
	if (!plan) throw new Error(`The plan has no session ${session.plan ?? session.position}.`)
	const localStart = `${session.date}T${session.time ?? '16:00'}`
	const instant = instantOf(localStart, HOME)
	if (!instant.ok) throw new Error(`${localStart} does not exist in ${HOME}`)
	const id = idOf(session.key)
	await tx.session.create({
		data: {
			id,
			cohortId: session.cohortId,
			position: session.position,
			planNumber: session.plan ?? session.position,
			title: plan.title,
			format: plan.format,
			localStart,
			timeZone: HOME,
			durationMinutes: plan.minutes,
			startsAt: instant.at,
			callUrl: `https://meet.ferrystone.example/${session.key}`,
		},
	})
	return { id, startsAt: instant.at, minutes: plan.minutes }
}

export async function attend(
	{ tx }: Story,
	session: { id: string; startsAt: Date; minutes: number },
	byKey: string,
	minutes: Record<string, number | 'absent' | 'excused'>,
): Promise<void> {
	const confirmedAt = new Date(session.startsAt.getTime() + (session.minutes + 9) * 60_000)
	await tx.attendance.createMany({
		data: Object.entries(minutes).map(([key, stay]) => ({
			sessionId: session.id,
			personId: idOf(key),
			state: typeof stay === 'number' ? 'present' : stay,
			minutesPresent: typeof stay === 'number' ? stay : 0,
			note: stay === 'excused' ? 'On call that night' : '',
			confirmedById: idOf(byKey),
			confirmedAt,
		})),
	})
	await tx.session.update({ where: { id: session.id }, data: { attendanceConfirmedAt: confirmedAt } })
}
