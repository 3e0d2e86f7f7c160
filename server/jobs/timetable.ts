import { freeSeatsLeft } from '~/domain/activity/seats.server'
import { forgetOldAskings } from '~/domain/asking/ledger.server'
import { giveBackUnheard } from '~/domain/assessment/give-back.server'
import { releaseNewKin } from '~/domain/assessment/too-close.server'
import { keepApartFromNewKin } from '~/domain/casebook/apart.server'
import { endLateTries } from '~/domain/certification/end-tries.server'
import { lapseOffers } from '~/domain/cohort/lapse-offers.server'
import { remindOfCertificates } from '~/domain/notice/certificate-mail.server'
import { writeDigests } from '~/domain/notice/digest.server'
import { remindOfSeats } from '~/domain/notice/hosting-reminder.server'
import { remindOfNeeds } from '~/domain/notice/need-mail.server'
import { askAboutPromises } from '~/domain/notice/promise-mail.server'
import { writeReminders } from '~/domain/notice/reminders.server'
import { forgetOldUploads } from '~/domain/person/upload.server'
import { forgetDeletedEntries } from '~/domain/practice/log.server'
import { forgetDeletedMarks } from '~/domain/progress/mark.server'
import { forgetUnsentWords } from '~/domain/room/drafts.server'
import { askCohorts } from '~/domain/round360/ask-cohorts.server'
import { closeDueRounds } from '~/domain/round360/close.server'
import { inviteLater } from '~/domain/round360/invite.server'
import { keepSeriesAhead } from '~/domain/session/series.server'
import { forgetClosedSurveys } from '~/domain/session/survey.server'
import type { Services } from '../web'
import type { Job } from './jobs'

/** What comes round by the clock: minutes are chosen so that no two begin together. */
export function jobsOf({ db, clock, content, linkKey, mail, limits, signIns, later, log }: Services): Job[] {
	const write = async (letters: (db: Services['db'], now: Date) => Promise<number>) => {
		if ((await letters(db, clock())) > 0) mail.wake()
	}
	return [
		// A server that was away while their hour came has them to write at once.
		{ name: 'remind', cron: '*/5 * * * *', atStart: true, work: () => write(writeReminders) },
		{ name: 'ask-about-promises', cron: '17 * * * *', atStart: true, work: () => write(askAboutPromises) },
		// Each offer asks for its own end; once a minute finds whatever that missed.
		{ name: 'lapse-offers', cron: '* * * * *', work: () => write((each, now) => lapseOffers(each, now, later)) },
		// Whoever comes back sees their try ended at once; this is for the others.
		{ name: 'check-clocks', cron: '* * * * *', atStart: true, work: () => endLateTries(db, content, clock()) },
		{ name: 'remind-of-seats', cron: '9-54/15 * * * *', atStart: true, work: () => write(remindOfSeats) },
		{ name: 'free-hosting-seats', cron: '* * * * *', work: () => write(freeSeatsLeft) },
		{ name: 'certificates-end', cron: '7 6 * * *', atStart: true, work: () => write(remindOfCertificates) },
		{ name: 'needs-due', cron: '41 6 * * *', atStart: true, work: () => write(remindOfNeeds) },
		{ name: 'digest', cron: '2-59/15 * * * *', work: () => write(writeDigests) },
		{
			name: 'series',
			cron: '47 * * * *',
			atStart: true,
			work: () =>
				write((each, now) =>
					keepSeriesAhead(each, now, (series, error) =>
						log.error({ series, err: error }, 'a series could not be kept ahead'),
					),
				),
		},
		{ name: 'close-rounds', cron: '7 * * * *', atStart: true, work: () => write(closeDueRounds) },
		// What is defended, and read by two who have no hour for it
		{
			name: 'give-work-back',
			cron: '23 * * * *',
			work: () =>
				write((each, now) =>
					giveBackUnheard(each, content, now, (submission, error) =>
						log.error({ submission, err: error }, 'work could not be given back'),
					),
				),
		},
		// Whose last session is over
		{
			name: 'ask-cohorts',
			cron: '13 * * * *',
			work: () => write((each, now) => askCohorts(each, { key: linkKey, content }, now)),
		},
		// Who had no room in their month when a round opened
		{ name: 'invite-raters', cron: '11 * * * *', work: () => write(inviteLater) },
		// Before the hour's other work: who is kin now stays away from what was told meanwhile.
		{ name: 'kin', cron: '19 * * * *', atStart: true, work: () => keepApartFromNewKin(db) },
		// Nor do they judge that person's work.
		{ name: 'kin-judge', cron: '21 * * * *', atStart: true, work: () => write(releaseNewKin) },
		{
			name: 'sweep',
			cron: '33 * * * *',
			atStart: true,
			work: () =>
				Promise.all([
					limits.forgetExpired(clock()),
					signIns.forgetExpired(),
					forgetDeletedMarks(db, clock()),
					forgetDeletedEntries(db, clock()),
					forgetOldUploads(db, clock()),
					forgetClosedSurveys(db, clock()),
					forgetOldAskings(db, clock()),
					forgetUnsentWords(db, clock()),
				]),
		},
	]
}
