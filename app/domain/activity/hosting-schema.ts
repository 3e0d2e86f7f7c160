import { z } from 'zod'
import { isOneLine, ONE_LINE } from '../one-line'
import { callUrl, place } from '../session/schema'
import { plainDate } from '../zone/schema'

const line = (empty: string, most: number) =>
	z
		.string({ error: empty })
		.trim()
		.min(1, empty)
		.max(most, `Use at most ${most} characters`)
		.refine(isOneLine, ONE_LINE)

const seatCount = z.coerce
	.number({ error: 'How many seats?' })
	.int('Whole seats, please')
	.min(1, 'At least one')
	.max(40, 'At most 40')

const somewhere = { path: ['callUrl'], error: 'Give a call link, or a place below' }
const isSomewhere = (at: { callUrl: string; place: string }) => at.callUrl !== '' || at.place !== ''
const inTime = { path: ['bookUntil'], error: 'Choose the day itself, or one before it' }
const isInTime = ({ date, bookUntil }: { date: string; bookUntil: string }) => bookUntil <= date

export const hostingFields = z.object({
	way: z
		.string()
		.regex(/^[a-z0-9-]{0,60}$/, 'Choose one of them')
		.default(''),
	title: line('Say in a line what people come to', 80),
	date: plainDate,
	time: z.string({ error: 'Choose a time' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Choose a time'),
	timeZone: z.string({ error: 'Choose a time zone' }).min(1, 'Choose a time zone').max(64),
	durationMinutes: z.coerce
		.number({ error: 'How many minutes?' })
		.int('Whole minutes, please')
		.min(15, 'At least 15 minutes')
		.max(600, 'At most 600 minutes'),
	callUrl,
	place,
	seatCount,
	bookUntil: plainDate,
})
export type HostingFields = z.output<typeof hostingFields>

/** "strategist-track/q1/product-day" and who hosts it; of somebody's own, the host is themself. */
export const offerForm = hostingFields
	.extend({
		activity: z.string({ error: 'Choose an activity' }).min(1, 'Choose an activity').max(200),
		hostName: z.string().trim().max(80, 'Use at most 80 characters').refine(isOneLine, ONE_LINE).default(''),
		hostEmail: z.union([z.literal(''), z.email('Give a work address, such as ana@example.com').max(200)]).default(''),
	})
	.refine(isSomewhere, somewhere)
	.refine(isInTime, inTime)

export const changeForm = hostingFields
	.pick({ date: true, time: true, bookUntil: true, seatCount: true, callUrl: true, place: true })
	.refine(isSomewhere, somewhere)
	.refine(isInTime, inTime)
export type ChangeFields = z.output<typeof changeForm>

export const callOffForm = z.object({ reason: line('Say in a line why; people with a seat read it', 200) })
