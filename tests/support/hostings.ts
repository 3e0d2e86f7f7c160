import type { Db } from '~/domain/db'
import { nov } from './evidence'
import { QUARTER_KEY } from './quarters'

/** Seats at a product day on the last of November 2026, two of them unless said otherwise, to be booked until the 28th. */
export async function aHosting(
	db: Db,
	said: { hostId?: string; seatCount?: number; startsAt?: Date; activityId?: string; stageKey?: string } = {},
): Promise<string> {
	const startsAt = said.startsAt ?? nov(30, 9)
	const { id } = await db.hosting.create({
		data: {
			stageKey: QUARTER_KEY,
			activityId: 'product-day',
			title: 'A day with the payouts team',
			hostName: 'Camila Duarte',
			hostEmail: 'camila@example.com',
			localStart: startsAt.toISOString().slice(0, 16),
			timeZone: 'UTC',
			durationMinutes: 240,
			seatCount: 2,
			bookUntil: '2026-11-28',
			closesAt: new Date(startsAt.getTime() - 86_400_000),
			createdAt: nov(1),
			place: 'Building 2',
			callUrl: 'https://call.example/SECRET-CALL',
			...said,
			startsAt,
		},
		select: { id: true },
	})
	return id
}
