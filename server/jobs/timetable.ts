import { writeDigests } from '~/domain/notice/digest.server'
import { writeReminders } from '~/domain/notice/reminders.server'
import { forgetDeletedMarks } from '~/domain/progress/mark.server'
import type { Services } from '../web'
import type { Job } from './jobs'

/** What comes round by the clock: minutes are chosen so that no two begin together. */
export function jobsOf({ db, clock, mail, limits, signIns }: Services): Job[] {
	const write = async (letters: (db: Services['db'], now: Date) => Promise<number>) => {
		if ((await letters(db, clock())) > 0) mail.wake()
	}
	return [
		{ name: 'remind', cron: '*/5 * * * *', work: () => write(writeReminders) },
		{ name: 'digest', cron: '2-59/15 * * * *', work: () => write(writeDigests) },
		{
			name: 'sweep',
			cron: '33 * * * *',
			atStart: true,
			work: () =>
				Promise.all([limits.forgetExpired(clock()), signIns.forgetExpired(), forgetDeletedMarks(db, clock())]),
		},
	]
}
